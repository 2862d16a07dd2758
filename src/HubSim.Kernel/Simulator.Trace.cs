using System.Diagnostics.CodeAnalysis;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel;

/// <content>Looking on while events are executed.</content>
public sealed partial class Simulator
{
    private StepTracer? tracer;

    /// <summary>
    /// Who gets a record of every event; null, the value at first and after a reset, for nobody. A change takes effect
    /// at the next run. Costs nothing while it is null: the loop is compiled twice, with and without it.
    /// </summary>
    public ITraceObserver? Trace { get; set; }

    [MemberNotNullWhen(true, nameof(tracer))]
    private bool BeginTrace()
    {
        if (Trace is not { } observer)
        {
            tracer = null;
            return false;
        }

        if (tracer is null || !ReferenceEquals(tracer.Observer, observer))
        {
            tracer = new StepTracer(this, observer);
            tracer.NoteWaits(processes);
        }

        return true;
    }

    private interface ITraceSwitch
    {
        static abstract bool IsOn { get; }
    }

    private readonly struct TraceOn : ITraceSwitch
    {
        public static bool IsOn => true;
    }

    private readonly struct TraceOff : ITraceSwitch
    {
        public static bool IsOn => false;
    }
}
