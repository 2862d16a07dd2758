using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>
/// A value of the scenario that is varied. It is a range (<c>from</c> and <c>to</c>), a list of <c>levels</c>, or the
/// scenario's own distribution of the value (<c>prior: true</c>).
/// </summary>
public sealed record Factor : IChecked
{
    /// <summary>Path of the value.</summary>
    [Input("Path of the value in the scenario, such as programme.pots.compute.amount.")]
    public required string Path { get; init; }

    /// <summary>Lower end of the range; null without one.</summary>
    [Input("Lower end of the range, in the unit of the value; with to."), Optional]
    public double? From { get; init; }

    /// <summary>Upper end of the range; null without one.</summary>
    [Input("Upper end of the range, in the unit of the value; with from."), Optional]
    public double? To { get; init; }

    /// <summary>The levels; empty without any.</summary>
    [Input("The values that are tried, numbers or words.", MinCount = 1, MaxCount = 10_000), Optional]
    public IReadOnlyList<Setting> Levels { get; init; } = [];

    /// <summary>True to vary the value as the scenario says it is uncertain; null for false.</summary>
    [Input("true: the value varies as the scenario says it is uncertain; its range is not said again."), Optional]
    public bool? Prior { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var ways = (From is not null || To is not null ? 1 : 0) + (Levels.Count > 0 ? 1 : 0) + (Prior == true ? 1 : 0);
        if (ways != 1)
        {
            problems.Add("", $"a factor is varied in one way, but here are {(ways == 0 ? "none" : "several")}; write from and to, or levels, or prior: true");
        }
        else if (From is null != To is null)
        {
            problems.Add(From is null ? "to" : "from", "a range needs both ends; write from and to");
        }
        else if (From >= To)
        {
            problems.Add("to", "the upper end must be above the lower one");
        }
    }
}
