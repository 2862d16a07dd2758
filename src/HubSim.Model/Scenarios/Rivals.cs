using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Other cities that bid for the same firms. What counts is the best bid over the offer at home, both on top of what a city
/// is worth without public money: r = (worth + best bid) / (worth + local offer + pots offer x generosity). Firms move away
/// at their rate times r to the power of one elasticity, and come from other cities at theirs over r to the power of another.
/// </summary>
public sealed record Rivals
{
    /// <summary>The cities.</summary>
    [Input("Rival cities by name.", MinCount = 1)]
    public required Named<Offer> Cities { get; init; }

    /// <summary>What the city itself offers besides the pots.</summary>
    [Input("What the city itself offers besides the pots.")]
    public required Offer Local { get; init; }

    /// <summary>What the full pots are worth to a firm.</summary>
    [Input("What the pots are worth to a firm in a year while they are open and full; in proportion to what is left in them. "
        + "Nothing where the generosity of the pots draws nobody: arrivals.generosity off, or its pull 0.",
        Unit = "RMB_million_per_year", Min = 0, Max = 1_000_000)]
    public required Quantity PotsOffer { get; init; }

    /// <summary>What a city is worth without public money.</summary>
    [Input("What any of the cities is worth to a firm in a year without public money (customers, people).",
        Unit = "RMB_million_per_year", Min = 0, MinExclusive = true, Max = 1_000_000)]
    public required Quantity Worth { get; init; }

    /// <summary>Elasticity of moves to other cities.</summary>
    [Input("Elasticity of moves to other cities to the best bid over the offer at home; 0: bids move nobody.", Unit = "ratio", Min = 0, Max = 20)]
    public required Quantity ElasticityOut { get; init; }

    /// <summary>Elasticity of moves from other cities.</summary>
    [Input("Elasticity of moves from other cities to the offer at home over the best bid, for origins `from_rivals`.", Unit = "ratio", Min = 0, Max = 20)]
    public required Quantity ElasticityIn { get; init; }

    /// <summary>Bound on both factors.</summary>
    [Input("Bound on both factors: neither passes this, nor falls below 1 over this.", Unit = "ratio", Min = 1, Max = 1000)]
    public required double Bound { get; init; }
}

/// <summary>What a city offers.</summary>
public sealed record Offer : IChecked
{
    /// <summary>Most that a firm can get in a year, in steps.</summary>
    [Input("Most that a firm can get in a year, in steps; before the first step nothing.", MinCount = 1)]
    public required IReadOnlyList<OfferStep> Cap { get; init; }

    /// <summary>Part of the cap that a firm can expect.</summary>
    [Input("Part of that cap that a firm can expect.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Expected { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "cap", [.. Cap.Select(step => step.From)]);
}

/// <summary>An offer from a day on.</summary>
public sealed record OfferStep
{
    /// <summary>First day.</summary>
    [Input("First day of this offer.")]
    public required DateOnly From { get; init; }

    /// <summary>Most that a firm can get in a year.</summary>
    [Input("Most that a firm can get in a year.", Unit = "RMB_million_per_year", Min = 0, Max = 1_000_000)]
    public required Quantity Value { get; init; }
}
