using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class EmpiricalTests
{
    // Durations of the shape that traces have: an atom at the least value, then a point at every doubling.
    private static readonly (double X, double Cdf)[] Doublings =
        [(1, 0.02), (2, 0.03), (16, 0.23), (32, 0.31), (128, 0.49), (1024, 0.88), (1100, 0.881), (65_536, 0.996), (2_097_152, 1)];

    [Theory]
    [InlineData(Interpolation.Straight)]
    [InlineData(Interpolation.Logarithmic)]
    public void The_mean_is_the_area_over_the_quantiles(Interpolation interpolation)
    {
        var whole = new Empirical(Doublings, interpolation);
        Assert.Equal(1, Area(whole) / whole.Mean, 1e-6);
        var part = new Truncated(whole, 20, 5000);
        Assert.Equal(1, Area(part) / part.Mean, 1e-6);
    }

    [Fact]
    public void Over_logarithms_the_middle_of_two_points_is_their_geometric_mean()
    {
        var curve = new Empirical(Doublings, Interpolation.Logarithmic);
        Assert.Equal(Math.Sqrt(2 * 16), curve.Quantile(0.13), 1e-12);
        Assert.Equal(0.13, curve.Cdf(Math.Sqrt(2 * 16)), 1e-15);

        // The integral of x over [a, b] with a density in 1/x is (b - a) / ln(b / a).
        Assert.Equal(14 / Math.Log(8), new Truncated(curve, 2, 16).Mean, 1e-12);
    }

    [Theory]
    [InlineData(Interpolation.Straight)]
    [InlineData(Interpolation.Logarithmic)]
    public void Points_are_met_whatever_lies_between(Interpolation interpolation)
    {
        var curve = new Empirical(Doublings, interpolation);
        foreach (var (x, cdf) in Doublings)
        {
            Assert.Equal(cdf, curve.Cdf(x));
            Assert.Equal(x, curve.Quantile(Math.Min(cdf, Math.BitDecrement(1.0))), 1e-9 * x);
        }
    }

    [Fact]
    public void The_atom_at_the_first_point_is_drawn_as_often_as_it_weighs()
    {
        var curve = new Empirical(Doublings, Interpolation.Logarithmic);
        Assert.Equal((1, 1), (curve.Quantile(1e-9), curve.Quantile(0.02)));
        Assert.Equal(0, curve.Cdf(Math.BitDecrement(1.0)));
        Assert.Equal(0.02, curve.Cdf(1));
        Assert.InRange(curve.Quantile(0.0201), Math.BitIncrement(1.0), 2);
    }

    /// <summary>Midpoint rule in t with u = 1 - t^4, which resolves the steep upper end.</summary>
    private static double Area(Distribution distribution)
    {
        const int Cells = 400_000;
        var sum = 0.0;
        for (var i = 0; i < Cells; i++)
        {
            var t = (i + 0.5) / Cells;
            var v = t * t * t * t;
            sum += 4 * t * t * t / Cells * distribution.QuantileAbove(v);
        }

        return sum;
    }
}
