using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// The regulator with whom generative models are filed. A filing waits its turn, for only so many are opened in a
/// year, and is
/// then processed. Off: nothing is filed, and models are launched at once.
/// </summary>
public sealed record RegulatorRules : IChecked
{
    /// <summary>Filings that can be opened, in steps.</summary>
    [Input(
        "Filings of these firms that the regulator can take up in a year, evenly, in steps; before the "
        + "first step as in it.", MinCount = 1)]
    public required IReadOnlyList<FilingsStep> Capacity { get; init; }

    /// <summary>Processing time.</summary>
    [Input("Time from taking up a filing to its publication.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance Processing { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) =>
        Steps.CheckOrder(problems, "capacity", [.. Capacity.Select(step => step.From)]);
}

/// <summary>Filings per year from a day on.</summary>
public sealed record FilingsStep
{
    /// <summary>First day.</summary>
    [Input("First day of this number.")]
    public required DateOnly From { get; init; }

    /// <summary>Filings per year.</summary>
    [Input("Filings taken up in a year.", Unit = "models_per_year", Min = 0.1, Max = 1e9)]
    public required Quantity Value { get; init; }
}
