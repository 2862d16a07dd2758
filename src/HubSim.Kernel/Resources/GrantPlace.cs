using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Where processes stand that hold for a time on a grant of one resource: they wait for the clock, and learn at once of
/// the loss of the grant. While a process stands here, its request is the tick at which it is through; after a loss it
/// is what was left.
/// </summary>
/// <param name="resource">The resource.</param>
internal sealed class GrantPlace(Resource resource) : IBranchPlace
{
    private ProcessLine[] lines = new ProcessLine[4];

    public void Begin(ProcessBox process, Holding holding, long duration, int priority)
    {
        if (holding.Index >= lines.Length)
        {
            Array.Resize(ref lines, Math.Max(holding.Index + 1, 2 * lines.Length));
        }

        var simulator = resource.Simulator;
        process.Place = this;
        process.Holding = holding;
        process.Request = simulator.TickAfter(duration);
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = false;
        lines[holding.Index].Add(process);
        simulator.Schedule(process, process.Request, priority);
    }

    /// <summary>The grant in a place was lost: those who hold on it go on at this tick.</summary>
    public void Wake(int index)
    {
        while (index < lines.Length && lines[index].First is { } process)
        {
            lines[index].Remove(process);
            process.IsServed = true;
            process.Request -= resource.Simulator.NowTicks;
            resource.Simulator.Wake(process);
        }
    }

    /// <summary>The grant in a place was given back: those who hold on it hold on, with nothing to lose.</summary>
    public void Detach(int index)
    {
        while (index < lines.Length && lines[index].First is { } process)
        {
            lines[index].Remove(process);
            process.Place = null;
        }
    }

    public bool TryAtOnce(Branch branch)
    {
        var holding = HoldingOf(branch);
        branch.IsServed = resource.IsLost(holding);
        if (branch.IsServed)
        {
            branch.Request = branch.Wait.Request;
        }
        else
        {
            resource.CheckHeld(holding);
        }

        return branch.IsServed;
    }

    public void Enqueue(Branch branch) => Begin(branch, HoldingOf(branch), branch.Wait.Request, branch.Wait.Priority);

    public Outcome Collect(Branch branch) =>
        Outcome.OfHold(branch, new TimeSpan(branch.IsServed ? branch.Request : 0));

    public void Withdraw(ProcessBox process) => lines[process.Holding.Index].Remove(process);

    public void TakeBack(ProcessBox process)
    {
    }

    public PendingWait Describe(ProcessBox process) => new(WaitKind.Hold)
    {
        Name = resource.Name,
        Until = process.DueTime,
        Index = process.BranchIndex,
    };

    // A wait as one of several has room for two numbers; the second is the holding.
    public static long Pack(Holding holding) => (long)holding.Packed;

    private static Holding HoldingOf(Branch branch) => new((ulong)branch.Wait.Patience);
}
