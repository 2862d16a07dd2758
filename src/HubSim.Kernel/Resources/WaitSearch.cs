using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>The requests of one process that wait in one place: its own, or those of its several waits.</summary>
internal ref struct WaitSearch
{
    private readonly IWaitPlace place;
    private readonly ProcessBox? single;
    private readonly ReadOnlySpan<Branch> branches;
    private int next;

    public WaitSearch(IWaitPlace place, Process process)
    {
        this.place = place;
        if (process.Box is not { State: ProcessState.Waiting } box)
        {
            return;
        }

        if (box.Place is WaitGroup group)
        {
            branches = group.Branches;
        }
        else if (ReferenceEquals(box.Place, place))
        {
            single = box;
        }
    }

    public ProcessBox Current { get; private set; } = null!;

    /// <summary>Throws unless the process waits in the place.</summary>
    public static void Require(IWaitPlace place, Process process, string name, Simulator simulator)
    {
        if (!new WaitSearch(place, process).MoveNext())
        {
            throw new InvalidOperationException(process.IsFinished
                ? $"A process that has ended does not wait for '{name}'{simulator.Where}."
                : $"Process '{process.Name}' does not wait for '{name}'{simulator.Where}.");
        }
    }

    public readonly WaitSearch GetEnumerator() => this;

    public bool MoveNext()
    {
        if (single is not null && next == 0)
        {
            next = 1;
            Current = single;
            return true;
        }

        while (next < branches.Length)
        {
            var branch = branches[next++];
            if (!branch.HasEnded && ReferenceEquals(branch.Place, place))
            {
                Current = branch;
                return true;
            }
        }

        return false;
    }
}
