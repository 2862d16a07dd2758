using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Values;

/// <summary>One value of a resolved scenario, and where it was set.</summary>
/// <param name="Path">Its place in the scenario.</param>
/// <param name="Text">The value as a file writes it, on one line: <c>600</c>, <c>triangular [1, 2, 3]</c>.</param>
/// <param name="Provenance">What it rests on.</param>
/// <param name="Setting">Where it was set.</param>
/// <param name="Replaced">What files further down said instead, the nearest first.</param>
public sealed record ScenarioValue(
    string Path, string Text, Provenance Provenance, Setting Setting, IReadOnlyList<Setting> Replaced)
{
    /// <summary>What the key means, its unit and its range.</summary>
    public required InputAttribute Input { get; init; }

    /// <summary>The value as JSON without white space, labels left out and points of data files put in: equal texts are equal values.</summary>
    public required string Canonical { get; init; }

    /// <summary>What the key allows, in words: "a number from 0 to 1 [share]".</summary>
    public required string Allowed { get; init; }
}

/// <summary>A place where a value was set.</summary>
/// <param name="File">The file as it was named, or <c>--set path=value</c>.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
/// <param name="Text">What it says there.</param>
public sealed record Setting(string File, int Line, int Column, string Text)
{
    /// <summary>As compilers print it: <c>file:line:column</c>; an override has no lines.</summary>
    public string Place => File.StartsWith("--", StringComparison.Ordinal)
        ? File
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
