using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Calibration by the program: a known posterior, the file for scenarios, refusals.</summary>
public sealed class CalibrateTests : IDisposable
{
    private const string Known = "scenarios/experiments/calibrate-arrivals.yaml";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    // The posterior has mean 5.0208 and sd 0.3234. About 150 effective particles: the mean has a standard error of 0.026 and the sd
    // of 0.019; the tolerance widens it by a few per cent. Five standard errors and that: one false alarm in a million seeds.
    [Fact]
    public void A_planted_rate_is_found_with_its_spread()
    {
        var ended = Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Known), "--json");
        Assert.True(ended.Code == 0, ended.All);
        var rate = JsonNode.Parse(ended.Out)!["summary"]![0]!;
        Assert.Equal(5.0208, rate["mean"]!.GetValue<double>(), 0.15);
        Assert.Equal(0.3234, rate["sd"]!.GetValue<double>(), 0.13);
    }

    [Fact]
    public void A_posterior_does_not_depend_on_workers()
    {
        var posteriors = new[] { "1", "2" }
            .Select(workers => Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Known), "--json", "--set", "simulations=500", "--workers", workers))
            .Select(Posterior).ToList();
        Assert.Equal(posteriors[0], posteriors[1]);
    }

    [Fact]
    public void The_posterior_is_a_file_that_scenarios_use()
    {
        var scenarios = Directory.CreateDirectory(Path.Combine(workshop.Folder, "scenarios")).FullName;
        var data = Directory.CreateDirectory(Path.Combine(scenarios, "data")).FullName;
        foreach (var file in new[] { "analytic/poisson-arrivals.yaml", "analytic/observed-arrivals.yaml" })
        {
            File.Copy(Hubsim.Shipped("scenarios/" + file), Path.Combine(scenarios, Path.GetFileName(file)));
        }

        var text = File.ReadAllText(Hubsim.Shipped(Known)).Replace("../analytic/", "", StringComparison.Ordinal).Replace("simulations: 2500", "simulations: 600", StringComparison.Ordinal)
            + "posterior: data/rate.csv\n";
        File.WriteAllText(Path.Combine(scenarios, "learn.yaml"), text);
        var learnt = Hubsim.Run(workshop.Folder, "experiment", "scenarios/learn.yaml");
        Assert.True(learnt.Code == 0, learnt.All);
        var lines = File.ReadAllLines(Path.Combine(data, "rate.csv"));
        Assert.StartsWith("# Joint posterior of 1 input of observed-arrivals.yaml", lines[0], StringComparison.Ordinal);
        Assert.Contains("weight,rate", lines);

        var used = Hubsim.Run(workshop.Folder, "run", "scenarios/observed-arrivals.yaml", "--json", "--replications", "200", "--set", "expect=[]", "--set",
            "arrivals.origins.steady.rate[0].value={posterior: {file: data/rate.csv, column: rate}}");
        Assert.True(used.Code is 0, used.All);
        var values = lines.SkipWhile(line => line != "weight,rate").Skip(1)
            .Select(line => line.Split(',')).Select(cells => cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var mean = values.Sum(row => row[0] * row[1]);
        var attracted = JsonNode.Parse(used.Out)!["responses"]!["firms_attracted"]!;

        // A count is 48 times a rate of the posterior (sd 0.3 to 0.5), and Poisson: standard error of the mean of 200 about 2.
        Assert.Equal(48 * mean, attracted["mean"]!.GetValue<double>(), 10.0);
    }

    [Theory]
    [InlineData("unknowns.rate.prior=false", "prior: true")]
    [InlineData("simulations=50", "fewer simulations than particles")]
    [InlineData("scenario=../analytic/poisson-arrivals.yaml", "is not uncertain")]
    [InlineData("posterior=/x.csv", "relative to this one")]
    [InlineData("posterior=../../x.csv", "outside the folder")]
    public void What_makes_no_calibration_is_refused(string set, string words)
    {
        var ended = Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Known), "--set", set);
        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
    }

    private string Posterior(Ended ended) =>
        File.ReadAllText(Path.Combine(workshop.Folder, JsonNode.Parse(ended.Out)!["run"]!.GetValue<string>(), "posterior.csv"));
}
