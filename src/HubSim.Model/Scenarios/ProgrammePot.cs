using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>The pots that claims draw down.</summary>
public sealed record Pots
{
    /// <summary>Pays part of the compute bill; null when off.</summary>
    [Input("Pays part of the bill for cards, of the pool and of the market."), Switch]
    public required Pot? Compute { get; init; }

    /// <summary>Pays part of third-party model contracts; null when off.</summary>
    [Input("Pays part of the contracts for third-party models."), Switch]
    public required Pot? Models { get; init; }

    /// <summary>Pays part of bought corpora; null when off.</summary>
    [Input("Pays part of the contracts for corpora."), Switch]
    public required Pot? Corpora { get; init; }
}

/// <summary>
/// Money for one purpose. A claim larger than what is left takes what is left; a claim that finds the pot empty is refused,
/// or waits for the next tranche.
/// </summary>
public sealed record Pot : IChecked
{
    /// <summary>Money in the pot; null: without end.</summary>
    [Input("Money in the pot, for the whole run unless it is renewed; null: a pot without end.", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Quantity? Amount { get; init; }

    /// <summary>Parts in which the money is released; none: all of it at once.</summary>
    [Input("Parts in which the money is released; left out: all of it from the first moment."), Optional]
    public IReadOnlyList<Tranche>? Tranches { get; init; }

    /// <summary>What a claim does that finds nothing while a tranche is still to come.</summary>
    [Input("What a claim does that finds the pot empty while money is still to come; refused if left out."), Optional]
    public WhenEmpty? WhenEmpty { get; init; }

    /// <summary>The pot is filled again; null: it is filled once.</summary>
    [Input("The pot is filled again and again. Off: it is filled once."), Switch, Optional]
    public Renewal? Renewal { get; init; }

    /// <summary>Shares of the money that sectors have to themselves.</summary>
    [Input("Sector quotas: the part of the pot's released money that each sector has to itself, by its name in firms.sectors; sectors that are not named share the rest. Left out: no quotas."), Optional]
    public Named<SectorQuota>? Quotas { get; init; }

    /// <summary>The pot's own rule; null: that of the programme.</summary>
    [Input("The pot's own rule of allocation. Off: that of the programme."), Switch, Optional]
    public Allocation? Allocation { get; init; }

    /// <summary>Schemes by name.</summary>
    [Input("Schemes by name; a claim uses the one that gives the firm most for the bill.", MinCount = 1)]
    public required Named<Scheme> Schemes { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Tranches is { Count: > 0 } tranches)
        {
            Steps.CheckOrder(problems, "tranches", [.. tranches.Select(tranche => tranche.From)]);
            var sum = tranches.Sum(tranche => tranche.Share);
            if (Math.Abs(sum - 1) > 1e-9)
            {
                problems.Add("tranches", $"the shares of the tranches sum to {sum:0.######}; they must sum to 1");
            }
        }

        if (Amount is null && (Renewal is not null || Tranches is { Count: > 0 } || Quotas is { Count: > 0 }))
        {
            problems.Add("amount", "a pot without end has no tranches, no renewal and no quotas; give an amount or leave them out");
        }

        if (Quotas?.Sum(quota => quota.Value.Share) > 1 + 1e-9)
        {
            problems.Add("quotas", "the quotas sum to more than 1; make them smaller");
        }
    }
}

/// <summary>A dated part of a pot.</summary>
public sealed record Tranche
{
    /// <summary>Day of its release.</summary>
    [Input("Day on which this part is released.")]
    public required DateOnly From { get; init; }

    /// <summary>Part of the pot.</summary>
    [Input("Part of the pot's amount.", Unit = "share", Min = 0, Max = 1)]
    public required double Share { get; init; }
}

/// <summary>What becomes of a claim that finds an empty pot which will be filled again.</summary>
public enum WhenEmpty
{
    /// <summary>It is refused.</summary>
    Refuse,

    /// <summary>It waits for the next money, in the order of its coming.</summary>
    Wait,
}

/// <summary>
/// A pot is filled again: at each renewal what is left goes back to the treasury, and the pot gets its amount anew, in the
/// same tranches.
/// </summary>
public sealed record Renewal
{
    /// <summary>Time between two fillings.</summary>
    [Input("Time from one filling to the next; the first filling counts from the programme's announcement.", Unit = "months", Min = 0.1, Max = 1200)]
    public required Quantity Every { get; init; }
}

/// <summary>A sector's part of a pot.</summary>
public sealed record SectorQuota
{
    /// <summary>Part of the money.</summary>
    [Input("Part of the pot's released money that this sector has to itself.", Unit = "share", Min = 0, Max = 1)]
    public required double Share { get; init; }
}
