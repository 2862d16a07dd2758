using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// What a card costs for an hour: a level over time, and round it a deviation of its logarithm that reverts to zero. Shocks
/// on market_rent come on top.
/// </summary>
public sealed record Rent : IChecked
{
    /// <summary>Points of the level.</summary>
    [Input("Points of the level: the usual market rent of an imported training card. Between two points it moves in equal ratios; before the first and after the last it stays.", MinCount = 1)]
    public required IReadOnlyList<RentPoint> Level { get; init; }

    /// <summary>Lasting changes of the level.</summary>
    [Input("Changes of the level that stay, on top of the points.")]
    public required IReadOnlyList<RentChange> Changes { get; init; }

    /// <summary>Trend of the level; null for none.</summary>
    [Input("A trend of the level, on top of the points and changes; null for none.")]
    public required RentTrend? Trend { get; init; }

    /// <summary>Standard deviation of the logarithm.</summary>
    [Input("Standard deviation of the logarithm of the rent round that of its level; 0 for none.", Unit = "ratio", Min = 0, Max = 2)]
    public required Quantity Deviation { get; init; }

    /// <summary>Time in which half of a deviation vanishes.</summary>
    [Input("Time in which half of a deviation from the level is gone.", Unit = "months", Min = 0, MinExclusive = true, Max = 1200)]
    public required Quantity HalfLife { get; init; }

    /// <summary>Rent of a domestic card.</summary>
    [Input("Market rent of a domestic card over that of an imported one.", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Domestic { get; init; }

    /// <summary>Rent of the public pool and of the hub's cluster.</summary>
    [Input("Rent in the pools over that on the market, for cards of the same type.", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Pool { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        for (var i = 1; i < Level.Count; i++)
        {
            if (Level[i].On <= Level[i - 1].On)
            {
                problems.Add($"level[{i}].on", $"{Level[i].On:yyyy-MM-dd} does not lie after the point before it ({Level[i - 1].On:yyyy-MM-dd}); list the points in order of time");
            }
        }
    }
}

/// <summary>The level of the rent on a day.</summary>
public sealed record RentPoint
{
    /// <summary>The day.</summary>
    [Input("Day of this level.")]
    public required DateOnly On { get; init; }

    /// <summary>The level.</summary>
    [Input("Rent of one card for one hour.", Unit = "RMB_per_card_hour", Min = 0, MinExclusive = true, Max = 100_000)]
    public required Quantity Value { get; init; }
}

/// <summary>A change of the level that stays.</summary>
public sealed record RentChange
{
    /// <summary>First day.</summary>
    [Input("First day of the change.")]
    public required DateOnly From { get; init; }

    /// <summary>How long it takes.</summary>
    [Input("How long the change takes to be complete, in equal ratios; 0 for at once.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity Over { get; init; }

    /// <summary>Its size.</summary>
    [Input("Level after the change over that before it.", Unit = "ratio", Min = 0, MinExclusive = true, Max = 1000)]
    public required Quantity Factor { get; init; }
}

/// <summary>A trend of the level.</summary>
public sealed record RentTrend
{
    /// <summary>First day.</summary>
    [Input("First day of the trend.")]
    public required DateOnly From { get; init; }

    /// <summary>Change in a year.</summary>
    [Input("Change of the level in a year, as a share of it.", Unit = "per_year", Min = -1, MinExclusive = true, Max = 100)]
    public required Quantity Rate { get; init; }
}
