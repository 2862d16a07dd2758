using HubSim.Kernel.Processes;

namespace HubSim.Kernel;

/// <content>Waiting for several things at once.</content>
public sealed partial class Simulator
{
    private WaitGroup? freeGroups;

    /// <summary>The clock, as one of several things that are waited for.</summary>
    internal HoldPlace HoldPlace { get; }

    /// <summary>
    /// Waits until the first of several waits ends, and withdraws the others, which then get nothing. Await it in a
    /// process. A refusal, because the patience of one of the waits ran out, is an end too. If several can be had when
    /// it is awaited, the first of the arguments wins, and the process goes on without an event; later, the one that is
    /// served first wins. Allocates nothing, except for an item of a store that is a value and not an object.
    /// </summary>
    /// <param name="waits">What could be awaited alone: holds, requests, signals, processes. A process that was not
    /// started yet is started as a child, unless an earlier wait is answered at once, and runs on if it does not
    /// win.</param>
    /// <returns>Which wait won, and what it gave.</returns>
    /// <exception cref="ArgumentException">There are none, or one belongs to another simulator.</exception>
    public FirstOfAwaitable FirstOf(params ReadOnlySpan<AnyWait> waits) => new(Group(waits, all: false));

    /// <summary>
    /// Waits until all of several waits have ended; what is granted is held meanwhile. Await it in a process. If the
    /// process is called away, or an awaited process fails, everything is given back.
    /// </summary>
    /// <param name="waits">What could be awaited alone: holds, requests, signals, processes.</param>
    /// <returns>What each wait gave, in the order of the arguments.</returns>
    /// <exception cref="ArgumentException">There are none, or one belongs to another simulator.</exception>
    public AllOfAwaitable AllOf(params ReadOnlySpan<AnyWait> waits) => new(Group(waits, all: true));

    /// <summary>Gives a branch a slot, so that events can name it.</summary>
    internal void Attach(Branch branch)
    {
        branch.Simulator = this;
        branch.State = ProcessState.Waiting;
        branch.Number = branch.Group!.Owner!.Number;
        processes.Add(branch);
    }

    /// <summary>A branch is done with: its event becomes stale, and its slot free. Nothing if it has none.</summary>
    internal void Detach(Branch branch)
    {
        if (branch.Slot < 0)
        {
            return;
        }

        Cancel(branch);
        processes.Remove(branch);
        branch.Place = null;
        branch.Slot = -1;
    }

    /// <summary>Keeps a group to be used again.</summary>
    internal void Keep(WaitGroup group)
    {
        group.Next = freeGroups;
        freeGroups = group;
    }

    private WaitGroup Group(ReadOnlySpan<AnyWait> waits, bool all)
    {
        if (waits.IsEmpty)
        {
            throw new ArgumentException($"There is nothing to wait for{Where}.", nameof(waits));
        }

        foreach (var wait in waits)
        {
            if (wait.Place is null || (wait.Simulator is { } other && !ReferenceEquals(other, this)))
            {
                throw new ArgumentException($"A wait belongs to no simulator, or to another{Where}.", nameof(waits));
            }
        }

        var group = freeGroups ?? new WaitGroup(this);
        freeGroups = group.Next;
        group.Next = null;
        group.Fill(waits, all);
        return group;
    }
}
