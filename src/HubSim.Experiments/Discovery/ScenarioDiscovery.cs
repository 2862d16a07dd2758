using HubSim.Experiments.Sensitivity;
using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Discovery;

/// <summary>One bounded input of a box that was found.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Side">Its bounds.</param>
/// <param name="QuasiP">
/// Probability that the box without this bound, cut down to as many runs by chance, would hold as many bad ones. Below 0.05 the
/// bound is worth keeping. It is "quasi" because the bound was looked for in the same runs.
/// </param>
/// <param name="Kept">Share of the resamples whose box bounds this input from the same end.</param>
public sealed record Bound(string Input, Side Side, double QuasiP, double Kept);

/// <summary>A box that was found, with what can be said for it.</summary>
/// <param name="Bounds">Its bounds, the most stable first.</param>
/// <param name="Quality">Coverage and density in the runs in which it was found; of all runs for the first box.</param>
/// <param name="FreshCoverage">Mean coverage, in the runs left out, of the boxes found in resamples; NaN without any.</param>
/// <param name="FreshDensity">Mean density, in the runs left out, of the boxes found in resamples: what to expect of new runs.</param>
/// <param name="AlsoBounded">Inputs that more than half of the resamples bound and this box does not.</param>
public sealed record FoundBox(IReadOnlyList<Bound> Bounds, Quality Quality, double FreshCoverage, double FreshDensity, IReadOnlyList<string> AlsoBounded);

/// <summary>
/// Finds boxes of inputs in which a policy is bad, drops bounds that chance could have made, and finds them again in
/// resamples of the runs to see how much of them is luck.
/// Sources: <see cref="Prim"/>; quasi-p-values and resampling: Bryant and Lempert, Technological Forecasting and Social
/// Change 77 (2010), 34-49, sections 3.3 and 3.4.
/// </summary>
/// <param name="Boxes">The boxes, in the order in which they were found.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Bad">Number of bad runs.</param>
public sealed record ScenarioDiscovery(IReadOnlyList<FoundBox> Boxes, int Runs, int Bad)
{
    /// <summary>Fewest bad runs, and fewest others, from which anything is worth finding.</summary>
    public const int Fewest = 20;

    /// <summary>Largest quasi-p-value of a bound that is kept.</summary>
    public const double MostQuasiP = 0.05;

    /// <summary>Looks for boxes.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">How boxes are looked for.</param>
    /// <param name="resamples">Number of resamples, from 10.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <exception cref="ArgumentException">There are fewer than <see cref="Fewest"/> bad runs, or fewer others.</exception>
    public static ScenarioDiscovery Of(Runs runs, PrimOptions options, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 10);
        if (runs.Bad < Fewest || runs.Count - runs.Bad < Fewest)
        {
            throw new ArgumentException($"this holds in {runs.Bad} of {runs.Count} runs; boxes need at least {Fewest} such runs and {Fewest} others: give more replications, or another condition", nameof(runs));
        }

        var boxes = new List<FoundBox>();
        var left = runs;
        while (boxes.Count < options.MostBoxes && left.Bad >= Fewest && left.Count - left.Bad >= Fewest)
        {
            var box = Simplified(left, options);
            if (box.Sides.Count == 0)
            {
                break;
            }

            boxes.Add(Judged(left, box, options, resamples, seed + (ulong)boxes.Count) with { Quality = runs.Of(box) with { Inside = left.Of(box).Inside, BadInside = left.Of(box).BadInside } });
            left = left.Choose([.. Enumerable.Range(0, left.Count).Where(run => !box.Holds(left, run))]);
        }

        return new ScenarioDiscovery(boxes, runs.Count, runs.Bad);
    }

    /// <summary>
    /// The best box whose bounds chance could not have made. Among many inputs the peeling also cuts at some that do not matter,
    /// and stops before it has cut enough at those that do; so the worse half of the doubtful inputs is set aside and the box is
    /// looked for again among the rest, until no bound is doubtful.
    /// </summary>
    private static Box Simplified(Runs runs, PrimOptions options)
    {
        var box = Prim.Best(runs, options);
        while (true)
        {
            var doubtful = box.Sides.Select(side => (side.Input, P: QuasiP(runs, box, side))).Where(own => own.P > MostQuasiP).OrderByDescending(own => own.P).ToList();
            if (doubtful.Count == 0)
            {
                return box;
            }

            var aside = doubtful.Take((doubtful.Count + 1) / 2).Select(own => own.Input).ToHashSet();
            box = Prim.Best(runs, options, [.. box.Sides.Select(side => side.Input).Where(input => !aside.Contains(input))]);
        }
    }

    private static double QuasiP(Runs runs, Box box, Side side)
    {
        var (with, without) = (runs.Of(box), runs.Of(Without(box, side)));
        return with.BadInside == 0 ? 1 : 1 - Binomial.CDF(without.Density, with.Inside, with.BadInside - 1);
    }

    private static Box Without(Box box, Side side) => box.With(new Side(side.Input, double.NegativeInfinity, double.PositiveInfinity));

    private static FoundBox Judged(Runs runs, Box box, PrimOptions options, int resamples, ulong seed)
    {
        var others = new List<Box>();
        var fresh = new List<Quality>();
        for (var resample = 0; resample < resamples; resample++)
        {
            var counts = Bootstrap.Counts(runs.Count, resample, seed);
            var again = runs.Choose([.. Enumerable.Range(0, runs.Count).SelectMany(run => Enumerable.Repeat(run, counts[run]))]);
            others.Add(Simplified(again, options));
            fresh.Add(runs.Choose([.. Enumerable.Range(0, runs.Count).Where(run => counts[run] == 0)]).Of(others[^1]));
        }

        var bounds = box.Sides.Select(side => new Bound(
            runs.Names[side.Input], side, QuasiP(runs, box, side), others.Count(other => SameEnds(other.Of(side.Input), side)) / (double)resamples));
        var bounded = Enumerable.Range(0, runs.Names.Count).Where(input => others.Count(other => other.Sides.Any(side => side.Input == input)) > resamples / 2.0);
        return new FoundBox(
            [.. bounds.OrderByDescending(bound => bound.Kept).ThenBy(bound => bound.Side.Input)],
            runs.Of(box),
            Mean(fresh.Select(quality => quality.Coverage)),
            Mean(fresh.Select(quality => quality.Density)),
            [.. bounded.Where(input => box.Sides.All(side => side.Input != input)).Select(input => runs.Names[input])]);
    }

    private static bool SameEnds(Side other, Side side) =>
        (double.IsFinite(side.Lower) && double.IsFinite(other.Lower)) || (double.IsFinite(side.Upper) && double.IsFinite(other.Upper));

    private static double Mean(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
