namespace HubSim.Kernel.Resources.Disciplines;

/// <summary>
/// The first so many requests of a line, in the order of priority, then first come, side by side in memory: what a
/// scheduler looks at each time.
/// </summary>
/// <param name="depth">How many.</param>
internal sealed class QueueWindow(int depth)
{
    private Slot[] slots = new Slot[Math.Min(depth, 16)];

    public int Count { get; private set; }

    public ref readonly Slot this[int index] => ref slots[index];

    /// <summary>A request has joined the line. Its place in the window; -1 if it is beyond.</summary>
    public int Add(QueuedRequest request)
    {
        var index = PlaceOf(request);
        if (index == depth)
        {
            return -1;
        }

        if (Count == depth)
        {
            slots[--Count].Request.Index = -1;
        }

        Insert(index, request);
        return index;
    }

    /// <summary>
    /// A request has left the line: whoever is the first beyond the window moves up. The place it had; -1 if it was
    /// beyond.
    /// </summary>
    public int Remove(QueuedRequest request, Resource resource)
    {
        if (request.Index < 0)
        {
            return -1;
        }

        var index = PlaceOf(request);
        var last = slots[Count - 1].Request;
        Array.Copy(slots, index + 1, slots, index, Count - index - 1);
        slots[--Count] = default;
        request.Index = -1;
        if (Count == depth - 1)
        {
            // Where the last of the window is the one that has left, the line is asked for what follows the one before.
            var before = !ReferenceEquals(last, request) ? last : Count > 0 ? slots[Count - 1].Request : null;
            if (resource.AfterInLine(before) is { } next)
            {
                Insert(Count, next);
            }
        }

        return index;
    }

    private void Insert(int index, QueuedRequest request)
    {
        if (Count == slots.Length)
        {
            Array.Resize(ref slots, Math.Min(depth, 2 * Count));
        }

        Array.Copy(slots, index, slots, index + 1, Count - index);
        slots[index] = new Slot(request);
        request.Index = 0;
        Count++;
    }

    private int PlaceOf(QueuedRequest request)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (QueuedRequest.GoesBefore(slots[middle].Request, request))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>A request with what a scheduler reads of it, so that looking at many touches little memory.</summary>
    internal readonly struct Slot(QueuedRequest request)
    {
        public readonly QueuedRequest Request = request;
        public readonly long Units = request.Units;
        public readonly long Limit = request.LimitTicks;
    }
}
