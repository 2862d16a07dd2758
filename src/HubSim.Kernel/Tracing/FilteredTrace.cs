namespace HubSim.Kernel.Tracing;

/// <summary>Hands on the records that one wants to see, such as those of some processes.</summary>
/// <param name="observer">Who gets them.</param>
/// <param name="isWanted">Which ones.</param>
public sealed class FilteredTrace(ITraceObserver observer, Predicate<TraceRecord> isWanted) : ITraceObserver
{
    /// <summary>Only the events of the processes with one of some names.</summary>
    /// <param name="observer">Who gets them.</param>
    /// <param name="names">The names.</param>
    public static FilteredTrace OfProcesses(ITraceObserver observer, params IReadOnlyCollection<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return new FilteredTrace(observer, record => wanted.Contains(record.ProcessName));
    }

    /// <summary>Only the events of the processes with one of some numbers.</summary>
    /// <param name="observer">Who gets them.</param>
    /// <param name="numbers">The numbers, which count processes from 1 in the order of their starts.</param>
    public static FilteredTrace OfProcesses(ITraceObserver observer, params IReadOnlyCollection<long> numbers)
    {
        var wanted = numbers.ToHashSet();
        return new FilteredTrace(observer, record => wanted.Contains(record.ProcessNumber));
    }

    /// <inheritdoc/>
    public void OnEvent(in TraceRecord record)
    {
        if (isWanted(record))
        {
            observer.OnEvent(record);
        }
    }
}
