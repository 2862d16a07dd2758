using HubSim.Model.Finance;
using HubSim.Model.Inputs;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>A scheme with the numbers of one replication.</summary>
sealed class SchemeTerms(InputDraws inputs, Scheme scheme)
{
    private readonly TimeSpan? duration = scheme.MonthsPerFirm is { } months ? ModelTime.Months(inputs[months]) : null;

    /// <summary>Share of the cost that is paid.</summary>
    public double Rate { get; } = inputs[scheme.Rate];

    private Money? Cap { get; } = scheme.CapPerFirm is { } cap ? Money.FromMillion(inputs[cap]) : null;

    /// <summary>What a firm may claim for a cost now; zero when it may not use the scheme (any more).</summary>
    public Money Entitlement(Firm firm, SchemeUse use, Money cost, TimeSpan now)
    {
        if (scheme.Eligible == Eligible.Early && firm.Money.Rounds > 0)
        {
            return Money.Zero;
        }

        if (duration is { } end && now >= (use.First ?? now) + end)
        {
            return Money.Zero;
        }

        var share = cost.Share(Rate);
        return Cap is { } cap ? Money.Min(share, cap - use.Granted) : share;
    }
}
