using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Tracing;

/// <summary>Keeps the records of a trace.</summary>
internal sealed class Records : List<TraceRecord>, ITraceObserver
{
    public void OnEvent(in TraceRecord record) => Add(record);
}
