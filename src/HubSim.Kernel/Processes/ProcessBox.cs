using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Processes;

/// <summary>
/// What the kernel knows of one process. Boxes are used again and again; a generation number tells the processes that
/// lived in one box apart.
/// </summary>
internal abstract class ProcessBox : IWaitPlace
{
    /// <summary>
    /// Key of the one event that may resume this process; 0 if there is none. Any other event is stale.
    /// </summary>
    public ulong Ticket;

    /// <summary>Tick of the event that <see cref="Ticket"/> names.</summary>
    public long DueTick;
    public Simulator? Simulator;
    public int Slot = -1;
    public int Generation = 1;

    /// <summary>
    /// 1, 2, 3 and so on in the order of the starts; 0 before its start. A branch has that of its process.
    /// </summary>
    public long Number;
    public ProcessState State;

    /// <summary>A stop or an interrupt has not been delivered yet: the next wait must look.</summary>
    public bool HasCalls;

    /// <summary>The wait that is ending ends with an exception.</summary>
    public bool EndsInException;

    /// <summary>Somebody stopped this process.</summary>
    public bool IsStopping;

    /// <summary>The exception of the stop was thrown in the process.</summary>
    public bool StopDelivered;

    /// <summary>Its next step is its end by a stop that none of its code can see: see <see cref="SeesStops"/>.</summary>
    public bool EndsUnseen;

    /// <summary>It is or was a parent or a child.</summary>
    public bool HasFamily;

    /// <summary>What the process stands in line for, or was just served by; null in a hold.</summary>
    public IWaitPlace? Place;
    public ProcessBox? Next;
    public ProcessBox? Previous;

    /// <summary>What it asks of <see cref="Place"/>: units or an amount; negative to put.</summary>
    public long Request;
    public int RequestPriority;

    /// <summary>Order of coming among the requests of <see cref="Place"/>, whatever their priority.</summary>
    public long RequestNumber;

    /// <summary>Whether the request may take units from less urgent holders.</summary>
    public bool RequestPreempts;

    /// <summary>The request as the discipline of <see cref="Place"/> sees it, if that has one.</summary>
    public QueuedRequest? Queued;

    /// <summary>Tick at which the wait began.</summary>
    public long WaitingSince;

    /// <summary>Whether it was served; false when its patience ran out.</summary>
    public bool IsServed;

    /// <summary>Whether the request that it has just made was answered at once, so that there is no wait.</summary>
    public bool IsAnswered;
    public Holding Holding;

    /// <summary>
    /// Ticks for which it will use the units that it asks for; -1 if it goes on as soon as it has them.
    /// </summary>
    public long UseTicks;

    /// <summary>
    /// What most processes never need. Apart, because with many processes the time to fetch a box from memory counts.
    /// </summary>
    private SeldomUsed? seldom;

    /// <summary>How the awaited process failed, on its way to this one.</summary>
    public Exception? AwaitedFailure
    {
        get => seldom?.AwaitedFailure;
        set => Seldom.AwaitedFailure = value;
    }

    /// <summary>How this process ended, if not by returning.</summary>
    public Exception? Failure
    {
        get => seldom?.Failure;
        set => Seldom.Failure = value;
    }

    /// <summary>
    /// A rule that the process broke where nothing could be thrown; it fails at its next wait or its end.
    /// </summary>
    public string? Mistake
    {
        get => seldom?.Mistake;
        set => Seldom.Mistake = value;
    }

    /// <summary>Name given at the start, or null.</summary>
    public string? GivenName
    {
        get => seldom?.GivenName;
        set => Seldom.GivenName = value;
    }

    /// <summary>What few processes need; made when it is asked for.</summary>
    public SeldomUsed Seldom => seldom ??= SeldomUsed.Rent();

    /// <summary>The several waits of which this is one; null for a process.</summary>
    public WaitGroup? Group => (this as Branch)?.Whole;

    /// <summary>
    /// Whether it ended as most do: by returning, with no name of its own, and nobody who awaits its end.
    /// </summary>
    public bool IsPlain => seldom is null && !StopDelivered && State == ProcessState.Finished;

    /// <summary>Time of its event: the end of a hold, or of its patience; null if it has none.</summary>
    public TimeSpan? DueTime => Ticket == 0 ? null : new TimeSpan(DueTick);

    /// <summary>Place among the several waits of a process; 0 for a process.</summary>
    public virtual int BranchIndex => 0;

    /// <summary>
    /// Whether code of the process, such as a <c>finally</c>, can run when it is stopped. If none can, there is nothing to
    /// unwind, and no exception is thrown.
    /// </summary>
    public abstract bool SeesStops { get; }

    /// <summary>What causes the interrupt that ends this wait; null if none does. Only while it is called.</summary>
    public object? InterruptCause => AwaitedFailure is null && !IsStopping ? Seldom.Interrupts.Peek() : null;

    /// <summary>Name given at the start, or that of the method.</summary>
    public string Name => GivenName ?? MethodName;

    protected abstract string MethodName { get; }

    /// <summary>Runs the process to its next wait, or to its end.</summary>
    public abstract void Step();

    /// <summary>Forgets the state machine and gives the box back to the pool of the thread.</summary>
    public void Recycle()
    {
        Generation++;
        Ticket = 0;
        Simulator = null;
        Slot = -1;
        Number = 0;
        State = ProcessState.Created;
        HasCalls = EndsInException = IsStopping = StopDelivered = EndsUnseen = HasFamily = false;
        Place = null;
        Next = Previous = null;
        seldom?.Return();
        seldom = null;

        ReturnToPool();
    }

    /// <summary>The failure of what was awaited is of no concern any more.</summary>
    public void ForgetFailure()
    {
        if (seldom is not null)
        {
            seldom.AwaitedFailure = null;
        }
    }

    /// <summary>
    /// Called by the state machine at its end. It is still executing then, inside this box, so nothing is cleaned up
    /// here.
    /// </summary>
    public void End(Exception? failure)
    {
        State = ProcessState.Finished;
        if (failure is not null)
        {
            Failure = failure;
        }
    }

    /// <summary>Ends as if the exception of a stop had left it, if nothing else is to be thrown first.</summary>
    public void EndUnseen()
    {
        EndsUnseen = false;
        if (AwaitedFailure is not null)
        {
            Step();
            return;
        }

        EndsInException = false;
        StopDelivered = true;
        End(ProcessStoppedException.Unseen);
    }

    /// <summary>
    /// Decides whether the process failed: a stop is no failure, unless it was swallowed, and a mistake is one.
    /// </summary>
    public void JudgeEnd() => Failure = FailureAtEnd();

    /// <summary>
    /// How the process failed that has just ended or broken a rule; null if it did not. Asked before the end is
    /// judged.
    /// </summary>
    public Exception? FailureAtEnd()
    {
        var failure = Failure;
        if (IsStopping && failure is ProcessStoppedException)
        {
            failure = null;
        }
        else if (StopDelivered && failure is null)
        {
            failure = new InvalidOperationException("A process swallowed its stop: a catch must let it pass.");
        }

        return failure ?? (Mistake is null ? null : new InvalidOperationException(Mistake));
    }

    /// <summary>
    /// Passes from running to waiting. False if there is nothing to wait for, because the process broke a rule or was
    /// called.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginWait(Simulator? simulator)
    {
        if (ReferenceEquals(Simulator, simulator) && !HasCalls)
        {
            State = ProcessState.Waiting;
            return true;
        }

        AnswerCalls(simulator);
        return false;
    }

    /// <summary>
    /// The process cannot wait: the next thing it gets is a call, or it breaks a rule by wanting to.
    /// </summary>
    /// <param name="simulator">That of what it would wait for; null if it is another than its own.</param>
    public void AnswerCalls(Simulator? simulator)
    {
        if (simulator is null || !ReferenceEquals(Simulator, simulator))
        {
            Break("A process can wait only for what belongs to the simulator that runs it.");
        }
        else if (Mistake is not null)
        {
            Break(Mistake);
        }
        else if (IsStopping && StopDelivered)
        {
            Break(
                "A process being stopped waits: an await in a finally block, or a catch that swallowed the stop.");
        }
        else
        {
            simulator.Call(this);
        }
    }

    /// <summary>
    /// Ends the process and the run: for mistakes that cannot be thrown at the place where they are made.
    /// </summary>
    public void Break(string mistake)
    {
        Failure = new InvalidOperationException(mistake);
        State = ProcessState.Broken;
    }

    /// <summary>Notes an interrupt, to be thrown at this wait or the next.</summary>
    public void NoteInterrupt(object? cause)
    {
        Seldom.Interrupts.Enqueue(cause);
        HasCalls = true;
    }

    /// <summary>Throws what ends this wait.</summary>
    public void ThrowCall()
    {
        EndsInException = false;
        if (AwaitedFailure is { } failure)
        {
            AwaitedFailure = null;
            ExceptionDispatchInfo.Throw(failure);
        }

        if (IsStopping)
        {
            StopDelivered = true;
            throw new ProcessStoppedException();
        }

        var cause = Seldom.Interrupts.Dequeue();
        HasCalls = Seldom.Interrupts.Count > 0;
        throw new InterruptException(cause);
    }

    /// <summary>Puts another process in the line of those that await the end of this one.</summary>
    public void AddAwaiting(ProcessBox other)
    {
        other.Place = this;
        other.WaitingSince = other.Simulator!.NowTicks;
        Seldom.Awaiting.Add(other);
    }

    /// <summary>Wakes those that await the end of this process. False if there are none.</summary>
    public bool WakeAwaiting()
    {
        ref var awaiting = ref Seldom.Awaiting;
        var any = !awaiting.IsEmpty;
        if (any && Failure is InterruptException)
        {
            // Whoever awaits it, now or later, must not take it for an interrupt of its own.
            Failure = new ProcessFailedException(Name, Simulator!.Now, Failure);
        }

        while (awaiting.First is { } other)
        {
            awaiting.Remove(other);
            if (Failure is not null)
            {
                other.AwaitedFailure = Failure;
                other.EndsInException = true;
            }

            Simulator!.Wake(other);
        }

        return any;
    }

    /// <summary>What this process waits for. Only while it waits.</summary>
    public PendingWait DescribeWait() => Place is { } place && !ReferenceEquals(place, this)
        ? place.Describe(this)
        : new PendingWait(WaitKind.Hold) { Until = DueTime, Index = BranchIndex };

    void IWaitPlace.Withdraw(ProcessBox process) => Seldom.Awaiting.Remove(process);

    void IWaitPlace.TakeBack(ProcessBox process)
    {
    }

    PendingWait IWaitPlace.Describe(ProcessBox process) => new(WaitKind.Process)
    {
        Name = Name,
        ProcessNumber = Number,
        Index = process.BranchIndex,
    };

    protected abstract void ReturnToPool();
}
