namespace HubSim.Kernel.Tests.Programs;

/// <summary>Where one can wait.</summary>
internal interface IReferencePlace
{
    /// <summary>Meets the wish if that can be done at once.</summary>
    bool TryMeet(ReferenceWait wait);

    /// <summary>The wait joins those that wait here.</summary>
    void Join(ReferenceWait wait);

    /// <summary>The wait leaves without having been met; those behind it may now be.</summary>
    void Leave(ReferenceWait wait);

    /// <summary>What a wait that was met was given goes back.</summary>
    void TakeBack(ReferenceWait wait);
}

/// <summary>One process' wait at one place, alone or as one of several.</summary>
internal sealed class ReferenceWait(
    ReferenceKernel kernel, ReferenceProcess owner, WaitFor wish, IReferencePlace place, ReferenceGroup? group)
{
    private Entry? ownEvent;
    private long since;
    private bool isInLine;
    private bool isUsing;
    private long usedUntil;

    public WaitFor Wish => wish;

    public ReferenceProcess Owner => owner;

    public IReferencePlace Place => place;

    /// <summary>At first that of the wish.</summary>
    public int Priority { get; set; } = wish.Priority;

    /// <summary>Order of coming where it waits.</summary>
    public long Arrival { get; set; }

    /// <summary>Whether what it is one of is decided already, so that it is about to leave.</summary>
    public bool IsTooLate => group is { IsDecided: true };

    public bool HasEnded { get; private set; }

    public bool IsMet { get; private set; }

    /// <summary>Ticks between beginning and end.</summary>
    public long Waited { get; private set; }

    /// <summary>The grant, if it was for units.</summary>
    public ReferenceGrant? Grant { get; set; }

    /// <summary>What is asked of a resource.</summary>
    public (long Units, bool Preempts) Units => wish switch
    {
        ForUnits units => (units.Units, units.Preempts),
        ForUse use => (use.Units, use.Preempts),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Ticks of a use that were left at its end.</summary>
    public long Left { get; private set; } = (wish as ForUse)?.Ticks ?? 0;

    /// <summary>The item that was given, or is to be put.</summary>
    public (int Value, long Number) Item { get; set; }

    /// <summary>How the awaited process failed.</summary>
    public string? Failure { get; set; }

    /// <summary>The beginning: whether it also ended, because it was met or had no patience at all.</summary>
    public bool TryAtOnce()
    {
        since = kernel.Now;
        if (wish is ForUse)
        {
            // It takes an event to end, whatever the answer.
            return false;
        }

        IsMet = place.TryMeet(this);
        HasEnded = IsMet || wish.Patience == 0;
        return HasEnded;
    }

    /// <summary>It was not ended at once.</summary>
    public void StandInLine()
    {
        since = kernel.Now;
        if (wish is ForUse now && place.TryMeet(this))
        {
            if (HasEnded)
            {
                // It took units from another wait of its group, whose end decided.
                Grant!.GiveBack();
            }
            else
            {
                BeginUse(now);
            }

            return;
        }

        isInLine = true;
        place.Join(this);
        if (wish is ForTime time)
        {
            ownEvent = kernel.Enter(kernel.Now + time.Ticks, time.Priority, () => OwnEventComes(isMet: true));
        }
        else if (wish is OnGrant hold)
        {
            ownEvent = kernel.Enter(kernel.Now + hold.Ticks, hold.Priority, () => OwnEventComes(isMet: false));
        }
        else if (wish.Patience is { } patience)
        {
            ownEvent = kernel.Enter(kernel.Now + patience, 0, () => OwnEventComes(isMet: false));
        }
    }

    /// <summary>Ended by the place, which has taken it out of its line: its process goes on by an event.</summary>
    public void Meet()
    {
        kernel.Cancel(ownEvent);
        isInLine = false;
        if (wish is ForUse use && !isUsing)
        {
            BeginUse(use);
            return;
        }

        EndUse(left: usedUntil - kernel.Now);
        End(isMet: true);
        if (group is null)
        {
            owner.Wake(this);
        }
        else
        {
            group.HasEnded(this);
        }
    }

    /// <summary>Ended from outside; it gets nothing.</summary>
    public void CutShort()
    {
        kernel.Cancel(ownEvent);
        End(isMet: false);
        LeaveLine();
        EndUse(left: 0);
    }

    /// <summary>It was met, and what it was given goes back.</summary>
    public void GiveBack()
    {
        if (IsMet)
        {
            IsMet = false;
            place.TakeBack(this);
        }
    }

    // From the grant on; which may be lost before that.
    private void BeginUse(ForUse use)
    {
        isUsing = true;
        usedUntil = kernel.Now + use.Ticks;
        if (Grant!.IsLost)
        {
            Meet();
            return;
        }

        Grant.Join(this);
        ownEvent = kernel.Enter(usedUntil, 0, () =>
        {
            EndUse(left: 0);
            OwnEventComes(isMet: true);
        });
    }

    private void EndUse(long left)
    {
        if (isUsing)
        {
            Left = left;
            Grant!.GiveBack();
        }
    }

    // The event of a hold, or of patience that has run out.
    private void OwnEventComes(bool isMet)
    {
        LeaveLine();
        End(isMet);
        if (group is null)
        {
            owner.GoOn(this);
        }
        else
        {
            group.HasEnded(this);
        }
    }

    private void LeaveLine()
    {
        if (isInLine)
        {
            isInLine = false;
            place.Leave(this);
        }
    }

    private void End(bool isMet)
    {
        HasEnded = true;
        IsMet = isMet;
        Waited = kernel.Now - since;
    }
}
