using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Trials;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Sensitivity;

/// <summary>Sobol indices of one factor.</summary>
/// <param name="Factor">Name of the factor.</param>
/// <param name="First">Share of the inputs' variance that the factor explains alone.</param>
/// <param name="Total">Share that it has a part in, alone or together with others.</param>
/// <param name="FirstCounts">True when the first-order index can be told from 0.</param>
/// <param name="TotalCounts">True when the total index can be told from 0.</param>
public sealed record SobolIndex(string Factor, Estimate First, Estimate Total, bool FirstCounts, bool TotalCounts);

/// <summary>Where the variance of one response comes from.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Rows">Rows of the design that were used.</param>
/// <param name="RowsLeftOut">Rows in which a trial failed or the response was missing.</param>
/// <param name="Mean">Mean of the response.</param>
/// <param name="InputVariance">Variance of the expected response over the factors.</param>
/// <param name="ChanceVariance">
/// Mean variance of the response at a fixed point: chance, and inputs that are not among the factors. Null with one
/// replication at a point, where it cannot be told from the inputs' variance.
/// </param>
/// <param name="ChanceShare">Chance as a share of the whole variance; null with one replication at a point.</param>
/// <param name="Factors">Indices of the factors, in their order.</param>
/// <param name="Dummy">
/// Indices of a factor that changes nothing but reshuffles all of chance: the noise of the method at its worst, as it would be
/// without common random numbers.
/// </param>
public sealed record SobolAnalysis(
    string Response,
    int Rows,
    int RowsLeftOut,
    double Mean,
    Estimate InputVariance,
    Estimate? ChanceVariance,
    Estimate? ChanceShare,
    IReadOnlyList<SobolIndex> Factors,
    SobolIndex Dummy)
{
    /// <summary>Largest share of rows that may be without a value; beyond it the rest would be a selection.</summary>
    public const double MostLeftOut = 0.05;

    /// <summary>True when the inputs' variance can be told from 0. Otherwise all is chance, and no index means anything.</summary>
    public bool InputsCount => InputVariance.Interval.Lower > 0;

    /// <summary>Indices from the results of Saltelli's design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="results">One result for each of its trials, in their order.</param>
    /// <param name="responses">Names of the responses.</param>
    /// <param name="response">Name of the response to analyse.</param>
    /// <param name="resamples">Bootstrap resamples of rows, from 100.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <exception cref="ArgumentException">
    /// The results are not those of the design; the response does not exist; it is missing in more than
    /// <see cref="MostLeftOut"/> of the rows.
    /// </exception>
    public static SobolAnalysis Of(SaltelliDesign design, IReadOnlyList<TrialResult> results, IReadOnlyList<string> responses, string response, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(results);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        RequireDesign(design, results);
        var values = Yields.ByPoint(results, Yields.PlaceOf(responses, response), design.Replications);
        var rows = new List<SobolRow>(design.Rows);
        for (var first = 0; first < values.Length; first += design.PointsPerRow)
        {
            if (SobolRow.Of(values.AsSpan(first, design.PointsPerRow)) is { } row)
            {
                rows.Add(row);
            }
        }

        return design.Rows - rows.Count <= MostLeftOut * design.Rows
            ? Analysed(design, response, rows, resamples, seed)
            : throw new ArgumentException(
                $"the response {response} has no value in {design.Rows - rows.Count} of {design.Rows} rows of the design; indices of the rest would be of a selection", nameof(response));
    }

    private static SobolAnalysis Analysed(SaltelliDesign design, string response, List<SobolRow> rows, int resamples, ulong seed)
    {
        var all = SobolMoments.Of(rows, null);
        var again = Enumerable.Range(0, resamples).Select(resample => SobolMoments.Of(rows, Bootstrap.Counts(rows.Count, resample, seed))).ToArray();
        var fromPairs = again.Select(moments => moments.Pairs).Variance() < again.Select(moments => moments.Pooled).Variance();
        var columns = Enumerable.Range(0, design.FactorNames.Count + 1)
            .Select(column => (
                First: Bootstrap.Percentile(all.First(column), again.Select(moments => moments.First(column)), rows.Count),
                Total: Bootstrap.Percentile(all.Total(column, fromPairs), again.Select(moments => moments.Total(column, fromPairs)), rows.Count)))
            .ToArray();
        var dummy = columns[^1];
        return new SobolAnalysis(
            response,
            rows.Count,
            design.Rows - rows.Count,
            all.Mean,
            Bootstrap.Percentile(all.InputVariance(fromPairs), again.Select(moments => moments.InputVariance(fromPairs)), rows.Count),
            design.Replications > 1 ? Bootstrap.Percentile(all.ChanceVariance, again.Select(moments => moments.ChanceVariance), rows.Count) : null,
            design.Replications > 1 ? Bootstrap.Percentile(all.ChanceShare(fromPairs), again.Select(moments => moments.ChanceShare(fromPairs)), rows.Count) : null,
            [.. design.FactorNames.Select((name, column) => new SobolIndex(
                name, columns[column].First, columns[column].Total, Counts(columns[column].First, dummy.First, design.Replications), Counts(columns[column].Total, dummy.Total, design.Replications)))],
            new SobolIndex("(dummy)", dummy.First, dummy.Total, false, false));
    }

    /// <summary>
    /// An index can be told from 0 when its interval lies above 0: with several replications that interval holds what chance
    /// does, and the estimate is one of 0 for a factor that moves chance alone. With one replication chance looks like
    /// influence, and an index must also lie above the dummy's interval.
    /// </summary>
    private static bool Counts(Estimate index, Estimate dummy, int replications) =>
        index.Interval.Lower > 0 && (replications > 1 || index.Value > dummy.Interval.Upper);

    private static void RequireDesign(SaltelliDesign design, IReadOnlyList<TrialResult> results)
    {
        SaltelliDesign.Require(design.Points, design.FactorNames.Count);
        var trials = design.Trials;
        if (!Yields.Answer(trials, results))
        {
            throw new ArgumentException("the results are not those of Saltelli's design, trial by trial; Sobol indices from other points would be wrong", nameof(results));
        }
    }
}
