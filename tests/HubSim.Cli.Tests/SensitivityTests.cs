namespace HubSim.Cli.Tests;

/// <summary>The small experiments of the kinds that vary inputs, run as a user runs them.</summary>
public sealed class SensitivityTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("sweep", "replications=3", "all else averaged", "levels")]
    [InlineData("morris", "trajectories=2", "inputs are distinguishable from 0", null)]
    [InlineData("sobol", "rows=16", "not distinguishable from 0", "variances")]
    [InlineData("discover", "replications=150", "of all failures", "runs")]
    [InlineData("voi", "draws=40", "best without further information", "policies")]
    public void An_experiment_answers_in_80_columns_and_the_same_for_any_number_of_workers(string kind, string smaller, string words, string? table)
    {
        var one = Run(kind, smaller, 1);
        var two = Run(kind, smaller, 2);

        Assert.True(one.Code == 0, one.All);
        Assert.Contains(words, one.Out, StringComparison.Ordinal);
        Assert.All(one.Out.Split('\n').Where(line => !line.StartsWith("results in", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
        var (first, second) = (workshop.FolderOf(one), workshop.FolderOf(two));
        foreach (var file in new[] { "points.parquet", "trials.parquet", "summary.csv", table is null ? "points.parquet" : $"{table}.parquet" })
        {
            Assert.Equal(Workshop.Sha256(Path.Combine(first, file)), Workshop.Sha256(Path.Combine(second, file)));
        }
    }

    [Fact]
    public void Failures_that_are_too_rare_are_refused_and_the_trials_are_kept()
    {
        var ended = Experiment("discover", "--set replications=40 --set 'fails=firms_attracted < 1'");

        Assert.Equal(1, ended.Code);
        Assert.Contains("this holds in 0 of 40 runs", ended.Err, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(workshop.Results, "discover-smoke/run-0001/trials.parquet")));
    }

    [Fact]
    public void A_design_that_cannot_be_is_refused_before_anything_runs()
    {
        var ended = Experiment("sobol", "--set rows=100");

        Assert.Equal(2, ended.Code);
        Assert.Contains("powers of two", ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
    }

    private Ended Run(string kind, string smaller, int workers) => Experiment(kind, $"--set {smaller} --workers {workers}");

    private Ended Experiment(string kind, string options) =>
        Hubsim.Shell(workshop.Folder, $"$HUBSIM experiment '{Hubsim.Shipped($"scenarios/experiments/{kind}-smoke.yaml")}' {options}");
}
