using HubSim.Experiments.Calibrating;
using HubSim.Experiments.Tests.Trials;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Calibrating;

/// <summary>Approximate Bayesian computation held against posteriors that are known.</summary>
public class SequentialCalibrationTests
{
    private static readonly CalibrationPlan Plan = new() { Particles = 400, Generations = 8, Budget = 40_000, Seed = 11, LeastAcceptance = 0.005 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Prior N(1, 2^2), one observation 3 with error N(0, 1): the posterior is N(2.6, 0.8), sd 0.894. With 400 particles the mean
    // has a standard error of about 0.05 and the sd of 0.036; the tolerance of 0.03 or so adds next to nothing. Bounds of 5 of
    // them: one false alarm in a million seeds.
    [Fact]
    public void The_posterior_of_a_normal_mean_has_its_known_mean_and_spread()
    {
        var model = new FunctionLaboratory(["y"], trial => [trial.Point.Levels[0] + Noise.Common(5, trial.Replication, "error")]);
        var posterior = new SequentialCalibration(model, [new Unknown("mean", new Normal(1, 2))], [new Evidence("y", 3)], Plan).Run(Token);

        Assert.Equal(2.6, posterior.Mean(0), 0.25);
        Assert.Equal(Math.Sqrt(0.8), posterior.Sd(0), 0.18);
        Assert.Equal(2.6 + (1.2816 * Math.Sqrt(0.8)), posterior.Quantile(0, 0.9), 0.4);
        Assert.True(posterior.Last.Tolerance < 0.1, $"tolerance {posterior.Last.Tolerance}");
    }

    // a, b ~ N(0, 1); y1 = a + e1, y2 = a + b + e2 with errors of sd 0.5, observed (1, 0). The precision matrix is I + 4 X'X with
    // X = [1 0; 1 1], that is [9 4; 4 5]; covariance [5 -4; -4 9] / 29; mean = covariance (4 X'y) = covariance (4, 0) = (20, -16) / 29.
    [Fact]
    public void Two_unknowns_keep_their_correlation()
    {
        var model = new FunctionLaboratory(["y1", "y2"], trial =>
        [
            trial.Point.Levels[0] + (0.5 * Noise.Common(5, trial.Replication, "one")),
            trial.Point.Levels[0] + trial.Point.Levels[1] + (0.5 * Noise.Common(5, trial.Replication, "two")),
        ]);
        Unknown[] unknowns = [new("a", new Normal(0, 1)), new("b", new Normal(0, 1))];
        var posterior = new SequentialCalibration(model, unknowns, [new Evidence("y1", 1), new Evidence("y2", 0)], Plan).Run(Token);

        Assert.Equal(20.0 / 29, posterior.Mean(0), 0.13);
        Assert.Equal(-16.0 / 29, posterior.Mean(1), 0.17);
        Assert.Equal(Math.Sqrt(5.0 / 29), posterior.Sd(0), 0.1);
        Assert.Equal(Math.Sqrt(9.0 / 29), posterior.Sd(1), 0.12);
        var covariance = posterior.Last.Particles.Sum(one => one.Weight * (one.Values[0] - posterior.Mean(0)) * (one.Values[1] - posterior.Mean(1)));
        Assert.Equal(-4 / Math.Sqrt(45), covariance / posterior.Sd(0) / posterior.Sd(1), 0.17);
    }

    // Where the model says nothing of the unknown, six generations of moves and weights must lead back to the prior, here an
    // exponential of mean 2 (sd 2). Effective sizes are about 300: standard error of the mean 0.12, of the share below the median 0.03.
    [Fact]
    public void Moves_and_weights_leave_the_prior_where_nothing_is_learnt()
    {
        var model = new FunctionLaboratory(["y"], trial => [Noise.Common(5, trial.Replication, "error")]);
        var posterior = new SequentialCalibration(
            model, [new Unknown("rate", new Exponential(2))], [new Evidence("y", 0)], Plan with { Generations = 6 }).Run(Token);

        Assert.Equal(6, posterior.Generations.Count);
        Assert.Equal(2, posterior.Mean(0), 0.6);
        Assert.Equal(0.5, posterior.Last.Particles.Where(one => one.Values[0] < 2 * Math.Log(2)).Sum(one => one.Weight), 0.15);
    }

    // The slow and obvious way: draw from the prior, keep what comes within the same tolerance.
    [Fact]
    public void The_answer_is_that_of_plain_rejection_with_the_same_tolerance()
    {
        static double[] Simulate(double rate, int replication) =>
            [new Poisson(rate).Quantile(new Streams(77, replication).Draw(new Purpose("count"), 0, 0).NextUniform())];

        var prior = new Gamma(4, 5);
        var model = new FunctionLaboratory(["count"], trial => Simulate(trial.Point.Levels[0], trial.Replication));
        var plan = Plan with { Distance = DistanceKind.LogRatio, Tolerance = 0.15 };
        var posterior = new SequentialCalibration(model, [new Unknown("rate", prior)], [new Evidence("count", 30)], plan).Run(Token);

        var kept = new List<double>();
        for (var i = 0; i < 40_000; i++)
        {
            var draw = new Streams(78, i).Draw(new Purpose("prior"), 0, 0);
            var rate = prior.Quantile(draw.NextUniform());
            if (Math.Abs(Math.Log(Simulate(rate, 1_000_000 + i)[0] / 30)) / posterior.Scales[0] <= posterior.Last.Tolerance)
            {
                kept.Add(rate);
            }
        }

        // About 4,000 kept and 400 particles, spread 5: a standard error of 0.27, five of them 1.3; of the sd 0.9.
        var mean = kept.Average();
        Assert.InRange(kept.Count, 500, 20_000);
        Assert.Equal(CalibrationEnd.Tolerance, posterior.End);
        Assert.Equal(mean, posterior.Mean(0), 1.3);
        Assert.Equal(Math.Sqrt(kept.Average(rate => (rate - mean) * (rate - mean))), posterior.Sd(0), 0.9);
    }

    // Simulation-based calibration (Talts and others 2018): an unknown is planted by its prior, and its place in the posterior is
    // uniform if the method is right. 200 plantings: the share in the central 50 % has a standard error of 0.035, and 0.36 to
    // 0.64 is four of them; the mean place has 0.020, and 0.42 to 0.58 is four: together one false alarm in 8,000 seeds.
    [Fact]
    public void Planted_values_lie_where_the_posterior_says_they_do()
    {
        var places = new List<double>();
        for (var planting = 0; planting < 200; planting++)
        {
            var seed = (ulong)(1000 + planting);
            var truth = Noise.Common(seed, 0, "truth");
            var figure = truth + (0.7 * Noise.Common(seed, 0, "observed"));
            var model = new FunctionLaboratory(["y"], trial => [trial.Point.Levels[0] + (0.7 * Noise.Common(seed, trial.Replication, "error"))]);
            var plan = Plan with { Particles = 60, Generations = 4, Budget = 2000, Seed = seed };
            var posterior = new SequentialCalibration(model, [new Unknown("mean", new Normal(0, 1))], [new Evidence("y", figure)], plan).Run(Token);
            places.Add(posterior.Last.Particles.Where(one => one.Values[0] < truth).Sum(one => one.Weight));
        }

        Assert.InRange(places.Count(place => place is > 0.25 and < 0.75) / 200.0, 0.36, 0.64);
        Assert.InRange(places.Average(), 0.42, 0.58);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_answer_is_the_same_to_the_bit_for_any_number_of_workers(int workers)
    {
        using var laboratory = new ThreadedLaboratory(["y"], workers, () => new Uneven());
        var plan = Plan with { Particles = 50, Generations = 5, Budget = 3000 };
        var posterior = new SequentialCalibration(laboratory, [new Unknown("mean", new Uniform(-2, 2))], [new Evidence("y", 1)], plan).Run(Token);
        var plain = new SequentialCalibration(
            new FunctionLaboratory(["y"], Uneven.Of), [new Unknown("mean", new Uniform(-2, 2))], [new Evidence("y", 1)], plan).Run(Token);

        Assert.Equal(plain.Simulations, posterior.Simulations);
        Assert.Equal(plain.Generations.Select(one => one.Tolerance), posterior.Generations.Select(one => one.Tolerance));
        Assert.Equal(
            plain.Last.Particles.Select(one => (one.Proposal, one.Values[0], one.Weight, one.Distance)),
            posterior.Last.Particles.Select(one => (one.Proposal, one.Values[0], one.Weight, one.Distance)));
    }

    [Fact]
    public void No_value_outside_of_its_prior_is_tried()
    {
        var model = new FunctionLaboratory(["y"], trial => [trial.Point.Levels[0] + Noise.Common(5, trial.Replication, "error")]);
        var posterior = new SequentialCalibration(
            model, [new Unknown("mean", new Triangular(0, 0.5, 1))], [new Evidence("y", 30)], Plan with { Particles = 100, Generations = 5 }).Run(Token);

        Assert.All(model.Trials, trial => Assert.InRange(trial.Point.Levels[0], 0, 1));
        Assert.True(posterior.Generations.Count > 2, "nothing was learnt");
    }

    [Fact]
    public void Failures_are_counted_and_never_accepted()
    {
        var model = new FunctionLaboratory(["y"], trial => trial.Point.Levels[0] > 0.5
            ? throw new InvalidOperationException("too much")
            : [trial.Point.Levels[0] + (0.1 * Noise.Common(5, trial.Replication, "error"))]);
        var posterior = new SequentialCalibration(
            model, [new Unknown("mean", new Uniform(0, 1))], [new Evidence("y", 0.45)], Plan with { Particles = 100, Generations = 4 }).Run(Token);

        Assert.All(posterior.Generations, one => Assert.True(one.Failed > 0, $"generation {one.Number} counts no failure"));
        Assert.All(posterior.Generations.SelectMany(one => one.Particles), one => Assert.True(one.Values[0] <= 0.5, "a failed proposal was accepted"));
    }

    [Fact]
    public void The_budget_is_kept_and_the_last_whole_generation_is_the_answer()
    {
        var model = new FunctionLaboratory(["y"], trial => [trial.Point.Levels[0] + Noise.Common(5, trial.Replication, "error")]);
        var posterior = new SequentialCalibration(
            model, [new Unknown("mean", new Normal(0, 1))], [new Evidence("y", 2)], Plan with { Budget = 1500 }).Run(Token);

        Assert.Equal(CalibrationEnd.Budget, posterior.End);
        Assert.Equal(1500, model.Trials.Count);
        Assert.Equal(1500, posterior.Simulations);
        Assert.True(posterior.Last.Particles.Count >= 200, "less than half a generation stands");
        Assert.Equal(1, posterior.Last.Particles.Sum(one => one.Weight), 12);
    }

    [Fact]
    public void What_makes_no_calibration_is_refused_with_a_remedy()
    {
        var lab = new FunctionLaboratory(["y", "flat"], trial => [trial.Replication % 7, 4]);
        Unknown[] one = [new("mean", new Normal(0, 1))];
        Refused("no response z; there are y, flat", () => Run(lab, one, [new Evidence("z", 1)], Plan));
        Refused("fixed number", () => Run(lab, [new Unknown("k", new Constant(2))], [new Evidence("y", 1)], Plan));
        Refused("at least one unknown", () => Run(lab, [], [new Evidence("y", 1)], Plan));
        Refused("raise the budget", () => Run(lab, one, [new Evidence("y", 1)], Plan with { Budget = 10 }));
        Refused("at least 10 particles", () => Run(lab, one, [new Evidence("y", 1)], Plan with { Particles = 9 }));
        Refused("flat is the same", () => Run(lab, one, [new Evidence("flat", 1)], Plan));
        Refused("no logarithm", () => Run(
            new FunctionLaboratory(["y"], trial => [trial.Replication]), one, [new Evidence("y", -1)], Plan with { Distance = DistanceKind.LogRatio }));
        Refused("simulations failed", () => Run(
            new FunctionLaboratory(["y"], _ => throw new InvalidOperationException("no")), one, [new Evidence("y", 1)], Plan with { Budget = 1000 }));

        static Posterior Run(ILaboratory laboratory, Unknown[] unknowns, Evidence[] evidence, CalibrationPlan plan) =>
            new SequentialCalibration(laboratory, unknowns, evidence, plan).Run(Token);

        static void Refused(string words, Func<Posterior> act) =>
            Assert.Contains(words, Assert.Throws<UnsuitableException>(act).Message, StringComparison.Ordinal);
    }

    /// <summary>A model that takes longer where its unknown is small.</summary>
    private sealed class Uneven : ITrialWorker
    {
        public static double[] Of(Trial trial) => [trial.Point.Levels[0] + Noise.Common(5, trial.Replication, "error")];

        public TrialYield Run(Trial trial, CancellationToken cancellation)
        {
            if (trial.Point.Levels[0] < 0)
            {
                for (var i = 0; i < 2000; i++)
                {
                    _ = Noise.Common(1, i, "waste");
                }
            }

            return new TrialYield(Of(trial));
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
