namespace HubSim.Kernel.Tests.Programs;

/// <summary>An event of the reference kernel.</summary>
internal sealed record Entry(long Tick, int Priority, long Order, Action Happens);

/// <summary>
/// Clock and calendar, slow and obviously right: a list that is searched for the first event, from which what is
/// cancelled is removed.
/// </summary>
internal sealed class ReferenceKernel
{
    /// <summary>Before all priorities of a model.</summary>
    public const int Urgent = int.MinValue;

    private readonly List<Entry> calendar = [];
    private long entered;

    public long Now { get; private set; }

    public long Events { get; private set; }

    public Entry Enter(long tick, int priority, Action happens)
    {
        var entry = new Entry(tick, priority, ++entered, happens);
        calendar.Add(entry);
        return entry;
    }

    public void Cancel(Entry? entry)
    {
        if (entry is not null)
        {
            calendar.Remove(entry);
        }
    }

    public void Run(long? until)
    {
        while (calendar.Count > 0 && calendar.MinBy(e => (e.Tick, e.Priority, e.Order)) is { } first
            && first.Tick <= (until ?? long.MaxValue))
        {
            calendar.Remove(first);
            Now = first.Tick;
            Events++;
            first.Happens();
        }

        Now = until ?? Now;
    }
}

/// <summary>A process failed and nobody awaited it.</summary>
internal sealed class ReferenceFailure(string process, string message) : Exception(message)
{
    public string Process => process;
}
