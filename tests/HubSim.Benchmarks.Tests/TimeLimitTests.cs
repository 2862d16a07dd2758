using HubSim.Benchmarks.Gating;

namespace HubSim.Benchmarks.Tests;

public class TimeLimitTests
{
    [Fact]
    public void A_known_processor_has_its_own_limits() =>
        Assert.Equal([new TimeLimit("mm1", 0.75, 0.12)], TimeLimit.Of(Times(0.75, 0.12)));

    [Fact]
    public void An_unknown_processor_may_take_twice_the_largest_ratio_of_the_others()
    {
        var limit = Assert.Single(TimeLimit.Foreign([Times(0.75, 0.12), Times(0.9, 0.1)]));
        Assert.Equal(1.8, limit.Most, 12);
    }

    [Fact]
    public void What_is_calibrated_here_has_the_widest_tolerance_of_others_widened_for_few_processes()
    {
        IReadOnlyDictionary<string, double>[] here = [.. new[] { 0.5, 0.6, 0.72 }.Select(ratio => new Dictionary<string, double> { ["mm1"] = ratio })];
        var limit = Assert.Single(TimeLimit.Calibrated([Times(0.75, 0.12), Times(0.9, 0.1)], here));
        Assert.Equal(0.6, limit.Expected, 12);
        Assert.Equal(Math.Exp(Math.Log(1.12) * Math.Sqrt(4.0 / 3)) - 1, limit.Tolerance, 12);
    }

    [Fact]
    public void A_baseline_is_refused_by_the_tolerance_of_all_together()
    {
        Assert.False(Renewal.IsTooNoisy([Time("a", 1, 0.9), Time(Ratios.Together, 1, 0.14)]));
        Assert.True(Renewal.IsTooNoisy([Time("a", 1, 0.05), Time(Ratios.Together, 1, 0.141)]));
    }

    [Fact]
    public void Together_is_the_geometric_mean_of_those_that_need_little_memory()
    {
        var ratios = Ratios.Of([new("mm1", 10, 10), new("cserver", 40, 10), new("shanghai_days", 500, 10)]);
        Assert.Equal(2, ratios[Ratios.Together], 12);
        Assert.Equal(50, ratios["shanghai_days"]);
    }

    // Half of the tolerance that is useful at most, on the scale of logarithms, is on either side of a factor of 1.3.
    [Fact]
    public void The_widest_useful_tolerance_tells_a_factor_of_1_3() =>
        Assert.InRange((1 + Renewal.WidestUseful) * (1 + Renewal.WidestUseful), 1.29, 1.3);

    private static TimeBaseline Times(double ratio, double tolerance) => new()
    {
        Cpu = "some",
        Runtime = "some",
        System = "some",
        Tolerances = "some",
        Workloads = [Time("mm1", ratio, tolerance)],
    };

    private static ExpectedTime Time(string workload, double ratio, double tolerance) => new()
    {
        Workload = workload,
        Ratio = ratio,
        Tolerance = tolerance,
        Ratios = [ratio],
        DisturbedRatios = [ratio],
    };
}
