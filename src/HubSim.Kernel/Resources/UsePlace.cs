using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Where processes stand that use units of one resource, from the grant to the end of the time, when the units go back
/// before the process goes on. While they ask for the units they stand in the line of the resource. After the end, the
/// request of a process is what was left of its time.
/// </summary>
/// <param name="resource">The resource.</param>
internal sealed class UsePlace(Resource resource) : IBranchPlace
{
    // Who learns of the loss of a grant, by the place of the grant: its slot and 1; 0 for nobody. Slots, because to store
    // a number costs less than a reference.
    private int[] users = new int[4];

    /// <summary>A process has its units: the time begins.</summary>
    public void Begin(ProcessBox process)
    {
        var index = process.Holding.Index;
        if (index >= users.Length)
        {
            Array.Resize(ref users, Math.Max(index + 1, 2 * users.Length));
        }

        users[index] = process.Slot + 1;
        process.Place = this;
        process.IsServed = true;
        var simulator = resource.Simulator;
        simulator.Cancel(process);

        // No longer than until the last tick there is: what is left and how long it waited are reckoned from this.
        var end = simulator.TickAfter(process.UseTicks);
        process.UseTicks = end - simulator.NowTicks;
        simulator.Schedule(process, end, 0);
    }

    /// <summary>The grant in a place was lost: who uses it goes on at this tick.</summary>
    public void Wake(int index)
    {
        if (index < users.Length && users[index] > 0)
        {
            var process = resource.Simulator.ProcessIn(users[index] - 1)!;
            End(process, left: process.DueTick - resource.Simulator.NowTicks);
            resource.Simulator.Wake(process);
        }
    }

    /// <summary>A grant was lost in the moment of granting, before the time began.</summary>
    public void WakeAtOnce(ProcessBox process)
    {
        process.Place = this;
        process.IsServed = true;
        process.Request = process.UseTicks;
        resource.Release(process.Holding);
        resource.Simulator.Wake(process);
    }

    public bool TryAtOnce(Branch branch) => false;

    public void Enqueue(Branch branch)
    {
        branch.UseTicks = branch.Wait.Duration;
        resource.BeginUse(branch, Terms.Of(branch.Wait));
    }

    public Outcome Collect(Branch branch) =>
        Outcome.OfUse(branch, new TimeSpan(branch.IsServed ? branch.Request : branch.Wait.Duration));

    /// <summary>The time is over, or cut short by a call: the units go back.</summary>
    public void Withdraw(ProcessBox process) => End(process, left: 0);

    // They are back already.
    public void TakeBack(ProcessBox process)
    {
    }

    public PendingWait Describe(ProcessBox process) => new(WaitKind.Hold)
    {
        Name = resource.Name,
        Until = process.DueTime,
        Index = process.BranchIndex,
    };

    private void End(ProcessBox process, long left)
    {
        users[process.Holding.Index] = 0;
        process.Request = left;
        resource.Release(process.Holding);
    }
}
