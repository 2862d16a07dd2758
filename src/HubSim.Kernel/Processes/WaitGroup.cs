using System.Runtime.ExceptionServices;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Processes;

/// <summary>
/// Several waits of one process. They are decided in the moment in which the wait that decides is served: the others
/// are withdrawn then, and the process goes on at this tick, after the events that are due already.
/// </summary>
/// <param name="simulator">The simulator whose pool it belongs to.</param>
internal sealed class WaitGroup(Simulator simulator) : IWaitPlace
{
    private Branch[] branches = [];
    private int count;
    private int open;
    private int winner;
    private long since;
    private bool isAll;
    private bool isDecided;
    private bool isAtOnce;
    private Exception? failure;

    /// <summary>Tells the uses of the group apart.</summary>
    public int Generation { get; private set; }

    public Simulator Simulator => simulator;

    /// <summary>Whether the wait is over; what still stands in a line is being withdrawn.</summary>
    public bool IsDecided => isDecided;

    /// <summary>The branch whose end decided. Only when the wait is over.</summary>
    public int Winner => winner;

    /// <summary>The process that waits.</summary>
    public ProcessBox? Owner { get; private set; }

    /// <summary>The single waits, those that have ended included.</summary>
    public ReadOnlySpan<Branch> Branches => branches.AsSpan(0, count);

    /// <summary>The next in the pool.</summary>
    public WaitGroup? Next { get; set; }

    /// <summary>Takes the waits over; none begins yet.</summary>
    public void Fill(ReadOnlySpan<AnyWait> waits, bool all)
    {
        var known = branches.Length;
        if (known < waits.Length)
        {
            Array.Resize(ref branches, waits.Length);
            for (var i = known; i < branches.Length; i++)
            {
                branches[i] = new Branch(this);
            }
        }

        count = waits.Length;
        isAll = all;
        for (var i = 0; i < count; i++)
        {
            branches[i].Prepare(waits[i], i);
        }
    }

    /// <summary>Makes the requests. Whether the answers of this moment decide.</summary>
    public bool TryAtOnce(int generation)
    {
        Misuse.RefuseOutsideProcess(simulator.CurrentBox);
        if (generation != Generation)
        {
            throw new InvalidOperationException($"A first-of or all-of can be awaited once{simulator.Where}.");
        }

        Generation++;
        Owner = simulator.CurrentBox;
        open = count;
        since = simulator.NowTicks;
        isDecided = false;
        failure = null;
        try
        {
            isAtOnce = TryEach();
        }
        catch
        {
            GiveUp();
            throw;
        }

        return isAtOnce;
    }

    /// <summary>Puts a branch in each line.</summary>
    public void Begin(ProcessBox process)
    {
        if (!process.BeginWait(simulator))
        {
            GiveUp();
            return;
        }

        process.Place = this;
        process.WaitingSince = simulator.NowTicks;
        foreach (var branch in branches.AsSpan(0, count))
        {
            if (!branch.HasEnded)
            {
                simulator.Attach(branch);
                branch.Wait.Place!.Enqueue(branch);
            }
        }
    }

    /// <summary>A branch was served, or its own event has come.</summary>
    public void End(Branch branch)
    {
        Close(branch);
        if (isDecided)
        {
            // It was served by the withdrawal of another.
            branch.GiveBack();
            return;
        }

        open--;
        failure = branch.AwaitedFailure;
        if (failure is null && isAll && open > 0)
        {
            return;
        }

        winner = branch.Index;
        if (failure is not null)
        {
            Owner!.AwaitedFailure = failure;
            Owner.EndsInException = true;
        }

        simulator.Wake(Owner!);
        Decide(givesBack: failure is not null);
    }

    void IWaitPlace.Withdraw(ProcessBox process) => GiveUp();

    void IWaitPlace.TakeBack(ProcessBox process) => GiveUp();

    PendingWait IWaitPlace.Describe(ProcessBox process)
    {
        var waits = new List<PendingWait>();
        foreach (var branch in branches.AsSpan(0, count))
        {
            if (!branch.HasEnded)
            {
                waits.Add(branch.DescribeWait());
            }
        }

        return new PendingWait(isAll ? WaitKind.AllOf : WaitKind.FirstOf) { Branches = waits };
    }

    /// <summary>The wait of the process is over: throws if it was called away, or if what it awaited failed.</summary>
    public void ThrowIfFailed()
    {
        if (!isAtOnce && Owner!.EndsInException)
        {
            var owner = Owner;
            Release();
            owner.ThrowCall();
        }

        if (isAtOnce && failure is { } thrown)
        {
            Release();
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    /// <summary>What the first wait to end has given.</summary>
    public Outcome CollectFirst()
    {
        var outcome = branches[winner].Wait.Place!.Collect(branches[winner]);
        Release();
        return outcome;
    }

    /// <summary>What all waits have given.</summary>
    public Outcome[] CollectAll()
    {
        var outcomes = new Outcome[count];
        for (var i = 0; i < count; i++)
        {
            outcomes[i] = branches[i].Wait.Place!.Collect(branches[i]);
        }

        Release();
        return outcomes;
    }

    // What one wait gives at once may be what another asks for, hence as many rounds as change something.
    private bool TryEach()
    {
        int before;
        do
        {
            before = open;
            for (var i = 0; i < count; i++)
            {
                var branch = branches[i];
                branch.Number = Owner!.Number;
                if (branch.HasEnded || !branch.Wait.Place!.TryAtOnce(branch))
                {
                    continue;
                }

                branch.NoteEnd(TimeSpan.Zero);
                open--;
                winner = i;
                if (branch.AwaitedFailure is { } thrown)
                {
                    failure = thrown;
                    GiveUp();
                    return true;
                }

                if (!isAll)
                {
                    return true;
                }
            }
        }
        while (open > 0 && open < before);
        return open == 0;
    }

    private void GiveUp() => Decide(givesBack: true);

    // Whoever leaves a line may let another branch of the same group be served: that one gives back by itself.
    private void Decide(bool givesBack)
    {
        isDecided = true;
        foreach (var branch in branches.AsSpan(0, count))
        {
            if (branch.HasEnded)
            {
                if (givesBack)
                {
                    branch.GiveBack();
                }

                continue;
            }

            var place = branch.Place;
            Close(branch);
            place?.Withdraw(branch);
        }
    }

    private void Close(Branch branch)
    {
        branch.NoteEnd(new TimeSpan(simulator.NowTicks - since));
        simulator.Detach(branch);
    }

    private void Release()
    {
        foreach (var branch in branches.AsSpan(0, count))
        {
            branch.Wait = default;
        }

        Owner = null;
        failure = null;
        simulator.Keep(this);
    }
}
