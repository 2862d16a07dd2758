using HubSim.Benchmarks.Gating;

namespace HubSim.Benchmarks.Tests;

public class JudgementTests
{
    private static readonly TimeLimit[] Limits = [new("mm1", 0.8, 0.1), new("hold", 2, 0.2)];

    [Fact]
    public void One_process_within_all_limits_is_enough()
    {
        var judgement = new Judgement(Limits);
        Assert.True(judgement.IsOpen(false));
        judgement.Add(Ratios(0.88, 2.4));
        Assert.False(judgement.IsOpen(false));
        Assert.Empty(judgement.FallsBack());
    }

    [Fact]
    public void Each_workload_may_be_within_its_limit_in_another_process()
    {
        var judgement = new Judgement(Limits);
        judgement.Add(Ratios(0.95, 2.3));
        Assert.True(judgement.IsOpen(false));
        judgement.Add(Ratios(0.85, 2.9));
        Assert.False(judgement.IsOpen(false));
        Assert.Empty(judgement.FallsBack());
    }

    [Fact]
    public void A_workload_beyond_its_limit_in_every_process_fell_back()
    {
        var judgement = new Judgement(Limits);
        for (var i = 0; i < Judgement.MostProcesses; i++)
        {
            Assert.True(judgement.IsOpen(false));
            judgement.Add(Ratios(0.89, 2));
        }

        Assert.False(judgement.IsOpen(false));
        var fallen = Assert.Single(judgement.FallsBack());
        Assert.StartsWith("mm1: time 0.890, 0.890, 0.890, 0.890, 0.890, 0.890 of the yardstick", fallen, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_decide_when_time_has_run_out()
    {
        var judgement = new Judgement(Limits);
        judgement.Add(Ratios(1, 2));
        Assert.True(judgement.IsOpen(true));
        judgement.Add(Ratios(1, 2));
        Assert.False(judgement.IsOpen(true));
        Assert.True(judgement.IsOpen(false));
    }

    [Fact]
    public void A_time_that_is_no_longer_measured_fell_back()
    {
        var judgement = new Judgement(Limits);
        judgement.Add(new Dictionary<string, double> { ["mm1"] = 0.8 });
        Assert.Equal("hold: its time is in the baseline, and no longer measured", Assert.Single(judgement.FallsBack()));
    }

    [Fact]
    public void A_time_without_a_baseline_fell_back()
    {
        var judgement = new Judgement([Limits[0]]);
        judgement.Add(Ratios(0.8, 2));
        Assert.Equal("hold: its time is not in the baseline", Assert.Single(judgement.FallsBack()));
    }

    private static Dictionary<string, double> Ratios(double mm1, double hold) => new() { ["mm1"] = mm1, ["hold"] = hold };
}
