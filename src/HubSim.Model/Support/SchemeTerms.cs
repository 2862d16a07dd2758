using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>A scheme with the numbers of one replication.</summary>
sealed class SchemeTerms
{
    private readonly World world;
    private readonly Scheme scheme;
    private readonly double rate;
    private readonly double[] rates;
    private readonly Money? cap;
    private readonly TimeSpan? duration;
    private readonly TimeSpan taper;

    /// <summary>Resolves a scheme.</summary>
    public SchemeTerms(World world, string name, Scheme scheme)
    {
        this.world = world;
        this.scheme = scheme;
        Name = name;
        rate = world.Inputs[scheme.Rate];
        rates = [.. (scheme.Rates ?? []).Select(rule => world.Inputs[rule.Rate])];
        cap = scheme.CapPerFirm is { } most ? Money.FromMillion(world.Inputs[most]) : null;
        duration = scheme.MonthsPerFirm is { } months ? ModelTime.Months(world.Inputs[months]) : null;
        taper = scheme.Taper is { } soft ? ModelTime.Months(world.Inputs[soft.Months]) : TimeSpan.Zero;
    }

    /// <summary>Its name in the scenario.</summary>
    public string Name { get; }

    /// <summary>What it pays for.</summary>
    public Covers Covers => scheme.Covers ?? Covers.Bills;

    /// <summary>The highest rate that any firm gets.</summary>
    public double Highest => Math.Max(rate, rates.Length == 0 ? 0 : rates.Max());

    /// <summary>Money paid under it.</summary>
    public Money Spent { get; set; }

    /// <summary>Share of the cost that a firm gets as it is now; zero when it may not use the scheme.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="score">Its score in a review; null without one.</param>
    public double RateFor(Firm firm, double? score)
    {
        if (scheme.Eligible == Eligible.Early && !firm.Money.IsEarly)
        {
            return 0;
        }

        for (var i = 0; i < rates.Length; i++)
        {
            if (Fits(scheme.Rates![i], firm, score))
            {
                return rates[i];
            }
        }

        return rate;
    }

    /// <summary>What a firm may claim for a cost now; zero when it may not use the scheme (any more).</summary>
    /// <param name="use">The firm's use of the scheme so far.</param>
    /// <param name="cost">The bill.</param>
    /// <param name="full">Rate for which the firm qualifies, before any taper.</param>
    /// <param name="now">Time of the claim.</param>
    public Money Entitlement(in SchemeUse use, Money cost, double full, TimeSpan now)
    {
        var share = cost.Share(full * Remaining(now - (use.First ?? now)));
        return cap is { } most ? Money.Min(share, most - use.Granted) : share;
    }

    /// <summary>Whether a firm would get anything for a bill that is large enough.</summary>
    /// <param name="use">The firm's use of the scheme so far.</param>
    /// <param name="full">Rate for which the firm qualifies, before any taper.</param>
    /// <param name="now">Time of the claim.</param>
    public bool Gives(in SchemeUse use, double full, TimeSpan now) =>
        full * Remaining(now - (use.First ?? now)) > 0 && !(cap <= use.Granted);

    /// <summary>Part of the rate that is left so long after the first claim: all of it, a step of the taper, or nothing.</summary>
    private double Remaining(TimeSpan since)
    {
        if (duration is not { } end)
        {
            return 1;
        }

        var begin = scheme.Taper?.Side == TaperSide.Before ? end - taper : end;
        if (since < begin)
        {
            return 1;
        }

        if (since >= begin + taper)
        {
            return 0;
        }

        var steps = scheme.Taper!.Steps;
        var step = (int)((since - begin).Ticks * (Int128)steps / taper.Ticks);
        return 1 - ((step + 1.0) / (steps + 1.0));
    }

    private bool Fits(RateRule rule, Firm firm, double? score) =>
        (rule.PeopleAtMost is not { } most || firm.Team.People <= most)
        && (rule.PeopleAtLeast is not { } fewest || firm.Team.People >= fewest)
        && (rule.ScoreAtLeast is not { } least || score >= least)
        && (rule.Stages is not { } stages || stages.Contains(StageOf(firm), StringComparer.Ordinal))
        && (rule.Sectors is not { } sectors || sectors.Contains(SectorOf(firm), StringComparer.Ordinal));

    private string StageOf(Firm firm) =>
        firm.Money.Rounds == 0 || world.Scenario.Money is not { } money ? "founded" : money.Rounds[firm.Money.Rounds - 1].Stage;

    private string? SectorOf(Firm firm) => world.Scenario.Firms.Sectors is { } sectors ? sectors[firm.Traits.Sector].Key : null;
}
