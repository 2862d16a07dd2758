using HubSim.Kernel.Tracing;

namespace HubSim.Cli.Replaying;

/// <summary>Hands on the events of a firm: those of its own process, and of all that end with it.</summary>
/// <param name="process">Name of the firm's process.</param>
/// <param name="observer">Who gets the events.</param>
sealed class FirmTrace(string process, ITraceObserver observer) : ITraceObserver
{
    private readonly HashSet<long> family = [];

    /// <summary>Number of events that were handed on.</summary>
    public long Events { get; private set; }

    /// <inheritdoc/>
    public void OnEvent(in TraceRecord record)
    {
        if (record.ProcessName == process || (record.ParentNumber is { } parent && family.Contains(parent)))
        {
            family.Add(record.ProcessNumber);
        }

        if (family.Contains(record.ProcessNumber))
        {
            Events++;
            observer.OnEvent(record);
        }
    }
}
