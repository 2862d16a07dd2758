using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>hubsim validate on a hub of ten firms that never changes, so that every answer is known.</summary>
public sealed class ValidateTests : IDisposable
{
    private const string Ten = """
        format: 1
        title: Ten firms
        question: Are there ten firms?
        clock: { start: 2024-01-01, end: 2024-12-31, warm_up: 0, forecast_from: 2024-01-01 }
        run: { replications: 40, seed: 1 }
        limits: { max_events_per_replication: 1000000, max_entities: 100000 }
        target: { count: 1, reading: attracted }
        firms: { strategies: { any: { share: 1 } } }
        founding: { enabled: true, count: 10 }
        arrivals: { enabled: false }
        hub: { enabled: false }
        money: { enabled: false }
        contracts: { enabled: false }
        endings: { enabled: false }
        compute: { enabled: false }
        programme: { enabled: false }
        observations:
          enabled: true
          rows:
            early: { date: 2024-02-01, state: residents, figure: 10, error: { uniform: [0.8, 1.2] }, use: scored }
            late: { quarter: 2024Q3, state: residents, covers: 0.5, figure: 20, error: { uniform: [0.8, 1.2] }, use: scored }
            apart: { date: 2024-04-01, state: residents, figure: 1000, error: { uniform: [0.8, 1.2] }, use: held_out }
            coming: { date: 2025-04-01, state: residents, figure: 10, error: 1, use: forecast }
            unknown: { date: 2024-04-01, state: none, figure: 0, error: 1, use: not_used }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_model_that_fits_ends_with_0_and_a_table_of_80_columns()
    {
        var ended = Validate();

        Assert.True(ended.Code == 0, ended.All);
        Assert.Empty(ended.Err);
        Assert.All(ended.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("the model fits its past: 2 of 2 in their 90 % bands", ended.Out, StringComparison.Ordinal);
        Assert.Contains("held out of any calibration: 0 of 1 in their 90 %", ended.Out, StringComparison.Ordinal);
        Assert.Contains("not simulated", Line(ended, "coming"), StringComparison.Ordinal);
        Assert.Contains("not used: unknown (0)", ended.Out, StringComparison.Ordinal);
        Assert.Empty(Workshop.FilesBelow(workshop.Results));
    }

    // The band of 10 firms under errors between 0.8 and 1.2 lies within 10/1.2 and 10/0.8.
    [Theory]
    [InlineData("observations.rows.early.figure=8.3")]
    [InlineData("observations.rows.late.figure=25.1")]
    [InlineData("observations.rows.early.state=market_rent")]
    public void One_miss_of_two_ends_with_3(string change)
    {
        var ended = Validate("--set", change);

        Assert.Equal(3, ended.Code);
        Assert.Contains("the model does not fit its past: 1 of 2", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Bands_that_say_nothing_end_with_3()
    {
        var ended = Validate(
            "--set", "observations.rows.early.error={uniform: [0.5, 2]}",
            "--set", "observations.rows.late.error={uniform: [0.5, 2]}");

        Assert.Equal(3, ended.Code);
        Assert.Contains("the model does not fit its past: 2 of 2", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_miss_of_what_is_held_out_decides_nothing() =>
        Assert.Equal(0, Validate("--set", "observations.rows.apart.figure=1e9").Code);

    [Theory]
    [InlineData("observations.enabled=false", "no scored observation")]
    [InlineData("clock.end=2024-01-15", "no scored observation")]
    [InlineData("observations.rows.late.quarter=2024Q7", "expected a quarter such as 2024Q1")]
    [InlineData("observations.rows.late.use=score", "did you mean scored?")]
    public void What_cannot_be_validated_ends_with_2(string change, string says)
    {
        var ended = Validate("--set", change);

        Assert.Equal(2, ended.Code);
        Assert.Contains(says, ended.Err, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public void Too_few_replications_for_a_band_end_with_2()
    {
        var ended = Validate("--replications", "19");

        Assert.Equal(2, ended.Code);
        Assert.Contains("19 replications cannot support a 90 % band, which takes at least 20", ended.Err, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Equal(0, Validate("--replications", "20").Code);
    }

    [Fact]
    public void Failed_replications_end_with_4()
    {
        var ended = Validate("--set", "limits.max_events_per_replication=5");

        Assert.Equal(4, ended.Code);
        Assert.Contains("replication 0 failed", ended.Err, StringComparison.Ordinal);
        Assert.Contains("35 more failed", ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_says_what_the_table_says_whatever_the_workers()
    {
        var (one, three) = (Validate("--json", "--workers", "1", "--out", "kept"), Validate("--json", "--workers", "3"));

        Assert.Equal(one.Out, three.Out);
        Assert.Equal(one.Out.TrimEnd(), File.ReadAllText(workshop.PathOf("kept/ten/validation.json")).TrimEnd());
        var document = JsonNode.Parse(one.Out)!;
        Assert.True((bool)document["fits"]!);
        Assert.Equal(40, (int)document["replications"]!);
        Assert.Equal(["early", "late", "apart", "coming", "unknown"], document["observations"]!.AsArray().Select(row => (string)row!["name"]!));
        var late = document["observations"]![1]!;
        Assert.Equal(("2024-07-01", "2024-09-30"), ((string)late["first"]!, (string)late["last"]!));
        Assert.InRange((double)late["median"]!, 17, 24);
        Assert.InRange((double)late["place"]!, 0.05, 0.95);
        Assert.Equal((double)late["p95"]! - (double)late["p05"]!, (double)late["intervalScore"]!, 9);
        Assert.Null(document["observations"]![3]!["median"]);
    }

    [Fact]
    public void A_run_writes_what_validation_compares()
    {
        var run = workshop.Done(workshop.Write("ten.yaml", Ten));
        var median = (double)JsonNode.Parse(Validate("--json").Out)!["observations"]![0]!["median"]!;

        Assert.Equal(median, (double)Duck.Rows($"select median(observed_early) from {Duck.Table(run, "replications")}").Single()[0]!, 9);
    }

    private static string Line(Ended ended, string name) =>
        Assert.Single(ended.Out.Split('\n'), line => line.StartsWith(name, StringComparison.Ordinal));

    private Ended Validate(params string[] arguments) =>
        Hubsim.Run(workshop.Folder, ["validate", workshop.Write("ten.yaml", Ten), .. arguments]);
}
