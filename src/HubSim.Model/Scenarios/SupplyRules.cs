using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Cards by owner and type over time: what is there, what is commissioned, what fails. What can be commissioned is turned by
/// the shocks imported_cards and domestic_cards, which is how export rules act; what works is turned by working_cards.
/// </summary>
public sealed record SupplyRules
{
    /// <summary>Work of a domestic card.</summary>
    [Input("Work that a domestic card does, over that of an imported one.", Unit = "ratio", Min = 0.001, Max = 100)]
    public required Quantity DomesticRatio { get; init; }

    /// <summary>The public pool.</summary>
    [Input("Cards of the public platform; `reach` says what part of them firms of the hub can get.")]
    public required CardStocks Public { get; init; }

    /// <summary>The hub's own cluster; null when there is none.</summary>
    [Input("Cards of the hub's own cluster, which only its residents use. Off: there is none."), Switch]
    public required CardStocks? Hub { get; init; }

    /// <summary>Failures; null when off.</summary>
    [Input("Failures of a part of the cards. Off: all cards always work."), Switch]
    public required Outages? Outages { get; init; }
}

/// <summary>Cards of one owner.</summary>
public sealed record CardStocks
{
    /// <summary>Imported cards.</summary>
    [Input("Imported cards.")]
    public required CardStock Imported { get; init; }

    /// <summary>Domestic cards.</summary>
    [Input("Domestic cards.")]
    public required CardStock Domestic { get; init; }
}

/// <summary>Cards of one owner and type.</summary>
public sealed record CardStock : IChecked
{
    /// <summary>Cards at the start.</summary>
    [Input("Cards that are there when the run begins.", Unit = "cards", Min = 0, Max = 100_000_000)]
    public required Quantity AtStart { get; init; }

    /// <summary>Growth, in steps.</summary>
    [Input("Yearly growth, in steps; before the first step there is none. On the first day of each month a twelfth of it, in equal ratios, is commissioned.")]
    public required IReadOnlyList<GrowthStep> Growth { get; init; }

    /// <summary>Batches.</summary>
    [Input("Batches that are commissioned on a day, on top of the growth.")]
    public required IReadOnlyList<CardBatch> Commissioned { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "growth", [.. Growth.Select(step => step.From)]);
}

/// <summary>Growth from a day on.</summary>
public sealed record GrowthStep
{
    /// <summary>First day.</summary>
    [Input("First day of this growth.")]
    public required DateOnly From { get; init; }

    /// <summary>Growth in a year.</summary>
    [Input("Cards added in a year over those there; below 0 when more are retired.", Unit = "per_year", Min = -0.99, Max = 100)]
    public required Quantity Rate { get; init; }
}

/// <summary>Cards that come at once.</summary>
public sealed record CardBatch
{
    /// <summary>The day.</summary>
    [Input("Day on which they begin to work.")]
    public required DateOnly On { get; init; }

    /// <summary>How many.</summary>
    [Input("Cards added.", Unit = "cards", Min = 0, Max = 100_000_000)]
    public required Quantity Cards { get; init; }
}

/// <summary>Failures of a part of an owner's cards, each repaired by itself.</summary>
public sealed record Outages
{
    /// <summary>How often.</summary>
    [Input("Failures of each owner's cards, as a Poisson process.", Unit = "per_year", Min = 0, Max = 10_000)]
    public required Quantity Rate { get; init; }

    /// <summary>How much fails.</summary>
    [Input("Share of the owner's working cards that fails. Jobs that run on them end first; waiting ones wait longer.", Unit = "share", Min = 0, Max = 1)]
    public required Chance Share { get; init; }

    /// <summary>How long a repair takes.</summary>
    [Input("Time to repair.", Unit = "hours", Min = 0, Max = 100_000)]
    public required Chance Repair { get; init; }
}
