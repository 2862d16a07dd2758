using HubSim.Model.Population;

namespace HubSim.Model.Risks;

/// <summary>
/// The competing risks of one firm: whichever comes first ends it, or turns it to another strategy. The firm's
/// process waits
/// for what is due next, and looks again when something has turned.
/// </summary>
/// <param name="hazards">Rates and factors of the replication.</param>
/// <param name="firm">The firm.</param>
/// <param name="closing">Closing for a reason other than cash.</param>
/// <param name="moving">Moving to another city.</param>
/// <param name="givingUp">Giving up the strategy; null where that cannot happen.</param>
/// <param name="turned">Fired when a wait for what is due must be begun anew.</param>
sealed class Fate(
    Hazards hazards,
    Firm firm,
    IntegratedHazard closing,
    IntegratedHazard moving,
    IntegratedHazard? givingUp,
    Signal turned)
{
    /// <summary>Fired when the firm has ended, or when what is due next is due at another time.</summary>
    public Signal Turned => turned;

    /// <summary>Why the firm has ended; null while it lives.</summary>
    public Cause? Cause { get; private set; }

    /// <summary>When the next of its risks is due as things stand.</summary>
    public TimeSpan Due
    {
        get
        {
            var first = closing.Due < moving.Due ? closing.Due : moving.Due;
            return givingUp is not null && givingUp.Due < first ? givingUp.Due : first;
        }
    }

    /// <summary>Ends the firm now, for a reason that lies outside its risks; the first reason stays.</summary>
    public void End(Cause cause)
    {
        Cause ??= cause;
        turned.Fire();
    }

    /// <summary>Looks at all factors again; to be called whenever one may have changed.</summary>
    public void Reconsider()
    {
        var before = Due;
        SetFactors();
        if (Due != before)
        {
            turned.Fire();
        }
    }

    /// <summary>What is due now happens: the firm ends, or it goes on with another strategy.</summary>
    public void Strike()
    {
        if (givingUp is not null && givingUp.Due < closing.Due && givingUp.Due < moving.Due)
        {
            GiveUp();
        }
        else
        {
            Cause = closing.Due < moving.Due ? Population.Cause.Hazard : Population.Cause.Moved;
        }
    }

    /// <summary>Sets the factors as they are now.</summary>
    public void SetFactors()
    {
        var now = hazards.Now;
        closing.Change(now, hazards.OfClosing(firm));
        moving.Change(now, hazards.OfMoving(firm));
        givingUp?.Change(now, firm.GaveUp is null ? 1 : 0);
    }

    private void GiveUp()
    {
        firm.GaveUp = hazards.Now;
        if (hazards.ClosesWhenGivingUp(firm))
        {
            Cause = Population.Cause.GaveUp;
            return;
        }

        firm.Strategy = hazards.SecondStrategy;
        SetFactors();
    }
}
