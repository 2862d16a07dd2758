using HubSim.Files.Scenarios.Values;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios;

/// <summary>A scenario that can be run, or everything that is wrong with it.</summary>
/// <typeparam name="T">The record that the file describes.</typeparam>
public sealed class LoadResult<T>
    where T : class
{
    private IReadOnlyList<ScenarioValue>? values;

    /// <summary>The scenario; null when there is at least one diagnostic.</summary>
    public T? Value { get; init; }

    /// <summary>Everything wrong, by file (the named one first, then what it extends, then overrides) and position.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>
    /// The resolved scenario (after <c>extends</c> and overrides) as JSON without white space: keys in ordinal order,
    /// numbers in their shortest invariant form, tables of data files with their points. Empty when there is a diagnostic.
    /// </summary>
    public required string CanonicalJson { get; init; }

    /// <summary>SHA-256 of <see cref="CanonicalJson"/> in UTF-8, as lower-case hexadecimal; empty with a diagnostic.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// SHA-256 of the part of the resolved scenario that replications can depend on, the root seed apart: neither texts for
    /// people nor provenance nor the number of replications are in it, but the order of named entries is. Empty with a
    /// diagnostic.
    /// </summary>
    public required string InputsSha256 { get; init; }

    /// <summary>All files read, as named: the scenario itself, what it extends, and so on, then data files.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The last file that the scenario extends, as named; the scenario itself when it extends none.</summary>
    public string BaseFile { get; init; } = "";

    /// <summary>Every <see cref="Quantity"/> of the scenario, in ordinal order of their paths.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Every <see cref="Chance"/> of the scenario, in ordinal order of their paths.</summary>
    public required IReadOnlyList<Chance> Chances { get; init; }

    /// <summary>
    /// Every value of the resolved scenario with the place where it was set, in the order of the records; a part that is off
    /// has one value, its switch. Empty with a diagnostic. Made when asked for.
    /// </summary>
    public IReadOnlyList<ScenarioValue> Values => values ??= MakeValues?.Invoke() ?? [];

    /// <summary>The paths of all keys that there are, whether the scenario gives them or not. Made when asked for.</summary>
    public IReadOnlyList<string> KnownPaths => MakePaths?.Invoke() ?? [];

    internal Func<IReadOnlyList<ScenarioValue>>? MakeValues { get; init; }

    internal Func<IReadOnlyList<string>>? MakePaths { get; init; }
}
