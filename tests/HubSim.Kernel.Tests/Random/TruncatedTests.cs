using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class TruncatedTests
{
    [Fact]
    public void Far_tails_are_drawn_precisely_on_both_sides()
    {
        // Mean of a standard normal in [10, 12], by mpmath with 40 digits.
        const double Mean = 10.098093233499937;
        var upper = new Truncated(new Normal(0, 1), 10, 12);
        var lower = new Truncated(new Normal(0, 1), -12, -10);
        Assert.Equal(Mean, upper.Mean, 1e-9);
        Assert.Equal(-Mean, lower.Mean, 1e-9);
        for (var i = 1; i < 100; i++)
        {
            var u = i / 100.0;
            Assert.InRange(upper.Quantile(u), 10, 12);
            Assert.Equal(u, upper.Cdf(upper.Quantile(u)), 1e-11);
            Assert.Equal(-upper.Quantile(1 - u), lower.Quantile(u), 1e-12);
        }
    }

    [Fact]
    public void Means_agree_with_closed_forms()
    {
        Assert.Equal(5, new Truncated(new Exponential(2), 3, double.PositiveInfinity).Mean, 1e-9);
        Assert.Equal(2.5, new Truncated(new Uniform(0, 10), 2, 3).Mean, 1e-12);
        Assert.Equal(Math.Sqrt(2 / Math.PI), new Truncated(new Normal(0, 1), 0, double.PositiveInfinity).Mean, 1e-9);
        Assert.Equal(6, new Truncated(new Gamma(3, 2), double.NegativeInfinity, double.PositiveInfinity).Mean, 1e-9);
        Assert.Equal(0.4, new Truncated(new Beta(2, 3), 0, 1).Mean, 1e-9);
        Assert.Equal(Math.Exp(0.5), new Truncated(new LogNormal(1, 1), 0, double.PositiveInfinity).Mean, 1e-9);
    }

    [Fact]
    public void Stepped_distributions_keep_the_bounds_themselves()
    {
        // Poisson(2) given 1..3: weights 2, 2, 4/3, each times e^-2.
        var counts = new Truncated(new Poisson(2), 1, 3.5);
        Assert.Equal((1, 3), (counts.Minimum, counts.Maximum));
        Assert.Equal(2 / (2 + 2 + (4.0 / 3)), counts.Cdf(1), 1e-14);
        Assert.Equal((2 + 4 + 4) / (2 + 2 + (4.0 / 3)), counts.Mean, 1e-13);
        Assert.Equal([1, 1, 2, 3, 3], new[] { 1e-9, 0.37, 0.38, 0.76, 1 - 1e-9 }.Select(counts.Quantile));

        // p = 1/2, shape 1: halves, quarters, ...; given 1..2 that is 2 : 1.
        var geometric = new Truncated(new NegativeBinomial(1, 1), 0.5, 2);
        Assert.Equal(2.0 / 3, geometric.Cdf(1), 1e-14);
        Assert.Equal(4.0 / 3, geometric.Mean, 1e-13);

        var values = new Truncated(new Discrete([1, 2, 5, 9], [1, 1, 2, 4]), 2, 8);
        Assert.Equal((2, 5, 4), (values.Minimum, values.Maximum, values.Mean));

        var points = new Truncated(new Empirical([(0, 0.5), (2, 0.5), (4, 1)]), 1, 3);
        Assert.Equal((2, 3, 2.5), (points.Minimum, points.Maximum, points.Mean));
        Assert.Equal(7, new Truncated(new Constant(7), 7, 7).Mean);
    }

    [Fact]
    public void Truncating_twice_is_truncating_to_both()
    {
        var once = new Truncated(new Poisson(4), 2, 6);
        var twice = new Truncated(new Truncated(new Poisson(4), 1, 6), 2, 9);
        for (var i = 1; i < 20; i++)
        {
            Assert.Equal(once.Quantile(i / 20.0), twice.Quantile(i / 20.0));
        }

        Assert.Equal(once.Mean, twice.Mean);
        Assert.Throws<ArgumentException>(() => new Truncated(once, 7, 8));
    }

    [Fact]
    public void Without_bounds_nothing_changes()
    {
        var normal = new Normal(3, 2);
        var same = new Truncated(normal, double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 1; i < 50; i++)
        {
            Assert.Equal(normal.Quantile(i / 50.0), same.Quantile(i / 50.0), 1e-14);
            Assert.Equal(normal.Cdf(i / 5.0), same.Cdf(i / 5.0), 1e-15);
        }
    }
}
