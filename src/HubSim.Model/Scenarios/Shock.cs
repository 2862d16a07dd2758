using HubSim.Model.Inputs;
using HubSim.Model.Worlds;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Something that turns a quantity of the model for a while or for good. Shocks on the same dial that overlap multiply; what
/// would begin after the end of the run does nothing.
/// </summary>
public sealed record Shock
{
    /// <summary>What it turns.</summary>
    [Input("What the shock turns.")]
    public required Dial Dial { get; init; }

    /// <summary>Its date.</summary>
    [Input("Day on which it begins, or, with a delay, from which the delay counts. Before the start of the run: it is in force from the start, if it still lasts.")]
    public required DateOnly On { get; init; }

    /// <summary>How much later it begins.</summary>
    [Input("How much later it begins; for a date that nobody knows. Left out: on the day itself.", Unit = "days", Min = 0, Max = 100_000), Optional]
    public Quantity? Delay { get; init; }

    /// <summary>Its size.</summary>
    [Input("Factor on what it turns, while it lasts: 0 for nothing left, 1 for no effect.", Unit = "ratio", Min = 0, Max = 1000)]
    public required Quantity Factor { get; init; }

    /// <summary>How long it lasts; null for good.</summary>
    [Input("How long it lasts; null for good.", Unit = "months", Min = 0, Max = 10_000)]
    public required Quantity? Lasts { get; init; }

    /// <summary>Probability that it happens.</summary>
    [Input("Probability that it happens at all. Left out: it does.", Unit = "probability", Min = 0, Max = 1), Optional]
    public Quantity? Probability { get; init; }
}
