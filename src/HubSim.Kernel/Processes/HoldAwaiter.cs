using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>A wait for a time of the clock that is about to begin. What the compiler awaits.</summary>
/// <remarks>
/// The compiler keeps an awaiter in the state of the method from the beginning of the wait to its end. So that of a
/// hold is a mere number, and those of other waits are a mere reference, while what is asked for is noted in the
/// process: to store several fields with a reference among them, to load and to clear them takes as long as all the
/// rest of a hold.
/// </remarks>
public readonly struct HoldAwaiter : ICriticalNotifyCompletion, IKernelWait
{
    // Waits on any thread that end in an exception just now; mostly 0.
    private static int ending;

    private readonly int simulator;

    internal HoldAwaiter(Simulator simulator) => this.simulator = simulator.Id;

    /// <summary>False: even a hold of no length lets the other events of its tick go first.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1822", Justification = "The compiler calls it on an instance.")]
    public bool IsCompleted => false;

    /// <summary>Returns when the time has come.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1822", Justification = "The compiler calls it on an instance.")]
    public void GetResult()
    {
        if (ending != 0)
        {
            ThrowIfEnding();
        }
    }

    /// <summary>Refuses: only processes can hold. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(Simulator.Running?.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(Simulator.Running?.CurrentBox);

    void IKernelWait.Begin(ProcessBox process) => Begin(process);

    /// <summary>Begins the wait in the name of the process that awaits it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(ProcessBox process)
    {
        var own = process.Simulator!;
        if (own.Id == simulator && !process.HasCalls)
        {
            process.State = ProcessState.Waiting;
            own.Schedule(process, process.DueTick, process.RequestPriority);
        }
        else
        {
            process.AnswerCalls(own.Id == simulator ? own : null);
        }
    }

    /// <summary>Takes the step of a process whose wait ends in an exception.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void StepIntoException(ProcessBox process)
    {
        Interlocked.Increment(ref ending);
        try
        {
            if (process.EndsUnseen)
            {
                process.EndUnseen();
            }
            else
            {
                process.Step();
            }
        }
        finally
        {
            Interlocked.Decrement(ref ending);
        }
    }

    private static void ThrowIfEnding()
    {
        if (Simulator.Running?.CurrentBox is { EndsInException: true } current)
        {
            current.ThrowCall();
        }
    }
}
