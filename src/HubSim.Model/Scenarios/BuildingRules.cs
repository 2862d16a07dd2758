using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// How firms build models: experiments, a training run, evaluation, filing, launch, and then the next model.
/// </summary>
public sealed record BuildingRules
{
    /// <summary>Building by strategy.</summary>
    [Input("Building by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<StrategyBuilding> Strategies { get; init; }

    /// <summary>Effect of quality on speed.</summary>
    [Input(
        "Factor on the speed of building, and on what useful compute is worth, for each standard "
        + "deviation by which a founder's latent quality lies above the middle.",
        Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity SpeedPerQuality { get; init; }

    /// <summary>Time to the next attempt.</summary>
    [Input("Time after which a training run that got no cards is tried again.", Unit = "months", Min = 0.01, Max = 1200)]
    public required Quantity TrainingRetry { get; init; }
}

/// <summary>What a model takes in firms that follow one strategy. Everything is drawn for each model.</summary>
public sealed record StrategyBuilding
{
    /// <summary>Work of the experiments.</summary>
    [Input(
        "Work of the experiments before a training run, in months of the whole wanted team; a smaller "
        + "team takes longer.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance Work { get; init; }

    /// <summary>Compute of the experiments.</summary>
    [Input(
        "Useful compute of these experiments (jobs that end with a result); without compute only the "
        + "work counts.", Unit = "card_hours", Min = 0, Max = 1e12)]
    public required Chance Experiments { get; init; }

    /// <summary>Cards of the training run.</summary>
    [Input(
        "Cards of the training run, rounded to a whole number; 0 for no training.",
        Unit = "cards", Min = 0, Max = 1_000_000)]
    public required Chance TrainingCards { get; init; }

    /// <summary>Duration of the training run.</summary>
    [Input("Duration of the training run once it has its cards.", Unit = "hours", Min = 0, Max = 10_000_000)]
    public required Chance TrainingHours { get; init; }

    /// <summary>Share of models that are filed.</summary>
    [Input(
        "Share of the models that must be filed with the regulator before their launch.",
        Unit = "share", Min = 0, Max = 1)]
    public required Quantity FiledShare { get; init; }

    /// <summary>Time to the next model.</summary>
    [Input("Time from a launch to the beginning of the next model.", Unit = "months", Min = 0.1, Max = 1200)]
    public required Chance NextAfter { get; init; }
}
