using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// The hub's platforms besides compute, each with its own queue, first come first served. They serve every firm,
/// resident or
/// not. One that is off takes no time.
/// </summary>
public sealed record PlatformRules
{
    /// <summary>Open data; null when off.</summary>
    [Input("Open data, used before a training run."), Switch, Optional]
    public PlatformTerms? Data { get; init; }

    /// <summary>Evaluation; null when off.</summary>
    [Input("Evaluation of models, used before filing and launch."), Switch, Optional]
    public PlatformTerms? Evaluation { get; init; }

    /// <summary>Finance; null when off.</summary>
    [Input("Finance: matching with investors, used before a round of outside money."), Switch, Optional]
    public PlatformTerms? Finance { get; init; }

    /// <summary>Services; null when off.</summary>
    [Input("Services: registration, law and staff, used at founding, before anything is built."), Switch, Optional]
    public PlatformTerms? Services { get; init; }
}

/// <summary>One platform.</summary>
public sealed record PlatformTerms
{
    /// <summary>Firms served at once.</summary>
    [Input(
        "Firms that are served at once, rounded to a whole number of at least 1.",
        Unit = "firms", Min = 1, Max = 1_000_000)]
    public required Quantity Places { get; init; }

    /// <summary>Time of service.</summary>
    [Input("How long one service takes.", Unit = "days", Min = 0, Max = 36_600)]
    public required Chance Service { get; init; }
}
