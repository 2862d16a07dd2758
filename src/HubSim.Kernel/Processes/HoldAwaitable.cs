namespace HubSim.Kernel.Processes;

/// <summary>A wait for a time of the clock. Begins when it is awaited.</summary>
public readonly struct HoldAwaitable
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

    /// <summary>What the compiler awaits.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public HoldAwaiter GetAwaiter()
    {
        var process = simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        process.DueTick = tick;
        process.RequestPriority = priority;
        return new HoldAwaiter(simulator);
    }

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(simulator, simulator.HoldPlace, tick, priority, 0);
}
