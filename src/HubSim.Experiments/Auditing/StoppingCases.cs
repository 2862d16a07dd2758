using HubSim.Experiments.Precision;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>Intervals at the end of sequences that <see cref="PrecisionRule"/> stopped.</summary>
internal static class StoppingCases
{
    private const int Often = 10_000;

    internal static IEnumerable<AuditCase> All() => [.. Means(), .. Probabilities(), .. Quantiles()];

    private static IEnumerable<AuditCase> Means()
    {
        var normal = new Normal(10, 2);
        foreach (var amount in new[] { 1, 0.4, 0.35, 0.2 })
        {
            yield return Stopped("normal(10, 2)", $"x ±{amount}", ResponseKind.Number, streams => Sampling.Endless(streams, normal), 10);
        }

        yield return Stopped("normal(10, 2)", "x ±2%", ResponseKind.Number, streams => Sampling.Endless(streams, normal), 10, Often / 2);
        var exponential = new Exponential(1);
        foreach (var percent in new[] { 25, 15, 10 })
        {
            yield return Stopped("exponential(1)", $"x ±{percent}%", ResponseKind.Number, streams => Sampling.Endless(streams, exponential), 1, Often / 2);
        }

        var lognormal = new LogNormal(1, 0.8);
        yield return Stopped("log-normal, skewness 3.7", "x ±12%", ResponseKind.Number, streams => Sampling.Endless(streams, lognormal), lognormal.Mean, Often / 2);
        yield return Stopped("log-normal, skewness 3.7", "x ±30%", ResponseKind.Number, streams => Sampling.Endless(streams, lognormal), lognormal.Mean, Often / 2);
        var skewed = new LogNormal(1, 0.7);
        yield return Stopped("log-normal, skewness 2.9", "x ±30%", ResponseKind.Number, streams => Sampling.Endless(streams, skewed), skewed.Mean, Often / 2);
        var wait = TransientQueue.ExpectedWait();
        yield return Stopped("M/M/1 from empty, mean wait of 25", "x ±20%", ResponseKind.Number, streams => Enumerable.Range(0, int.MaxValue).Select(run => TransientQueue.MeanWait(streams, (ulong)run)), wait, Often / 5);
    }

    private static IEnumerable<AuditCase> Probabilities() =>
        from cell in new (double P, string Target)[] { (0.5, "x ±0.1"), (0.5, "x ±0.05"), (0.3, "x ±0.06"), (0.1, "x ±0.05"), (0.1, "x ±0.03"), (0.05, "x ±0.02"), (0.9, "x ±0.04"), (0.5, "x ±10%"), (0.2, "x ±20%") }
        select Stopped($"Bernoulli {cell.P:0.##}", cell.Target, ResponseKind.Truth, streams => Sampling.Truths(streams, cell.P), cell.P);

    private static IEnumerable<AuditCase> Quantiles()
    {
        var normal = new Normal(10, 2);
        yield return Stopped("normal(10, 2)", "p50(x) ±0.5", ResponseKind.Number, streams => Sampling.Endless(streams, normal), 10, Often / 2);
        yield return Stopped("normal(10, 2)", "p90(x) ±0.5", ResponseKind.Number, streams => Sampling.Endless(streams, normal), normal.Quantile(0.9), Often / 2);
        yield return Stopped("normal(10, 2)", "p90(x) ±1", ResponseKind.Number, streams => Sampling.Endless(streams, normal), normal.Quantile(0.9), Often / 2);
        var exponential = new Exponential(1);
        yield return Stopped("exponential(1)", "p90(x) ±15%", ResponseKind.Number, streams => Sampling.Endless(streams, exponential), exponential.Quantile(0.9), Often / 2);
        yield return Stopped("exponential(1)", "p50(x) ±20%", ResponseKind.Number, streams => Sampling.Endless(streams, exponential), exponential.Quantile(0.5), Often / 2);
    }

    private static AuditCase Stopped(string model, string target, ResponseKind kind, Func<Streams, IEnumerable<double>> values, double truth, int experiments = Often)
    {
        var targets = PrecisionText.Parse(target);
        PrecisionResponse[] responses = [new PrecisionResponse("x", kind)];
        return new AuditCase("stopped sequence", $"precision {target[target.IndexOf('±', StringComparison.Ordinal)..]}{(target[0] == 'p' ? $" of {target[..3]}" : "")}", model, AuditClaim.Approximates, PrecisionRule.Confidence, experiments, streams =>
        {
            var watch = new PrecisionWatch(targets, responses);
            foreach (var value in values(streams))
            {
                if (watch.Take([value]))
                {
                    break;
                }
            }

            var standing = watch.Stand();
            return new AuditOutcome(Sampling.Holds(standing.Targets[0].Estimate!.Value.Interval, truth), standing.Replications);
        });
    }
}
