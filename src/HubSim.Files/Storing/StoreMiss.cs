using System.Globalization;
using System.Reflection;
using System.Text.Json;
using HubSim.Files.Journals;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Storing;

/// <summary>Why a store had nothing for a run: which part of the key is another one in the entry that comes nearest.</summary>
public static class StoreMiss
{
    private const int Shown = 3;

    private static readonly string[] Indifferent =
    [
        .. typeof(Scenario).GetProperties().Where(property => property.IsDefined(typeof(IndifferentAttribute))).Select(property => SnakeCase.From(property.Name)),
    ];

    /// <summary>The reason, as the end of a sentence that begins "none came from the store: ".</summary>
    /// <param name="store">The store.</param>
    /// <param name="key">A key that it did not have.</param>
    /// <param name="resolved">The resolved scenario that the key stands for, as JSON.</param>
    public static string Explain(Store store, ReuseKey key, string resolved)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(key);
        var entries = store.Segments.SelectMany(segment => segment.Keys.Values.Select(there => (Segment: segment, Key: there))).ToList();
        if (entries.Count == 0)
        {
            return "it is empty";
        }

        // The first of the best: files come in the order of their last use.
        var (nearest, other) = entries.MaxBy(entry => Likeness(entry.Key, key));
        if (other == key)
        {
            var numbers = store.Segments.Where(segment => segment.Keys.ContainsKey(key.Id())).SelectMany(segment => segment.Finished())
                .Where(record => record.Frame.Key.Entry == key.Id()).Select(record => record.Frame.Key.Replication).ToList();
            return numbers.Count == 0 ? "its replications of these inputs failed" : string.Create(CultureInfo.InvariantCulture, $"it has other replications of these inputs ({numbers.Min()} to {numbers.Max()})");
        }

        return $"the nearest entry ({nearest.Plan.Name}) has {string.Join("; ", Differences(nearest, other, key, resolved))}";
    }

    private static int Likeness(ReuseKey there, ReuseKey here) =>
        (there.InputsSha256 == here.InputsSha256 ? 8 : 0) + (there.ModelVersion == here.ModelVersion ? 4 : 0)
        + (there.Seed == here.Seed ? 2 : 0) + (there.Detail == here.Detail ? 1 : 0);

    private static IEnumerable<string> Differences(StoreSegment segment, ReuseKey there, ReuseKey here, string resolved)
    {
        if (there.ModelVersion != here.ModelVersion)
        {
            yield return $"another model version ({there.ModelVersion} -> {here.ModelVersion})";
        }

        if (there.InputsSha256 != here.InputsSha256)
        {
            yield return $"other inputs ({(there == segment.Plan.Key() ? Inputs(segment.Plan.Resolved, resolved, "named entries in another order") : OfExperiment(segment.Plan.Resolved, resolved))})";
        }

        if (there.Seed != here.Seed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"another seed ({there.Seed} -> {here.Seed})");
        }

        if (there.Detail != here.Detail)
        {
            yield return $"another detail ({there.Detail} -> {here.Detail})";
        }
    }

    /// <summary>
    /// The difference to the nearest scenario of an experiment. Values that its design points change stand in no plan: when
    /// the scenarios agree, it must be these.
    /// </summary>
    private static string OfExperiment(string plan, string now)
    {
        using var document = JsonDocument.Parse(plan);
        var then = document.RootElement.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetRawText())
            .MinBy(scenario => JsonDifference.Between(scenario, now).Count(Decides));
        return then is null ? "another scenario" : Inputs(then, now, "other levels of the factors");
    }

    private static string Inputs(string then, string now, string otherwise)
    {
        var places = JsonDifference.Between(then, now).Where(Decides).ToList();
        return places.Count switch
        {
            0 => otherwise,
            <= Shown => string.Join(", ", places),
            _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", places.Take(Shown))} and {places.Count - Shown} more"),
        };
    }

    private static bool Decides(string difference) => IsDecisive(difference[..difference.IndexOf(':', StringComparison.Ordinal)]);

    private static bool IsDecisive(string path) =>
        !Indifferent.Contains(path.Split('.', '[')[0], StringComparer.Ordinal)
        && !UncertainReader.IsLabel(path[(path.LastIndexOf('.') + 1)..].Split('[')[0]);
}
