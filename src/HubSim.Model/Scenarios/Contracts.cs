using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What firms buy from third parties, month by month. The monthly sums are drawn once per firm.</summary>
public sealed record Contracts
{
    /// <summary>Contracts by strategy.</summary>
    [Input("Contracts by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<StrategyContracts> Strategies { get; init; }
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
}
