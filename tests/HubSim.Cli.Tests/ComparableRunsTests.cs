namespace HubSim.Cli.Tests;

/// <summary>Runs that different versions of the model made are not held against each other.</summary>
public sealed class ComparableRunsTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_comparison_of_runs_with_different_model_versions_is_refused()
    {
        var one = workshop.Done(Hubsim.Shipped("scenarios/analytic/constant-claims.yaml"), "--replications", "2", "--seed", "3");
        var other = workshop.Done(Hubsim.Shipped("scenarios/analytic/constant-claims.yaml"), "--replications", "2", "--seed", "3");
        var version = (string)Workshop.Manifest(one)["program"]!["modelVersion"]!;
        Assert.Equal(16, version.Length);
        var manifest = Path.Combine(other, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(version, "0123456789abcdef", StringComparison.Ordinal));

        var ended = Hubsim.Run(workshop.Folder, "report", one, other, "--out", "both.html");

        Assert.True(ended.Code == 2, ended.All);
        Assert.Contains("different versions of the model", ended.Err, StringComparison.Ordinal);
        Assert.Contains("0123456789abcdef", ended.Err, StringComparison.Ordinal);
        Assert.False(File.Exists(workshop.PathOf("both.html")));
    }
}
