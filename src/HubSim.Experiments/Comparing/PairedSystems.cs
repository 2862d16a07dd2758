using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Comparing;

/// <summary>
/// Values of one response under several systems, paired by replication: number k of each met the same random numbers. NaN
/// where a replication failed or has no value.
/// </summary>
public sealed class PairedSystems
{
    /// <summary>The values, held against what pairing needs.</summary>
    /// <param name="names">Names of the systems, at least two, all different.</param>
    /// <param name="values">Values by system and replication; as many replications of each, at least two.</param>
    /// <param name="moreIsBetter">True when a larger value is the better one.</param>
    /// <exception cref="UnsuitableException">Nothing can be compared so.</exception>
    public PairedSystems(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> values, bool moreIsBetter = true)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        UnsuitableException.Unless(names.Count >= 2, "a comparison needs two systems or more");
        UnsuitableException.Unless(names.Distinct(StringComparer.Ordinal).Count() == names.Count, "two systems of a comparison have the same name; give each its own");
        UnsuitableException.Unless(values.Count == names.Count, $"there are {names.Count} systems and values of {values.Count}");
        UnsuitableException.Unless(
            values.All(list => list.Count == values[0].Count),
            "systems are compared in pairs, replication by replication; run as many replications of each");
        UnsuitableException.Unless(values[0].Count >= 2, "one replication says nothing about chance; run at least two of each system");
        if (values.Any(list => list.Any(double.IsInfinity)))
        {
            throw new ArgumentOutOfRangeException(nameof(values), "a response is a finite number or missing (NaN)");
        }

        Names = names;
        Values = values;
        MoreIsBetter = moreIsBetter;
    }

    /// <summary>Names of the systems.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Values by system and replication.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values { get; }

    /// <summary>True when a larger value is the better one.</summary>
    public bool MoreIsBetter { get; }

    /// <summary>Number of replications of each system, incomplete ones included.</summary>
    public int Replications => Values[0].Count;

    /// <summary>Refuses to compare what different versions of a model gave: the difference would be that of the versions too.</summary>
    /// <param name="runs">Name and model version of each run.</param>
    /// <exception cref="UnsuitableException">Two versions differ.</exception>
    public static void RequireOneVersion(IReadOnlyList<(string Name, string Version)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        foreach (var (name, version) in runs)
        {
            UnsuitableException.Unless(
                version == runs[0].Version,
                $"{runs[0].Name} and {name} were made with different versions of the model ({runs[0].Version} and {version}), so that their difference is not that of the policies alone; run both again with one program");
        }
    }

    /// <summary>The replications in which all of some systems have a value.</summary>
    internal IEnumerable<int> Complete(params IReadOnlyList<int> systems) =>
        Enumerable.Range(0, Replications).Where(replication => systems.All(system => !double.IsNaN(Values[system][replication])));
}
