using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Something that processes wait for to happen. It has no memory: who waits when it is fired goes on, who comes later
/// waits for the next time.
/// </summary>
public sealed class Signal : IBranchPlace
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private ProcessLine line;

    /// <summary>Makes a signal for which nobody waits.</summary>
    /// <param name="simulator">The simulator whose processes use it.</param>
    /// <param name="name">Name for messages.</param>
    public Signal(Simulator simulator, string name)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        this.simulator = simulator;
        epoch = simulator.Epoch;
        Name = name;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Processes that wait now.</summary>
    public int Waiting { get; private set; }

    /// <summary>The simulator whose processes use this.</summary>
    internal Simulator Simulator => simulator;

    /// <summary>Waits for the next <see cref="Fire"/>. Await it in a process.</summary>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>True if it was fired, false if patience ran out.</returns>
    public SignalAwaitable Wait(TimeSpan? patience = null)
    {
        simulator.RefuseIfStale(epoch);
        return new SignalAwaitable(this, Patience.Ticks(patience, simulator));
    }

    /// <summary>Lets all who wait now go on: events at this tick, in the order in which they came.</summary>
    public void Fire()
    {
        simulator.RefuseIfStale(epoch);
        while (line.First is { } first)
        {
            LeaveLine(first);
            first.IsServed = true;
            simulator.Wake(first);
        }
    }

    void IWaitPlace.Withdraw(ProcessBox process) => LeaveLine(process);

    void IWaitPlace.TakeBack(ProcessBox process)
    {
    }

    PendingWait IWaitPlace.Describe(ProcessBox process) => new(WaitKind.Signal)
    {
        Name = Name,
        Place = this,
        Until = process.DueTime,
        Index = process.BranchIndex,
    };

    bool IBranchPlace.TryAtOnce(Branch branch)
    {
        simulator.RefuseIfStale(epoch);
        return branch.Wait.Patience == 0;
    }

    void IBranchPlace.Enqueue(Branch branch) => Enqueue(branch, GivesUpAt(branch.Wait.Patience));

    Outcome IBranchPlace.Collect(Branch branch) => Outcome.Of(branch, branch.IsServed);

    /// <summary>The tick at which patience will have run out, or -1 if it has no end.</summary>
    internal long GivesUpAt(long patience) => patience >= 0 ? simulator.TickAfter(patience) : -1;

    /// <summary>Puts a process in line.</summary>
    internal void Enqueue(ProcessBox process, long givesUpAt)
    {
        process.Place = this;
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = false;
        line.Add(process);
        Waiting++;
        if (givesUpAt >= 0)
        {
            simulator.Schedule(process, givesUpAt, 0);
        }
    }

    private void LeaveLine(ProcessBox process)
    {
        line.Remove(process);
        Waiting--;
    }
}
