namespace HubSim.Kernel.Tracing;

/// <summary>
/// Gets a record of every event, right after the step that the event caused. Give it to <see cref="Simulator.Trace"/>.
/// </summary>
/// <remarks>
/// It only looks: it must not start, interrupt or stop processes, nor use resources. What it throws fails the
/// simulator, as an exception of a process does.
/// </remarks>
public interface ITraceObserver
{
    /// <summary>Takes note of an event.</summary>
    /// <param name="record">What happened.</param>
    void OnEvent(in TraceRecord record);
}
