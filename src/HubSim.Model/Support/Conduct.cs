using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>What firms do with public money, and what becomes of those who misuse it or leave with it.</summary>
sealed class Conduct
{
    private readonly World world;
    private readonly Programme programme;
    private readonly double share;
    private readonly double diverted;
    private readonly double seen;
    private readonly double audited;
    private readonly double detection;
    private readonly double paysBack;
    private readonly TimeSpan within;
    private readonly double clawedBack;

    /// <summary>Resolves the rules of a replication.</summary>
    public Conduct(World world, Programme programme)
    {
        this.world = world;
        this.programme = programme;
        if (programme.Misuse is { } misuse)
        {
            share = world.Inputs[misuse.Share];
            diverted = world.Inputs[misuse.Diverted];
            seen = world.Inputs[misuse.CaughtInReview];
        }

        if (programme.Audits is { } audits)
        {
            audited = world.Inputs[audits.Share];
            detection = world.Inputs[audits.Detection];
            paysBack = world.Inputs[audits.PaysBack];
        }

        if (programme.ClawBack is { } rule)
        {
            within = ModelTime.Months(world.Inputs[rule.Within]);
            clawedBack = world.Inputs[rule.Share];
        }
    }

    /// <summary>Money that owners took out.</summary>
    public Money Diverted { get; private set; }

    /// <summary>Money paid back.</summary>
    public Money PaidBack { get; private set; }

    /// <summary>Payments audited.</summary>
    public long Audited { get; private set; }

    /// <summary>Firms whose misuse an audit found.</summary>
    public long Caught { get; private set; }

    /// <summary>True when a firm misuses what it gets; decided once for its life.</summary>
    public bool Misuses(Firm firm)
    {
        if (programme.Misuse is null)
        {
            return false;
        }

        firm.Grantee.Misuses ??= firm.Traits.Intent == Intent.Subsidy
            || world.Streams.Draw(firm.Streams.Conduct, firm.Candidate, 0).NextUniform() < share;
        return firm.Grantee.Misuses.Value;
    }

    /// <summary>True when a review sees the misuse of a firm.</summary>
    public bool IsSeen(Firm firm, double luck) => Misuses(firm) && luck < seen;

    /// <summary>A firm has been paid.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="paid">How much.</param>
    /// <param name="audit">Luck of the payment: audited below the share.</param>
    /// <param name="found">Luck of the audit: finds misuse below the detection.</param>
    /// <returns>True when the firm was caught and gets nothing more.</returns>
    public bool Receives(Firm firm, Money paid, double audit, double found)
    {
        var grantee = firm.Grantee;
        grantee.Received += paid;
        if (programme.ClawBack is not null)
        {
            Remember(grantee, paid);
        }

        var misuses = Misuses(firm);
        if (misuses)
        {
            Divert(firm, paid);
        }

        if (programme.Audits is not { } audits || audit >= audited)
        {
            return false;
        }

        Audited++;
        if (!misuses || found >= detection || grantee.IsCaught)
        {
            return false;
        }

        Caught++;
        grantee.IsCaught = true;
        grantee.IsExcluded = audits.Excludes;
        PayBack(firm, grantee.Received.Share(paysBack) - grantee.PaidBack);
        return audits.Excludes;
    }

    /// <summary>A firm has ended: what it must pay back, it pays before its owners get the rest.</summary>
    public void Leave(Firm firm)
    {
        if (programme.ClawBack is not { } rule || !Owes(rule, firm.Ended?.Cause))
        {
            return;
        }

        Forget(firm.Grantee);
        var recent = Money.Zero;
        foreach (var (_, amount) in firm.Grantee.Receipts)
        {
            recent += amount;
        }

        PayBack(firm, recent.Share(clawedBack) - firm.Grantee.PaidBack);
    }

    private static bool Owes(ClawBack rule, Cause? cause) => cause is Cause.Moved || (rule.FromClosed && cause is Cause.Cash or Cause.Hazard);

    private void Remember(Grantee grantee, Money paid)
    {
        Forget(grantee);
        grantee.Receipts.Enqueue((world.Simulator.Now, paid));
    }

    private void Forget(Grantee grantee)
    {
        while (grantee.Receipts.TryPeek(out var oldest) && world.Simulator.Now - oldest.Time > within)
        {
            grantee.Receipts.Dequeue();
        }
    }

    private void Divert(Firm firm, Money paid)
    {
        var taken = Money.Min(paid.Share(diverted), world.Ledger[firm.Account]);
        world.Ledger.Transfer(firm.Account, world.Ledger.Investors, taken, PaymentReason.Diverted);
        firm.Grantee.Diverted += taken;
        Diverted += taken;
    }

    private void PayBack(Firm firm, Money owed)
    {
        var paid = Money.Min(owed, world.Ledger[firm.Account]);
        if (paid <= Money.Zero)
        {
            return;
        }

        world.Ledger.Transfer(firm.Account, world.Ledger.Treasury, paid, PaymentReason.ClawBack);
        firm.Grantee.PaidBack += paid;
        PaidBack += paid;
    }
}
