using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// What firms of an origin bring: a part of them was at work elsewhere before it came. The numbers are drawn once per firm,
/// from the founder's own block.
/// </summary>
public sealed record Brings : IChecked
{
    /// <summary>Share that was at work before, in steps.</summary>
    [Input("Share of arrivals that were at work elsewhere before, in steps; before the first step none.", MinCount = 1)]
    public required IReadOnlyList<MatureStep> MatureShare { get; init; }

    /// <summary>Age of such a firm when it comes.</summary>
    [Input("Age of such a firm when it comes; risks and revenue go by it.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance Age { get; init; }

    /// <summary>Rounds that it has raised.</summary>
    [Input("Rounds that it has raised elsewhere, rounded to a whole number, at most those of money.rounds.", Unit = "rounds", Min = 0, Max = 100)]
    public required Chance Rounds { get; init; }

    /// <summary>Models that it has filed and launched.</summary>
    [Input("Models that it has filed and launched already, rounded to a whole number.", Unit = "models", Min = 0, Max = 1000)]
    public required Chance Models { get; init; }

    /// <summary>Its cash over what a new firm has.</summary>
    [Input("Its cash over the founding cash of a new firm; burn is as many times higher.", Unit = "ratio", Min = 0, Max = 10_000)]
    public required Chance Cash { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "mature_share", [.. MatureShare.Select(step => step.From)]);
}

/// <summary>A share from a day on.</summary>
public sealed record MatureStep
{
    /// <summary>First day of this share.</summary>
    [Input("First day of this share.")]
    public required DateOnly From { get; init; }

    /// <summary>The share.</summary>
    [Input("Share of arrivals that were at work elsewhere before.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Value { get; init; }
}
