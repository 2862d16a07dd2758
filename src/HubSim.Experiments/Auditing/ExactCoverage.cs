using HubSim.Experiments.Analysis;
using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Auditing;

/// <summary>
/// Coverage that is computed instead of tried: for a binomial number of successes it is a sum, so that the worst
/// probability of a whole range can be found.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Domain">Where it was computed.</param>
/// <param name="Claim">What is claimed there.</param>
/// <param name="Lowest">Smallest coverage in the domain, 0 to 1.</param>
/// <param name="Highest">Largest coverage in the domain, 0 to 1.</param>
public sealed record ExactCoverage(string Method, string Domain, AuditClaim Claim, double Lowest, double Highest)
{
    private const double Nominal = 0.95;

    /// <summary>Expected number of successes, and of failures, from which on Wilson's interval is claimed to be good.</summary>
    public const int WilsonDomain = 8;

    /// <summary>Number of trials from which on it is.</summary>
    public const int WilsonLeast = 50;

    /// <summary>Beside an end of an interval coverage jumps; it is looked at this far on either side.</summary>
    private const double Beside = 1e-9;

    private static readonly int[] Sizes = [20, 50, 100, 200, 500, 1_000];

    /// <summary>True unless the claim is violated.</summary>
    public bool Holds => Claim switch
    {
        AuditClaim.Guarantees => Lowest >= Nominal,
        AuditClaim.Approximates => Lowest >= AuditRow.Lowest && Highest <= AuditRow.Highest,
        _ => true,
    };

    /// <summary>All that is computed.</summary>
    public static IReadOnlyList<ExactCoverage> All() =>
    [
        .. Sizes.Where(n => n >= WilsonLeast).Select(n => Of("Wilson", $"n = {n}, {WilsonDomain} or more successes and failures expected", AuditClaim.Approximates, n, k => Wilson.Interval(k, n)!.Value, WilsonDomain)),
        .. Sizes.Select(n => Of("Clopper-Pearson", $"n = {n}, any probability", AuditClaim.Guarantees, n, k => ClopperPearson.Interval(k, n), 0)),
    ];

    private static ExactCoverage Of(string method, string domain, AuditClaim claim, int n, Func<int, Interval> interval, int expected)
    {
        var least = Math.Max((double)expected / n, Beside);
        Interval[] intervals = [.. Enumerable.Range(0, n + 1).Select(interval)];
        double[] places = [.. intervals.SelectMany(one => new[] { one.Lower - Beside, one.Lower + Beside, one.Upper - Beside, one.Upper + Beside, (one.Lower + one.Upper) / 2 }).Append(least).Where(p => p >= least && p <= 1 - least)];
        double[] coverages = [.. places.Select(p => At(p, n, intervals))];
        return new ExactCoverage(method, domain, claim, coverages.Min(), coverages.Max());
    }

    /// <summary>Probability that the interval holds p. The numbers of successes whose intervals do are neighbours.</summary>
    private static double At(double p, int n, Interval[] intervals)
    {
        var first = Array.FindIndex(intervals, one => Sampling.Holds(one, p));
        var last = Array.FindLastIndex(intervals, one => Sampling.Holds(one, p));
        return first < 0 ? 0 : (last == n ? 1 : Binomial.CDF(p, n, last)) - (first == 0 ? 0 : Binomial.CDF(p, n, first - 1));
    }
}
