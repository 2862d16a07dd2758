using HubSim.Experiments.Precision;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Precision;

/// <summary>Precision in a laboratory.</summary>
public sealed class PrecisionRunTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_replications_used_do_not_depend_on_workers(int workers)
    {
        using var laboratory = new ThreadedLaboratory(["x"], workers, () => new Normals());
        var watch = new PrecisionWatch(PrecisionText.Parse("x ±0.2"), [new PrecisionResponse("x", ResponseKind.Number)]);
        var results = PrecisionRun.Until(laboratory, new DesignPoint(0, "only", []), 1_000, watch, TestContext.Current.CancellationToken);
        Assert.True(watch.IsReached);
        Assert.Equal(Enumerable.Range(1_000, watch.Taken), results.Select(result => result.Trial.Replication));

        // Some 97 values have this half-width at a spread of 1; then comes the look ahead.
        Assert.Equal(120, results.Count);
    }

    private sealed class Normals : ITrialWorker
    {
        public TrialYield Run(Trial trial, CancellationToken cancellation)
        {
            var stream = new Streams(1, trial.Replication).Sequence(new Purpose("x"));
            return new TrialYield([Samplers.Normal(ref stream)]);
        }

        public void Dispose()
        {
        }
    }
}
