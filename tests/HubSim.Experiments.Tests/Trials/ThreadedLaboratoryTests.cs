using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Trials;

/// <summary>Batches of trials: order, failures, workers.</summary>
public class ThreadedLaboratoryTests
{
    private static readonly DesignPoint Two = new(0, "two", [2]);
    private static readonly DesignPoint Three = new(1, "three", [3]);

    private static Trial[] Batch(int each) => [.. Enumerable.Range(0, each).SelectMany(r => new[] { new Trial(Two, r), new Trial(Three, r) })];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_order_of_the_trials_for_any_number_of_workers(int workers)
    {
        using var laboratory = new ThreadedLaboratory(["product"], workers, () => new Multiplier());
        var trials = Batch(50);
        var results = laboratory.Run(trials, TestContext.Current.CancellationToken);
        Assert.Equal(trials, results.Select(result => result.Trial));
        Assert.Equal(trials.Select(trial => trial.Point.Levels[0] * trial.Replication), results.Select(result => result.Yield!.Responses[0]));
    }

    [Fact]
    public void A_failed_trial_is_handed_out_with_its_reason_and_costs_no_other()
    {
        using var laboratory = new ThreadedLaboratory(["product"], 2, () => new Multiplier { FailsAt = 3 });
        var results = laboratory.Run(Batch(10), TestContext.Current.CancellationToken);
        Assert.Equal(2, results.Count(result => result.Failed));
        Assert.All(results.Where(result => result.Failed), result => Assert.Equal("three is not for me", result.Failure));
        Assert.Equal(18, results.Count(result => result.Yield is not null));
    }

    [Fact]
    public void Workers_are_kept_between_batches()
    {
        var made = 0;
        using (var laboratory = new ThreadedLaboratory(["product"], 1, () => { made++; return new Multiplier(); }))
        {
            for (var batch = 0; batch < 5; batch++)
            {
                _ = laboratory.Run(Batch(3), TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(1, made);
    }

    [Fact]
    public void A_cancelled_batch_throws()
    {
        using var laboratory = new ThreadedLaboratory(["product"], 1, () => new Multiplier());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => laboratory.Run(Batch(1), cancelled.Token));
    }

    private sealed class Multiplier : ITrialWorker
    {
        public int FailsAt { get; init; } = -1;

        public TrialYield Run(Trial trial, CancellationToken cancellation) => trial.Replication == FailsAt
            ? throw new InvalidOperationException("three is not\nfor me")
            : new TrialYield([trial.Point.Levels[0] * trial.Replication]);

        public void Dispose()
        {
        }
    }
}
