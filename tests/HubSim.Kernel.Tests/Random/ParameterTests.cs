using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class ParameterTests
{
    [Fact]
    public void Invalid_parameters_are_refused_with_the_value_and_the_range()
    {
        Refused(() => new Constant(double.NaN), "value is NaN", "a finite number");
        Refused(() => new Uniform(2, 2), "high is 2", "above low = 2");
        Refused(() => new Uniform(double.NegativeInfinity, 2), "low is -Infinity", "finite");
        Refused(() => new Uniform(-1.7e308, 1.7e308), "high - low", "finite");
        Refused(() => new Triangular(1, 7, 6), "mode is 7", "in [1, 6]");
        Refused(() => new Triangular(3, 3, 3), "high is 3", "above low = 3");
        Refused(() => new Exponential(0), "mean is 0", "above 0");
        Refused(() => new Exponential(double.PositiveInfinity), "mean is Infinity", "above 0");
        Refused(() => new Normal(0, -1), "sd is -1", "above 0");
        Refused(() => new Normal(double.NaN, 1), "mean is NaN", "finite");
        Refused(() => new LogNormal(0, 1), "median is 0", "above 0");
        Refused(() => new LogNormal(1, 51), "sigma is 51", "(0, 50]");
        Refused(() => new Weibull(0.001, 1), "shape is 0.001", "[0.01, 1000000000]");
        Refused(() => new Weibull(1, 0), "scale is 0", "above 0");
        Refused(() => new Gamma(0, 1), "shape is 0", "[0.001, 1000000000]");
        Refused(() => new Gamma(1, double.NaN), "scale is NaN", "above 0");
        Refused(() => new Beta(0, 1), "a is 0", "[0.001, 1000000000]");
        Refused(() => new Beta(1, 2e9), "b is 2000000000", "[0.001, 1000000000]");
        Refused(() => new Beta(1, 1, 5, 4), "high is 4", "above low = 5");
        Refused(() => new Poisson(-1), "mean is -1", "[0, 1000000000]");
        Refused(() => new NegativeBinomial(1, 0), "shape is 0", "[0.001, 1000000000]");
        Refused(() => new NegativeBinomial(double.NaN, 1), "mean is NaN", "[0, 1000000000]");
    }

    [Fact]
    public void Invalid_tables_are_refused_with_the_place_and_the_rule()
    {
        Refused(() => new Discrete([1, 2], [1]), "2 values and 1 weights", "one weight");
        Refused(() => new Discrete([], []), "0 weights sum to 0", "above 0");
        Refused(() => new Discrete([1, 2], [0, 0]), "2 weights sum to 0", "above 0");
        Refused(() => new Discrete([1, 2], [3, -1]), "weights[1] is -1", "at least 0");
        Refused(() => new Discrete([1, double.NaN], [3, 1]), "values[1] is NaN", "finite");
        Refused(() => new AliasTable([double.PositiveInfinity]), "weights[0] is Infinity", "finite");
        Refused(() => new Empirical([]), "no point", "at least one");
        Refused(() => new Empirical([(0, 0), (1, 0.9)]), "last probability is 0.9", "must be 1");
        Refused(() => new Empirical([(0, 0), (0, 1)]), "points[1].X is 0", "above");
        Refused(() => new Empirical([(0, 0.5), (1, 0.4), (2, 1)]), "points[1].Cdf is 0.4", "[0.5, 1]");
        Refused(() => new Empirical([(0, 0), (1, 1.1)]), "points[1].Cdf is 1.1", "[0, 1]");
        Refused(() => new Empirical([(0, double.NaN), (1, 1)]), "points[0].Cdf is NaN", "[0, 1]");
        Refused(() => new Empirical([(0, 0), (1, 1)], Interpolation.Logarithmic), "points[0].X is 0", "above 0");
        Refused(() => new Truncated(new Normal(0, 1), 2, 1), "high is 1", "[2, Infinity]");
        Refused(() => new Truncated(new Normal(0, 1), double.NaN, 1), "low is NaN", "a number");
        Refused(() => new Truncated(new Uniform(0, 1), 2, 3), "[2, 3]", "lie in [0, 1]");
        Refused(() => new Truncated(new Poisson(3), 1.2, 1.8), "[1.2, 1.8]", "no probability");
        Refused(() => Shares([1, 2], 3), "2 concentrations", "3 shares");
        Refused(() => Shares([1, 0], 2), "concentration is 0", "above 0");
    }

    [Fact]
    public void Extreme_parameters_give_finite_draws_in_range_with_the_right_median()
    {
        Distribution[] extremes =
        [
            new Uniform(1e300, 1.0000001e300), new Uniform(-8e307, 8e307), new Triangular(-1e-300, 0, 1e-300),
            new Exponential(1e-300), new Exponential(1e300), new Normal(1e15, 1e-3), new Normal(0, 1e290),
            new LogNormal(1, 50), new LogNormal(1e-200, 1e-9), new Weibull(0.01, 1), new Weibull(1e9, 1),
            new Gamma(0.001, 1), new Gamma(1e7, 1), new Beta(0.001, 0.001), new Beta(0.001, 1e6), new Beta(1e6, 1e6),
            new Poisson(1e-12), new Poisson(1e7), new NegativeBinomial(1e6, 0.001), new NegativeBinomial(1e4, 1e9),
        ];
        foreach (var distribution in extremes)
        {
            var stream = new Streams(61, 0).Entity(new Purpose("extreme"), 0);
            var median = distribution.Quantile(0.5);
            var (below, atMost) = (0, 0);
            for (var i = 0; i < 4000; i++)
            {
                var draw = stream.Next();
                var x = distribution.Sample(ref draw);
                Assert.True(double.IsFinite(x), $"{distribution}: {x}");
                Assert.InRange(x, distribution.Minimum, distribution.Maximum);
                below += x < median ? 1 : 0;
                atMost += x <= median ? 1 : 0;
            }

            // Binomial with a standard deviation of at most 32: beyond 5 of them in 20 cases has a chance of 1e-5.
            Assert.InRange(below, 0, 2160);
            Assert.InRange(atMost, 1840, 4000);
        }
    }

    [Fact]
    public void A_mean_of_zero_counts_nothing()
    {
        foreach (var none in new Distribution[] { new Poisson(0), new NegativeBinomial(0, 2) })
        {
            var draw = new Streams(1, 0).Draw(new Purpose("none"), 0, 0);
            Assert.Equal(
                [0, 0, 0, 0, 1],
                [none.Sample(ref draw), none.Quantile(0.99), none.Mean, none.Maximum, none.Cdf(0)]);
        }
    }

    private static double[] Shares(double[] concentration, int count)
    {
        var source = new Streams(1, 0).Sequence(new Purpose("shares"));
        var shares = new double[count];
        Samplers.Dirichlet(ref source, concentration, shares);
        return shares;
    }

    private static void Refused(Func<object> create, string found, string allowed)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => create());
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }
}
