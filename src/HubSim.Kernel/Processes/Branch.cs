namespace HubSim.Kernel.Processes;

/// <summary>
/// Stands in line for a process that waits for several things at once: a process can stand in one line only. To the
/// lines and the calendar it is a process; when it is served or its event comes, it tells its group.
/// </summary>
internal sealed class Branch : ProcessBox
{
    public AnyWait Wait;
    public int Index;

    /// <summary>It was answered, or withdrawn, and is in no line and not in the calendar.</summary>
    public bool HasEnded;

    public Branch(WaitGroup group) => Whole = group;

    /// <summary>The several waits of which this is one.</summary>
    public WaitGroup Whole { get; }

    /// <summary>Time from the beginning of the wait to its end.</summary>
    public TimeSpan Waited { get; private set; }

    public override int BranchIndex => Index;

    public override bool SeesStops => true;

    protected override string MethodName => Whole.Owner?.Name ?? "";

    /// <summary>Makes ready for a wait that begins now.</summary>
    public void Prepare(in AnyWait wait, int index)
    {
        Wait = wait;
        Index = index;
        HasEnded = IsServed = false;
        ForgetFailure();
        EndsInException = false;
        Holding = default;
        UseTicks = -1;
        Waited = TimeSpan.Zero;
    }

    /// <summary>Notes the end of the wait.</summary>
    public void NoteEnd(TimeSpan waited)
    {
        HasEnded = true;
        Waited = waited;
        State = ProcessState.Waiting;
    }

    /// <summary>What it was given goes back.</summary>
    public void GiveBack()
    {
        if (IsServed)
        {
            IsServed = false;
            Wait.Place!.TakeBack(this);
        }
    }

    public override void Step() => Whole.End(this);

    protected override void ReturnToPool()
    {
    }
}
