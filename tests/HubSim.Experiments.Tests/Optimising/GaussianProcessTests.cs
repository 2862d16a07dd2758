using HubSim.Experiments.Optimising;

namespace HubSim.Experiments.Tests.Optimising;

/// <summary>What a Gaussian process says between, at and far from its points.</summary>
public class GaussianProcessTests
{
    private static readonly PolicySpace Line = new([Lever.Range("x", 0, 1)], null);

    private static double[][] Points(params double[] places) => [.. places.Select(place => new[] { place })];

    [Fact]
    public void Without_noise_it_passes_through_the_values_and_is_sure_of_them()
    {
        var points = Points(0, 0.2, 0.4, 0.6, 0.8, 1);
        var values = points.Select(point => Math.Sin(5 * point[0])).ToArray();
        var process = GaussianProcess.Fit(Line, points, values, new double[6]);
        foreach (var (point, value) in points.Zip(values))
        {
            Assert.Equal(value, process.At(point).Mean, 0.01);
            Assert.True(process.At(point).Sd < 0.01, "it is not sure of what it saw");
        }

        Assert.Equal(Math.Sin(2.5), process.At([0.5]).Mean, 0.05);
        Assert.True(process.At([0.5]).Sd > process.At([0.4]).Sd, "it is surer between points than at them");
    }

    // Twelve values around 3 with a known noise of variance 1, all at nearly the same place: mean 3, standard error near 1 / sqrt 12.
    [Fact]
    public void Noisy_values_at_one_place_are_averaged()
    {
        var values = Enumerable.Range(0, 12).Select(i => 3 + (i % 2 == 0 ? 1.0 : -1.0)).ToArray();
        var process = GaussianProcess.Fit(Line, [.. Enumerable.Range(0, 12).Select(i => new[] { 0.5 + (1e-7 * i) })], values, [.. values.Select(_ => 1.0)]);
        Assert.Equal(3, process.At([0.5]).Mean, 0.15);
        Assert.Equal(1 / Math.Sqrt(12), process.At([0.5]).Sd, 0.1);
    }

    [Fact]
    public void To_believe_a_point_takes_its_doubt_away_and_leaves_its_mean()
    {
        var process = GaussianProcess.Fit(Line, Points(0, 0.3, 1), [0, 1, 0.2], [0.01, 0.01, 0.01]);
        var believing = process.Believing([0.65]);
        Assert.Equal(process.At([0.65]).Mean, believing.At([0.65]).Mean, 0.01);
        Assert.True(believing.At([0.65]).Sd < 0.1 * process.At([0.65]).Sd, "there is doubt left");
    }

    [Fact]
    public void The_nearest_policy_that_keeps_the_budget_is_near()
    {
        var space = new PolicySpace([Lever.Range("a", 0, 10), Lever.Steps("b", 0, 10, 1), Lever.Range("free", 0, 1)], new LeverBudget([1, 1, 0], 10, IsExact: false));
        Assert.Equal([2, 3, 0.5], space.Near([0.2, 0.31, 0.5])!);
        var shifted = space.Near([0.9, 0.7, 0.5])!;
        Assert.Equal(6, shifted[0], 0.51);
        Assert.Equal(4, shifted[1], 1);
        Assert.True(shifted[0] + shifted[1] <= 10 + 1e-6, "the budget is broken");
    }
}
