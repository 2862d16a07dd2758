using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wait for a <see cref="Signal"/>. Begins when it is awaited.</summary>
public readonly struct SignalAwaitable
{
    private readonly Signal signal;
    private readonly long patience;

    internal SignalAwaitable(Signal signal, long patience)
    {
        this.signal = signal;
        this.patience = patience;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(SignalAwaitable wait) => wait.ToAnyWait();

    /// <summary>What the compiler awaits.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public SignalAwaiter GetAwaiter()
    {
        var process = signal.Simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        process.IsServed = false;
        process.IsAnswered = patience == 0;
        process.DueTick = signal.GivesUpAt(patience);
        return new SignalAwaiter(signal);
    }

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(signal.Simulator, signal, 0, 0, patience);
}
