namespace HubSim.Model.Population;

/// <summary>What a firm is at with the model that it builds.</summary>
enum Phase
{
    /// <summary>It has not begun.</summary>
    NotBegun,

    /// <summary>Experiments: work, and compute with results.</summary>
    Experiments,

    /// <summary>Collecting data on the hub's platform.</summary>
    Data,

    /// <summary>A training run.</summary>
    Training,

    /// <summary>Evaluation on the hub's platform.</summary>
    Evaluation,

    /// <summary>A filing lies with the regulator.</summary>
    Filing,

    /// <summary>The model is launched, and the next one has not begun.</summary>
    Launched,
}
