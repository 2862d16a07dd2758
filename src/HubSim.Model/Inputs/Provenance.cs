namespace HubSim.Model.Inputs;

/// <summary>Where a value of a scenario comes from.</summary>
/// <param name="Sources">Ids of the scenario's <c>sources</c> table; empty where there are none.</param>
/// <param name="Assumption">The reason for a value without a source; null where there is none.</param>
/// <param name="Note">Anything else that a reader should know; null where there is nothing.</param>
public sealed record Provenance(IReadOnlyList<string> Sources, string? Assumption, string? Note)
{
    /// <summary>
    /// How the value was chosen within the range of its source or assumption, so that the model meets its past; null where
    /// it was not.
    /// </summary>
    public string? Calibrated { get; init; }

    /// <summary>A bare number in a file: neither sourced nor argued for.</summary>
    public static Provenance None { get; } = new([], null, null);

    /// <summary>True when the value names a source or gives a reason.</summary>
    public bool IsGiven => Sources.Count > 0 || Assumption is not null;
}
