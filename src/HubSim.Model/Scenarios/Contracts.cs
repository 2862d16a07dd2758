using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What firms buy from third parties, month by month. The monthly sums are drawn once per firm.</summary>
public sealed record Contracts
{
    /// <summary>Contracts by strategy.</summary>
    [Input("Contracts by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<StrategyContracts> Strategies { get; init; }

    /// <summary>Prices of third-party models; null when they stay.</summary>
    [Input("How prices of third-party models fall. Off: they stay as they are."), Switch, Optional]
    public ModelPrices? Prices { get; init; }

    /// <summary>How purchases grow with the firm.</summary>
    [Input("Factor on all purchases with each round that a firm has raised; 1 if left out.", Unit = "ratio", Min = 0, Max = 100), Optional]
    public Quantity? PerRound { get; init; }
}

/// <summary>Contracts of firms that follow one strategy.</summary>
public sealed record StrategyContracts
{
    /// <summary>Third-party models: calls and private deployment.</summary>
    [Input("Spending on third-party models (calls and private deployment), drawn once per firm.", Unit = "RMB_million_per_month", Min = 0, Max = 1_000_000)]
    public required Chance Models { get; init; }

    /// <summary>Bought data sets.</summary>
    [Input("Spending on bought corpora, drawn once per firm.", Unit = "RMB_million_per_month", Min = 0, Max = 1_000_000)]
    public required Chance Corpora { get; init; }

    /// <summary>Cards of a firm's own; null when nobody buys any.</summary>
    [Input("Some firms buy domestic cards of their own. Off: nobody does."), Switch, Optional]
    public OwnCards? OwnCards { get; init; }
}

/// <summary>
/// A firm's own domestic cards: it buys them once, when the time has come and its cash allows it, and from then on they work
/// for what it builds. The compute pot may pay a part.
/// </summary>
public sealed record OwnCards
{
    /// <summary>Share of firms that plan to buy.</summary>
    [Input("Share of firms that plan to buy cards of their own.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>Time from founding to the plan.</summary>
    [Input("Time from founding to the day from which the firm buys as soon as it can.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance After { get; init; }

    /// <summary>What they cost.</summary>
    [Input("What the cards cost.", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Chance Cost { get; init; }

    /// <summary>Cash for each RMB of cost.</summary>
    [Input("The firm buys when its cash is at least the cost times this.", Unit = "ratio", Min = 1, Max = 1000)]
    public required Quantity Reserve { get; init; }

    /// <summary>What they do.</summary>
    [Input("Useful hours of a whole imported card that cards for RMB 1 million do in a month.", Unit = "card_hours_per_RMB_million", Min = 0, Max = 1_000_000)]
    public required Quantity UsefulHours { get; init; }
}
