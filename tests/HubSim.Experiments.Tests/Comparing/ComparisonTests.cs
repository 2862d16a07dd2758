using HubSim.Experiments.Comparing;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;
using MathNet.Numerics.Distributions;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace HubSim.Experiments.Tests.Comparing;

/// <summary>Differences, adjustments and regret against numbers worked out by hand or known from theory.</summary>
public sealed class ComparisonTests
{
    // Differences 1, 3, 2, 6: mean 3, variance 14/3, standard error sqrt(14/12); t(0.975, 3) = 3.182446.
    private static readonly PairedSystems Small = new(["a", "b"], [[1, 2, 3, 4], [2, 5, 5, 10]]);

    [Fact]
    public void A_difference_has_the_interval_that_one_computes_by_hand()
    {
        var found = Assert.Single(Comparison.Of(Small));

        Assert.Equal(4, found.Pairs);
        Assert.Equal(2.5, found.BaseMean!.Value, 12);
        Assert.Equal(5.5, found.OtherMean!.Value, 12);
        Assert.Equal(3, found.Difference!.Value.Value, 12);
        var half = 3.182446305284263 * Math.Sqrt(14.0 / 12);
        Assert.Equal(3 - half, found.Difference.Value.Interval.Lower, 9);
        Assert.Equal(3 + half, found.Difference.Value.Interval.Upper, 9);

        // Variances 5/3 and 11; their sum over that of the differences is (38/3) / (14/3).
        Assert.Equal(38.0 / 14, found.VarianceRatio!.Value, 12);

        // R: t.test(c(1, 3, 2, 6))$p.value
        Assert.Equal(0.06914, found.PValue!.Value, 4);
        Assert.Equal(found.PValue, found.HolmPValue);
        Assert.Equal(1, found.Beats!.Value.Value);
        Assert.Equal(Math.Pow(0.025, 0.25), found.Beats.Value.Interval.Lower, 9);
        Assert.Equal(0, found.Ties);
    }

    [Fact]
    public void More_comparisons_make_each_interval_wider()
    {
        IReadOnlyList<IReadOnlyList<double>> values = [[1, 2, 3, 4], [2, 5, 5, 10], [1, 1, 4, 4]];

        var first = Comparison.Of(new PairedSystems(["a", "b", "c"], values));
        var all = Comparison.Of(new PairedSystems(["a", "b", "c"], values), ComparedPairs.All);

        Assert.Equal([(0, 1), (0, 2)], first.Select(found => (found.Base, found.Other)));
        Assert.Equal([(0, 1), (0, 2), (1, 2)], all.Select(found => (found.Base, found.Other)));
        foreach (var (found, m) in new[] { (first[0], 2), (all[0], 3) })
        {
            var t = StudentT.InvCDF(0, 1, 3, 1 - (0.05 / m / 2));
            Assert.Equal(t * Math.Sqrt(14.0 / 12), found.Difference!.Value.HalfWidth, 9);
        }
    }

    [Fact]
    public void Holm_multiplies_the_smallest_by_all_and_never_falls_back() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Comparison.Holm([0.01, 0.04, 0.03, 0.005]).Select(value => Math.Round(value, 12)));

    [Fact]
    public void A_smaller_value_wins_where_less_is_better()
    {
        var found = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [[1, 2, 3, 4], [0, 2, 5, 3]], moreIsBetter: false)));

        Assert.Equal(0.5, found.Beats!.Value.Value);
        Assert.Equal(0.25, found.Ties);
        Assert.Equal(0, found.Difference!.Value.Value, 12);
    }

    [Fact]
    public void Pairs_with_a_gap_are_counted_and_left_out()
    {
        var found = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [[1, double.NaN, 2, 3, 4], [2, 9, 5, 5, 10]])));

        Assert.Equal((4, 1), (found.Pairs, found.Incomplete));
        Assert.Equal(3, found.Difference!.Value.Value, 12);
    }

    [Fact]
    public void Differences_that_are_all_alike_leave_no_doubt()
    {
        var same = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [[1, 2, 3], [1, 2, 3]])));
        var shifted = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [[1, 2, 3], [2, 3, 4]])));

        Assert.Equal((0, 1, 1), (same.Difference!.Value.Value, same.PValue!.Value, same.Ties!.Value));
        Assert.Equal((1, 0), (shifted.Difference!.Value.HalfWidth + 1, shifted.PValue!.Value));
        Assert.Null(shifted.VarianceRatio);
    }

    // Normal pairs with correlation 0.8 and variances 1: the ratio tends to 2 / 0.4 = 5, P(B > A) to Phi(0.5 / sqrt(0.4)).
    // 4,000 pairs; four standard errors each way, so that fewer than one seed in 5,000 would fail.
    [Fact]
    public void Normal_pairs_give_what_theory_says()
    {
        var draw = new Streams(20270101, 0).Draw(new Purpose("test/pairs"), 0, 0);
        double[] a = new double[4_000], b = new double[4_000];
        for (var i = 0; i < a.Length; i++)
        {
            a[i] = Normal.InvCDF(0, 1, draw.NextUniform());
            b[i] = 0.5 + (0.8 * a[i]) + (0.6 * Normal.InvCDF(0, 1, draw.NextUniform()));
        }

        var found = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [a, b])));

        Assert.Equal(0.5, found.Difference!.Value.Value, 4 * Math.Sqrt(0.4 / 4_000));
        Assert.Equal(0.8, found.Correlation!.Value, 4 * 0.36 / Math.Sqrt(4_000));
        Assert.InRange(found.VarianceRatio!.Value, 4.5, 5.5);
        var beats = Normal.CDF(0, 1, 0.5 / Math.Sqrt(0.4));
        Assert.Equal(beats, found.Beats!.Value.Value, 4 * Math.Sqrt(beats * (1 - beats) / 4_000));
    }

    [Fact]
    public void Regret_is_what_each_loses_to_the_best_of_every_replication()
    {
        var systems = new PairedSystems(["a", "b", "c"], [[1, 5, 3], [2, 5, 1], [0, 4, 3]]);

        var regrets = Regret.Of(systems);

        // Best: 2, 5, 3.
        Assert.Equal([1.0 / 3, 2.0 / 3, 1.0], regrets.Select(regret => regret.Mean.Value).Select(value => Math.Round(value * 3) / 3));
        Assert.Equal([1.0, 2.0, 2.0], regrets.Select(regret => regret.Largest));
        Assert.Equal([2.0 / 3, 2.0 / 3, 1.0 / 3], regrets.Select(regret => regret.ShareBest));
        Assert.Equal([0.0, 1.0 / 3, 0.0], regrets.Select(regret => regret.ShareBestAlone));
    }

    [Fact]
    public void A_system_that_cannot_have_the_response_is_none_to_choose()
    {
        var regrets = Regret.Of(new PairedSystems(["a", "none", "c"], [[1, 5, 3], [double.NaN, double.NaN, double.NaN], [0, 4, 4]]));

        Assert.Equal([0, 2], regrets.Select(regret => regret.System));
        Assert.Equal([1.0 / 3, 2.0 / 3], regrets.Select(regret => regret.Mean.Value).Select(value => Math.Round(value * 3) / 3));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Contains("one replication", Refuse(["a", "b"], [[1], [2]]), StringComparison.Ordinal);
        Assert.Contains("as many replications", Refuse(["a", "b"], [[1, 2], [2]]), StringComparison.Ordinal);
        Assert.Contains("same name", Refuse(["a", "a"], [[1, 2], [2, 3]]), StringComparison.Ordinal);
        Assert.Contains("two systems", Refuse(["a"], [[1, 2]]), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedSystems(["a", "b"], [[1, double.PositiveInfinity], [1, 2]]));
        var versions = Assert.Throws<UnsuitableException>(() => PairedSystems.RequireOneVersion([("run 1", "abc"), ("run 2", "abc"), ("run 3", "def")]));
        Assert.Contains("run 3", versions.Message, StringComparison.Ordinal);
        PairedSystems.RequireOneVersion([("run 1", "abc"), ("run 2", "abc")]);
    }

    [Fact]
    public void With_one_whole_pair_there_is_no_interval()
    {
        var found = Assert.Single(Comparison.Of(new PairedSystems(["a", "b"], [[1, double.NaN], [2, 3]])));

        Assert.Null(found.Difference);
        Assert.Null(found.HolmPValue);
        Assert.Empty(Regret.Of(new PairedSystems(["a", "b"], [[1, double.NaN], [2, 3]])));
    }

    private static string Refuse(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> values) =>
        Assert.Throws<UnsuitableException>(() => new PairedSystems(names, values)).Message;
}
