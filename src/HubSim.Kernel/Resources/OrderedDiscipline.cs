namespace HubSim.Kernel.Resources;

/// <summary>
/// A discipline that is an order: the first request is served, and while it does not fit, it blocks those behind it.
/// What the order looks at must not change while a request waits.
/// </summary>
/// <remarks>Joining and leaving cost a number of comparisons that grows with the logarithm of the queue.</remarks>
public abstract class OrderedDiscipline : QueueDiscipline
{
    private QueuedRequest[] heap = new QueuedRequest[4];
    private int count;

    /// <summary>
    /// Whether a request goes before another, strictly. Where neither goes before the other, the first come does.
    /// </summary>
    /// <param name="first">A request.</param>
    /// <param name="second">Another.</param>
    protected abstract bool GoesBefore(QueuedRequest first, QueuedRequest second);

    /// <inheritdoc/>
    protected sealed override QueuedRequest? Choose() => count == 0 ? null : heap[0];

    /// <inheritdoc/>
    protected override void Joined(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        SiftUp(count++, request);
    }

    /// <inheritdoc/>
    protected override void Left(QueuedRequest request) => Remove(request);

    /// <inheritdoc/>
    protected override void Granted(QueuedRequest request) => Remove(request);

    private void Remove(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var index = request.Index;
        var last = heap[--count];
        heap[count] = null!;
        request.Index = -1;
        if (!ReferenceEquals(last, request))
        {
            SiftDown(index, last);
            SiftUp(last.Index, last);
        }
    }

    private void SiftUp(int index, QueuedRequest moved)
    {
        while (index > 0 && IsBefore(moved, heap[(index - 1) / 2]))
        {
            Place(index, heap[(index - 1) / 2]);
            index = (index - 1) / 2;
        }

        Place(index, moved);
    }

    private void SiftDown(int index, QueuedRequest moved)
    {
        for (var child = (2 * index) + 1; child < count; child = (2 * index) + 1)
        {
            if (child + 1 < count && IsBefore(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!IsBefore(heap[child], moved))
            {
                break;
            }

            Place(index, heap[child]);
            index = child;
        }

        Place(index, moved);
    }

    private void Place(int index, QueuedRequest request)
    {
        heap[index] = request;
        request.Index = index;
    }

    private bool IsBefore(QueuedRequest a, QueuedRequest b) =>
        GoesBefore(a, b) || (a.Number < b.Number && !GoesBefore(b, a));
}
