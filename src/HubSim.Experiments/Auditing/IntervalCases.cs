using HubSim.Experiments.Analysis;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>Intervals from a number of values that is fixed beforehand.</summary>
internal static class IntervalCases
{
    private const int Often = 20_000;
    private const double Nominal = 0.95;
    private static readonly (double Share, int N)[] QuantileCells = [(0.5, 20), (0.9, 36), (0.9, 200), (0.05, 100)];

    internal static IEnumerable<AuditCase> All() => [.. Means(), .. Differences(), .. Probabilities(), .. Quantiles()];

    private static IEnumerable<AuditCase> Means()
    {
        const string part = "mean";
        foreach (var n in new[] { 2, 10, 100 })
        {
            yield return Mean(new Normal(5, 2), "normal", n, AuditClaim.Guarantees);
        }

        yield return Mean(new Uniform(0, 1), "uniform", 20, AuditClaim.Approximates);
        yield return Mean(new Exponential(1), "exponential, skewness 2", 10, AuditClaim.Outside);
        yield return Mean(new Exponential(1), "exponential, skewness 2", 100, AuditClaim.Approximates);
        yield return Mean(new LogNormal(1, 0.5), "log-normal, skewness 1.75", 80, AuditClaim.Approximates);
        yield return Mean(new LogNormal(1, 1), "log-normal, skewness 6.18", 30, AuditClaim.Outside);
        yield return Mean(new LogNormal(1, 1), "log-normal, skewness 6.18", 1_000, AuditClaim.Approximates, Often / 4);
        var expected = TransientQueue.ExpectedWait();
        foreach (var (n, claim) in new[] { (10, AuditClaim.Outside), (100, AuditClaim.Approximates) })
        {
            yield return new AuditCase(part, "Student t", $"M/M/1 from empty, mean wait of 25, n = {n}", claim, Nominal, Often / 2, streams =>
                new AuditOutcome(Sampling.Holds(Estimates.Mean([.. Enumerable.Range(0, n).Select(run => TransientQueue.MeanWait(streams, (ulong)run))]).Interval, expected), n));
        }

        AuditCase Mean(Distribution distribution, string name, int n, AuditClaim claim, int experiments = Often) =>
            new(part, "Student t", $"{name}, n = {n}", claim, Nominal, experiments, streams =>
                new AuditOutcome(Sampling.Holds(Estimates.Mean(Sampling.Values(streams, distribution, n)).Interval, distribution.Mean), n));
    }

    private static IEnumerable<AuditCase> Differences() =>
        from cell in new (double Correlation, int N)[] { (-0.5, 10), (-0.5, 100), (0, 10), (0, 100), (0.9, 10), (0.9, 100) }
        select new AuditCase("difference", "paired t", $"normal, correlation {cell.Correlation:0.0}, n = {cell.N}", AuditClaim.Guarantees, Nominal, Often, streams =>
        {
            var (first, second) = Sampling.Pairs(streams, cell.Correlation, cell.N);
            return new AuditOutcome(Sampling.Holds(Estimates.Difference(first, second).Interval, 0), cell.N);
        });

    private static IEnumerable<AuditCase> Probabilities()
    {
        foreach (var (p, n) in new[] { (0.5, 20), (0.5, 200), (0.1, 100), (0.02, 400), (0.01, 1_000), (0.98, 400), (0.002, 400) })
        {
            var isInside = n >= ExactCoverage.WilsonLeast && n * Math.Min(p, 1 - p) >= ExactCoverage.WilsonDomain;
            var model = $"Bernoulli {p:0.###}, n = {n}";
            yield return new AuditCase("probability", "Wilson", model, isInside ? AuditClaim.Approximates : AuditClaim.Outside, Nominal, Often, streams =>
                new AuditOutcome(Sampling.Holds(Estimates.Probability(Sampling.Successes(streams, p, n), n).Interval, p), n));
            yield return new AuditCase("probability", "Clopper-Pearson", model, AuditClaim.Guarantees, Nominal, Often, streams =>
                new AuditOutcome(Sampling.Holds(Estimates.ProbabilityGuaranteed(Sampling.Successes(streams, p, n), n).Interval, p), n));
        }
    }

    private static IEnumerable<AuditCase> Quantiles() =>
        from model in new (Distribution Distribution, string Name)[] { (new Normal(0, 1), "normal"), (new LogNormal(1, 1), "log-normal"), (new Exponential(1), "exponential") }
        from cell in QuantileCells
        select new AuditCase("quantile", "order statistics", $"p{cell.Share * 100:0} of {model.Name}, n = {cell.N}", AuditClaim.Guarantees, Nominal, Often, streams =>
            new AuditOutcome(Sampling.Holds(Estimates.Quantile(Sampling.Values(streams, model.Distribution, cell.N), cell.Share).Interval, model.Distribution.Quantile(cell.Share)), cell.N));
}
