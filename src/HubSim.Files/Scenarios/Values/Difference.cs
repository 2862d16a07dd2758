namespace HubSim.Files.Scenarios.Values;

/// <summary>A path at which two scenarios do not say the same.</summary>
/// <param name="Path">The path.</param>
/// <param name="One">What the one says; null where it says nothing: the key is left out, or its part is off.</param>
/// <param name="Other">What the other says.</param>
public sealed record Difference(string Path, ScenarioValue? One, ScenarioValue? Other)
{
    /// <summary>True when only what the value rests on differs.</summary>
    public bool IsOnlyProvenance => One?.Canonical == Other?.Canonical;

    /// <summary>
    /// What differs between two resolved scenarios, however they were written: values, points of data files, and what the
    /// values rest on. In the order of the one, what only the other has after what it follows there.
    /// </summary>
    /// <param name="one">Values of the one.</param>
    /// <param name="other">Values of the other.</param>
    public static IReadOnlyList<Difference> Between(IReadOnlyList<ScenarioValue> one, IReadOnlyList<ScenarioValue> other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (first, second) = (ByPath(one), ByPath(other));
        return [.. Order(one, other, first).Select(path => new Difference(path, first.GetValueOrDefault(path), second.GetValueOrDefault(path))).Where(IsOne)];
    }

    private static bool IsOne(Difference found) =>
        !found.IsOnlyProvenance || !Same(found.One!.Provenance, found.Other!.Provenance);

    private static bool Same(Model.Inputs.Provenance one, Model.Inputs.Provenance other) =>
        one.Sources.SequenceEqual(other.Sources, StringComparer.Ordinal) && (one.Assumption, one.Note, one.Calibrated) == (other.Assumption, other.Note, other.Calibrated);

    private static Dictionary<string, ScenarioValue> ByPath(IReadOnlyList<ScenarioValue> values) =>
        values.ToDictionary(value => value.Path, StringComparer.Ordinal);

    private static IEnumerable<string> Order(
        IReadOnlyList<ScenarioValue> one, IReadOnlyList<ScenarioValue> other, Dictionary<string, ScenarioValue> first)
    {
        var after = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var last = "";
        foreach (var value in other)
        {
            if (first.ContainsKey(value.Path))
            {
                last = value.Path;
                continue;
            }

            after.TryAdd(last, []);
            after[last].Add(value.Path);
        }

        return one.Select(value => value.Path).Prepend("")
            .SelectMany(path => (path.Length > 0 ? new[] { path } : []).Concat(after.GetValueOrDefault(path, [])));
    }
}
