using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Processes;

/// <summary>The clock, as one of several things that are waited for.</summary>
/// <param name="simulator">The simulator.</param>
internal sealed class HoldPlace(Simulator simulator) : IBranchPlace
{
    public bool TryAtOnce(Branch branch) => false;

    public void Enqueue(Branch branch) => simulator.Schedule(branch, branch.Wait.Request, branch.Wait.Priority);

    public Outcome Collect(Branch branch) => Outcome.Of(branch, isMet: true);

    public void Withdraw(ProcessBox process)
    {
    }

    public void TakeBack(ProcessBox process)
    {
    }

    public PendingWait Describe(ProcessBox process) => process.DescribeWait();
}
