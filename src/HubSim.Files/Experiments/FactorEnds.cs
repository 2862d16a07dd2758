using System.Globalization;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Experiments;

/// <summary>
/// Finds levels of a factor at which no replication could begin (<see cref="FirstMoment"/>): it is put at each of its ends,
/// all else as the scenario says. What goes wrong when several factors meet is a trial's failure.
/// </summary>
/// <param name="policy">The scenario.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class FactorEnds(PolicyScenario policy, Findings findings)
{
    /// <summary>Levels that are tried one by one; of more numbers, the smallest and the largest.</summary>
    private const int MostLevels = 20;

    /// <summary>The quantiles of a prior that stand for its ends: designs of a hundred points reach them.</summary>
    private static readonly double[] PriorEnds = [0.01, 0.99];

    private readonly FirstMoment moment = new();

    private readonly List<(ResolvedFactor Factor, string Path, IReadOnlyList<Node> Places)> factors = [];

    /// <summary>Takes a factor. One that says in no way how it varies is refused where its record is read.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="path">Where it stands in the experiment.</param>
    /// <param name="places">Where its levels stand: each of them, or both ends, or one place for all.</param>
    public void Add(ResolvedFactor factor, string path, IReadOnlyList<Node> places)
    {
        if (factor.Levels.Count > 0 || factor.Prior is not null || factor is { From: not null, To: not null })
        {
            factors.Add((factor, path, places));
        }
    }

    /// <summary>Tries the ends of all factors.</summary>
    public void Check()
    {
        // Where a replication can begin with all of them at their first and at their last end, one alone does no harm:
        // what has a bound is checked against it from one side.
        if (factors.Count > 1 && IsFine(ends => ends[0].Level) && IsFine(ends => ends[^1].Level))
        {
            return;
        }

        foreach (var (factor, path, places) in factors)
        {
            Check(factor, path, places);
        }
    }

    private bool IsFine(Func<IReadOnlyList<(double Level, int Place)>, double> end)
    {
        var together = policy.Bind([.. factors.Select(one => one.Factor.Change(end([.. Ends(one.Factor)]), ""))]);
        return together.Value is not null && moment.Failure(together) is null;
    }

    private void Check(ResolvedFactor factor, string path, IReadOnlyList<Node> places)
    {
        foreach (var (level, place) in Ends(factor))
        {
            // A level that the scenario refuses by itself was reported already; a prior's draw is refused trial by trial.
            if (moment.Failure(policy.Bind([factor.Change(level, "")])) is { } failure)
            {
                var share = factor.Prior is null ? "" : string.Create(CultureInfo.InvariantCulture, $", its {PriorEnds[place] * 100:0} % quantile,");
                findings.Add(places[Math.Min(place, places.Count - 1)].Place, path, $"with {factor.Path} at {factor.Show(level)}{share} no trial could begin: {failure}");
                return;
            }
        }
    }

    private static IEnumerable<(double Level, int Place)> Ends(ResolvedFactor factor)
    {
        if (factor.Levels.Count > 0)
        {
            var all = factor.Levels.Select((level, place) => (Level: level, Place: place));
            return factor.Words.Count > 0 ? all.Take(MostLevels)
                : factor.Levels.Count <= MostLevels ? all.OrderBy(one => one.Level) : [all.MinBy(one => one.Level), all.MaxBy(one => one.Level)];
        }

        return factor.Prior is null ? [(factor.From!.Value, 0), (factor.To!.Value, 1)] : PriorEnds.Select((quantile, place) => (factor.At(quantile), place));
    }
}
