using HubSim.Files.Results;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>What a scenario changes in the one that it is built on.</summary>
static class BaseScenario
{
    private const string Switch = "enabled";

    /// <summary>The base and what differs from it; null when the scenario stands alone as its file has it, or the base cannot be read alone.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="overrides">Changes from the command line.</param>
    public static BaseEntry? Of(LoadResult<Scenario> loaded, IReadOnlyList<string> overrides)
    {
        if (overrides.Count == 0 && loaded.BaseFile == loaded.Files[0])
        {
            return null;
        }

        var below = ScenarioLoader.Load<Scenario>(loaded.BaseFile, []);
        if (below.Value is not { } scenario)
        {
            return null;
        }

        var differences = Difference.Between(below.Values, loaded.Values).Where(difference => !difference.IsOnlyProvenance).ToList();
        var switched = differences.Where(difference => IsSwitch(difference.Path)).Select(difference => difference.Path[..^Switch.Length]).ToList();
        return new BaseEntry(
            Path.GetFileNameWithoutExtension(loaded.BaseFile),
            scenario.Title,
            below.Sha256,
            [.. differences.Where(difference => !IsWithin(difference.Path, switched)).Select(Entry)]);
    }

    private static bool IsSwitch(string path) => path.EndsWith("." + Switch, StringComparison.Ordinal);

    /// <summary>True for what a part that was switched on or off has in it, but for the switch of the outermost part.</summary>
    private static bool IsWithin(string path, List<string> switched) =>
        switched.Exists(part => path.StartsWith(part, StringComparison.Ordinal) && path != part + Switch);

    private static DifferenceEntry Entry(Difference difference)
    {
        var known = (difference.One ?? difference.Other)!;
        return new DifferenceEntry(difference.Path, known.Input.Unit, difference.One?.Text, difference.Other?.Text);
    }
}
