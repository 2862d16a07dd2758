using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Processes;

/// <summary>The end of a process, as one of several things that are waited for.</summary>
internal sealed class JoinPlace : IBranchPlace
{
    public static readonly JoinPlace Instance = new();

    public bool TryAtOnce(Branch branch)
    {
        if (!branch.Wait.Process.IsFinished)
        {
            return false;
        }

        if (branch.Wait.Process.Box?.Failure is { } failure)
        {
            branch.AwaitedFailure = failure;
        }

        return true;
    }

    public void Enqueue(Branch branch) => ProcessAwaiter.Join(branch, branch.Whole.Owner!, branch.Wait.Process);

    public Outcome Collect(Branch branch) => Outcome.Of(branch, isMet: true);

    public void Withdraw(ProcessBox process)
    {
    }

    public void TakeBack(ProcessBox process)
    {
    }

    public PendingWait Describe(ProcessBox process) => process.DescribeWait();
}
