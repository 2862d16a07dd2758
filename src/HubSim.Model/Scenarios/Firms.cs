using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What kinds of firm there are.</summary>
public sealed record Firms : IChecked
{
    /// <summary>Strategies and their shares among founders.</summary>
    [Input("Strategies by name; each founder follows one.", MinCount = 1)]
    public required Named<Strategy> Strategies { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Strategies.All(entry => entry.Value.Share.Distribution.Maximum <= 0))
        {
            problems.Add("strategies", "every share is 0, so no founder could choose a strategy; give at least one a positive share");
        }
    }
}

/// <summary>One way to build an AI firm.</summary>
public sealed record Strategy
{
    /// <summary>Weight among founders; the shares are scaled to sum to one.</summary>
    [Input("Weight of this strategy among founders; the weights are scaled to sum to one.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }
}

/// <summary>A population that is there when the run begins.</summary>
public sealed record Founding
{
    /// <summary>Origin under which these firms are recorded.</summary>
    public const string OriginName = "founding";

    /// <summary>Number of firms.</summary>
    [Input("Number of firms founded at the first moment of the run.", Unit = "firms", Min = 0, Max = 1_000_000)]
    public required int Count { get; init; }
}
