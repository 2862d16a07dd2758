using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>A wait for a time of the clock. Begins when it is awaited.</summary>
public readonly struct HoldAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Simulator simulator;
    private readonly long tick;
    private readonly int priority;

    internal HoldAwaitable(Simulator simulator, long tick, int priority)
    {
        this.simulator = simulator;
        this.tick = tick;
        this.priority = priority;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(HoldAwaitable wait) => wait.ToAnyWait();

    /// <summary>False: even a hold of no length lets the other events of its tick go first.</summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(simulator.CurrentBox);
            return false;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public HoldAwaitable GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(simulator, simulator.HoldPlace, tick, priority, 0);

    /// <summary>Returns when the time has come.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public void GetResult()
    {
        var process = simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }
    }

    /// <summary>Refuses: only processes can hold. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process) => Begin(process);

    /// <summary>Begins the wait in the name of the process that awaits it.</summary>
    internal void Begin(ProcessBox process)
    {
        if (process.BeginWait(simulator))
        {
            simulator.Schedule(process, tick, priority);
        }
    }
}
