using HubSim.Files.Scenarios;

namespace HubSim.Files.Experiments;

/// <summary>An experiment that can be run, or everything that is wrong with it and with its scenarios.</summary>
public sealed class LoadedExperiment
{
    /// <summary>Name of the experiment: that of its file.</summary>
    public required string Name { get; init; }

    /// <summary>The record of its kind; null when there is at least one diagnostic.</summary>
    public Experiment? Value { get; init; }

    /// <summary>Everything wrong, by file and position.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The resolved experiment as JSON without white space; scenarios are named in it, not included. Empty with a diagnostic.</summary>
    public string CanonicalJson { get; init; } = "";

    /// <summary>SHA-256 of <see cref="CanonicalJson"/>; empty with a diagnostic.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The scenarios, in the order of the file: one, or one for each policy.</summary>
    public IReadOnlyList<PolicyScenario> Policies { get; init; } = [];

    /// <summary>The factors, in the order of the file.</summary>
    public IReadOnlyList<ResolvedFactor> Factors { get; init; } = [];
}
