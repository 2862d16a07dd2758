namespace HubSim.Kernel.Tests.Programs;

/// <summary>
/// A process with its place in its script written out: where a method would stand at an <c>await</c>, this one has a
/// number and a state.
/// </summary>
internal sealed class ReferenceProcess(ReferenceWorld world, int id, Script script, bool isNamed) : IReferencePlace
{
    private const string InterruptPassed = "The process was interrupted.";

    private readonly ReferenceKernel kernel = world.Kernel;
    private readonly List<ReferenceGrant?> grants = [];
    private readonly List<ReferenceProcess> children = [];
    private readonly List<ReferenceWait> awaiting = [];
    private readonly Queue<int> interrupts = new();
    private ReferenceProcess? parent;
    private ReferenceWait? wait;
    private ReferenceGroup? group;
    private Entry? entry;
    private int at;
    private bool isToStop;
    private State state;

    private enum State
    {
        Created,
        Starting,
        Running,
        Waiting,
        Woken,
        Called,
        Finished,
    }

    public int Id => id;

    public List<ReferenceGrant?> Grants => grants;

    /// <summary>The last answer, if it is a grant that was not given back; it may have been lost.</summary>
    public ReferenceGrant? LastGrant => grants.Count > 0 && grants[^1] is { IsBack: false } last ? last : null;

    public bool IsFinished => state == State.Finished;

    /// <summary>How it failed, if it did, as those see it that await it.</summary>
    public string? Failure { get; private set; }

    private string Name => isNamed ? $"p{id}" : "Act";

    private Step Step => script.Steps[at % script.Steps.Length];

    public void Start(int priority, ReferenceProcess? asChildOf)
    {
        state = State.Starting;
        parent = asChildOf;
        parent?.children.Add(this);
        entry = kernel.Enter(kernel.Now, priority, TakeFirstStep);
    }

    /// <summary>The start and the first step in one, within the step of another.</summary>
    public void StepWithin(ReferenceProcess? asChildOf)
    {
        parent = asChildOf;
        parent?.children.Add(this);
        state = State.Running;
        RunOn();
    }

    public bool Interrupt(int cause)
    {
        if (IsFinished || isToStop)
        {
            return false;
        }

        interrupts.Enqueue(cause);
        if (state == State.Waiting)
        {
            LeaveWait();
            Call();
        }

        return true;
    }

    /// <summary>See <see cref="HubSim.Kernel.Processes.Process.Stop"/>; not by the process itself.</summary>
    public bool Stop()
    {
        switch (state)
        {
            case State.Finished:
                return false;
            case State.Starting:
                kernel.Cancel(entry);
                Settle();
                return true;
            case State.Waiting:
                LeaveWait();
                Call();
                break;
            case State.Woken when CurrentFailure is null:
                kernel.Cancel(entry);
                GiveBackWait();
                Call();
                break;
            default:
                break;
        }

        isToStop = true;
        return true;
    }

    /// <summary>A wait has been met: the process goes on at this tick, after what is due already.</summary>
    public void Wake(ReferenceWait by)
    {
        state = State.Woken;
        entry = kernel.Enter(kernel.Now, 0, () => GoOn(by));
    }

    /// <summary>A wait is over, and the process goes on here and now.</summary>
    public void GoOn(ReferenceWait ended)
    {
        state = State.Running;
        if (CurrentFailure is { } failure)
        {
            EndWaitInException($"caught {failure}", failure);
        }
        else
        {
            Report(group is null ? world.Told(ended, this) : world.Told(group, Step, this));
            at++;
        }

        RunOn();
    }

    public bool TryMeet(ReferenceWait wait)
    {
        wait.Failure = IsFinished ? Failure : null;
        return IsFinished;
    }

    public void Join(ReferenceWait wait)
    {
        StartIfNew(wait.Owner);
        awaiting.Add(wait);
    }

    public void StartIfNew(ReferenceProcess startedBy)
    {
        if (state == State.Created)
        {
            Start(0, startedBy);
        }
    }

    public void Leave(ReferenceWait wait) => Assert.True(awaiting.Remove(wait));

    public void TakeBack(ReferenceWait wait)
    {
    }

    private string? CurrentFailure => group is null ? wait?.Failure : group.Failure;

    private void TakeFirstStep()
    {
        state = State.Running;
        if (!isNamed)
        {
            world.Register(this);
        }

        RunOn();
    }

    // From step to step, until one waits or ends the process.
    private void RunOn()
    {
        while (state == State.Running && at < script.Steps.Length * script.Repeats)
        {
            switch (Step)
            {
                case Await step:
                    BeginOne(step.What);
                    break;
                case AwaitFirst step:
                    BeginSeveral(step.What, isAll: false);
                    break;
                case AwaitAll step:
                    BeginSeveral(step.What, isAll: true);
                    break;
                case Throw:
                    End($"p{id} throws");
                    break;
                case StopOne step when world.ByNumber(step.Which) is { } one:
                    Report("is about to stop one");
                    if (ReferenceEquals(one, this))
                    {
                        End(null);
                        break;
                    }

                    Report($"stopped: {one.Stop()}");
                    at++;
                    break;
                case Spawn step:
                    Report(DoAndClean(step));
                    at++;
                    break;
                case var step:
                    Report(world.DoAtOnce(this, step));
                    at++;
                    break;
            }
        }

        if (state == State.Running)
        {
            End(null);
        }
    }

    // What one fails that was started at once, passes through its starter, whose last block runs.
    private string DoAndClean(Spawn step)
    {
        try
        {
            return world.DoAtOnce(this, step);
        }
        catch (ReferenceFailure)
        {
            grants.ForEach(grant => grant?.GiveBack());
            at = 0;
            Report("ends");
            throw;
        }
    }

    private void BeginOne(WaitFor wish)
    {
        group = null;
        wait = world.MakeWait(this, wish, null);
        if (wait.TryAtOnce())
        {
            if (wait.Failure is { } failure)
            {
                EndWaitInException($"caught {failure}", failure);
                return;
            }

            Report(world.Told(wait, this));
            at++;
        }
        else if (IsCalled)
        {
            // What was to be started by being awaited starts though nobody waits for it now.
            (wait.Place as ReferenceProcess)?.StartIfNew(this);
            Call();
        }
        else
        {
            state = State.Waiting;
            wait.StandInLine();
        }
    }

    private void BeginSeveral(WaitFor[] wishes, bool isAll)
    {
        wait = null;
        group = new ReferenceGroup(this, isAll);
        group.Waits.AddRange(wishes.Select(wish => world.MakeWait(this, wish, group)));
        if (group.TryAtOnce())
        {
            if (group.Failure is { } failure)
            {
                EndWaitInException($"caught {failure}", failure);
                return;
            }

            Report(world.Told(group, Step, this));
            at++;
        }
        else if (IsCalled)
        {
            group.GiveUp();
            Call();
        }
        else
        {
            state = State.Waiting;
            group.StandInLines();
        }
    }

    private bool IsCalled => isToStop || interrupts.Count > 0;

    private void LeaveWait()
    {
        wait?.CutShort();
        group?.GiveUp();
    }

    private void GiveBackWait()
    {
        wait?.GiveBack();
        group?.GiveUp();
    }

    private void Call()
    {
        state = State.Called;
        entry = kernel.Enter(kernel.Now, ReferenceKernel.Urgent, () =>
        {
            state = State.Running;
            if (isToStop)
            {
                End(null);
                return;
            }

            var cause = interrupts.Dequeue();
            EndWaitInException($"interrupted by {cause}", null);
            RunOn();
        });
    }

    // An interrupt, or the failure of what was awaited.
    private void EndWaitInException(string report, string? failure)
    {
        var then = Step switch { Await a => a.Then, AwaitFirst f => f.Then, AwaitAll l => l.Then, _ => default };
        if (then == OnException.LetPass)
        {
            End(failure ?? InterruptPassed);
            return;
        }

        Report(report);
        at++;
        if (then == OnException.Return)
        {
            End(null);
        }
    }

    private void End(string? failure)
    {
        grants.ForEach(grant => grant?.GiveBack());
        at = 0;
        Report("ends");
        Failure = failure;
        Settle();
    }

    private void Settle()
    {
        state = State.Finished;
        var message = Failure;
        if (Failure == InterruptPassed)
        {
            // Those that await it must not take it for an interrupt of their own.
            Failure = $"Process '{Name}' failed at {new TimeSpan(kernel.Now):c}: {InterruptPassed}";
        }

        if (awaiting.Count == 0 && message is not null)
        {
            throw new ReferenceFailure(Name, message);
        }

        while (awaiting.Count > 0)
        {
            var first = awaiting[0];
            awaiting.RemoveAt(0);
            first.Failure = Failure;
            first.Meet();
        }

        while (children.Count > 0)
        {
            var child = children[0];
            children.RemoveAt(0);
            child.parent = null;
            child.Stop();
        }

        parent?.children.Remove(this);
    }

    public void Report(string what) => world.Report(id, at, what);
}
