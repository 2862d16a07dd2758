using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class DistributionFunctionTests
{
    private static readonly double[] Probabilities =
        [1e-12, 1e-8, 1e-4, 0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999, 1 - 1e-6, 1 - 1e-9];

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Cdf_agrees_with_MathNet_from_tail_to_tail(string name)
    {
        var expected = Cases.Get(name);
        foreach (var u in Probabilities)
        {
            var x = expected.Distribution.Quantile(u);
            foreach (var nearby in new[] { x, x * 1.01, x + 0.5 })
            {
                var cdf = expected.Cdf(nearby);
                Assert.Equal(cdf, expected.Distribution.Cdf(nearby), 1e-13 + (1e-10 * Math.Min(cdf, 1 - cdf)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Smooth), MemberType = typeof(Cases))]
    public void Quantile_is_the_inverse_by_our_own_and_by_MathNets_cdf(string name)
    {
        var expected = Cases.Get(name);
        foreach (var u in Probabilities.Concat(Enumerable.Range(1, 199).Select(i => i / 200.0)))
        {
            var x = expected.Distribution.Quantile(u);
            var rounding = Rounding(expected.Distribution, x);
            Assert.Equal(u, expected.Distribution.Cdf(x), Math.Min(1e-12, (2e-11 * u) + 1e-15) + rounding);
            Assert.Equal(u, expected.Cdf(x), 1e-12 + rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Stepped), MemberType = typeof(Cases))]
    public void Quantile_of_a_stepped_distribution_is_the_smallest_value_with_enough_probability(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        foreach (var u in Probabilities.Concat(Enumerable.Range(1, 199).Select(i => i / 200.0)))
        {
            var x = distribution.Quantile(u);
            Assert.InRange(distribution.Cdf(x), u, 1);
            Assert.InRange(distribution.Cdf(Math.BitDecrement(x)), 0, Math.BitDecrement(u));
            Assert.InRange(x, distribution.Minimum, distribution.Maximum);
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Quantile_is_monotone_and_keeps_within_the_range(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        var previous = distribution.Minimum;
        foreach (var u in Probabilities.Order().Prepend(double.Epsilon).Append(Math.BitDecrement(1.0)))
        {
            var x = distribution.Quantile(u);
            Assert.InRange(x, previous, distribution.Maximum);
            Assert.True(double.IsFinite(x));
            previous = x;
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Draws_keep_within_the_range(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        var stream = new Streams(41, 0).Entity(new Purpose("range"), 0);
        for (var i = 0; i < 2000; i++)
        {
            var draw = stream.Next();
            Assert.InRange(distribution.Sample(ref draw), distribution.Minimum, distribution.Maximum);
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Both_tails_sum_to_one_and_invert_each_other(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        foreach (var u in Probabilities.Where(u => u <= 0.5))
        {
            var x = distribution.QuantileAbove(u);
            Assert.Equal(1, distribution.Cdf(x) + distribution.Above(x), 1e-14);
            if (!Cases.Get(name).IsLattice)
            {
                Assert.Equal(u, distribution.Above(x), (u * 2e-11) + 1e-15 + Rounding(distribution, x));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Arguments_outside_are_refused_and_infinities_are_not(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        foreach (var u in new[] { 0, 1, -0.1, 1.1, double.NaN })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Quantile(u));
            Assert.Contains("(0, 1)", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => distribution.Cdf(double.NaN));
        Assert.Equal(0, distribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, distribution.Cdf(double.PositiveInfinity));
        Assert.Equal(1, distribution.Above(double.NegativeInfinity));
        Assert.Equal(0, distribution.Above(double.PositiveInfinity));
    }

    [Fact]
    public void A_constant_is_itself()
    {
        var seven = new Constant(7);
        var draw = new Streams(1, 0).Draw(new Purpose("none"), 0, 0);
        Assert.Equal(
            [7, 7, 7, 7, 7],
            [seven.Mean, seven.Minimum, seven.Maximum, seven.Quantile(0.3), seven.Sample(ref draw)]);
        Assert.Equal([0, 1], [seven.Cdf(Math.BitDecrement(7.0)), seven.Cdf(7)]);
    }

    [Fact]
    public void A_first_point_with_probability_is_an_atom()
    {
        var atom = new Empirical([(2, 0.25), (4, 1)]);
        Assert.Equal(2, atom.Quantile(0.1));
        Assert.Equal(2, atom.Quantile(0.25));
        Assert.Equal(3, atom.Quantile(0.625), 1e-15);
        Assert.Equal(0.25, atom.Cdf(2));
        Assert.Equal(0, atom.Cdf(1.99));
        Assert.Equal((0.25 * 2) + (0.75 * 3), atom.Mean, 1e-15);
    }

    [Fact]
    public void Points_without_probability_at_the_ends_do_not_count()
    {
        var inner = new Empirical([(0, 0), (1, 0), (2, 0.5), (3, 1), (9, 1)]);
        Assert.Equal((1, 3), (inner.Minimum, inner.Maximum));
        Assert.Equal(2, inner.Mean, 1e-15);
        Assert.Equal(5, new Empirical([(5, 1)]).Quantile(0.9));
    }

    // How far the probability moves over two neighbouring doubles on either side: no value can be found more closely.
    private static double Rounding(Distribution distribution, double x) =>
        distribution.Cdf(Math.BitIncrement(Math.BitIncrement(x)))
        - distribution.Cdf(Math.BitDecrement(Math.BitDecrement(x)));
}
