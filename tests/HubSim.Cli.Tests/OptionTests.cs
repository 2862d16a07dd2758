using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Every option of <c>run</c>, and the other commands.</summary>
public sealed class OptionTests : IDisposable
{
    private static readonly string Smoke = Hubsim.Shipped("scenarios/smoke.yaml");
    private static readonly string Claims = Hubsim.Shipped("scenarios/analytic/constant-claims.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Replications_seed_and_workers_are_those_asked_for()
    {
        var run = workshop.Done(Claims, "--replications", "5", "--seed", "77", "--workers", "3", "--out", "deep/down");

        var manifest = Workshop.Manifest(run);
        Assert.Equal(workshop.PathOf("deep/down/constant-claims/run-0001"), run);
        Assert.Equal(5, Duck.Number($"select count(*) from {Duck.Table(run, "replications")}"));
        Assert.Equal(77, (long)manifest["seed"]!);
        Assert.Equal(3, (long)manifest["run"]!["workers"]!);
        Assert.False(Directory.Exists(workshop.Results));
    }

    [Fact]
    public void A_replication_alone_keeps_its_number()
    {
        var run = workshop.Done(Claims, "--replication", "41");

        Assert.Equal(41, Duck.Number($"select replication from {Duck.Table(run, "replications")}"));
        Assert.Equal(41, (long)Workshop.Manifest(run)["replications"]!["first"]!);
    }

    [Fact]
    public void A_value_that_is_set_reaches_the_model_and_the_manifest()
    {
        var run = workshop.Done(
            Claims, "--set", "programme.pots.models.amount=31", "--set", "founding.count=5", "--set", "expect=[]");

        Assert.Equal(3, Duck.Number($"select count(*) from {Duck.Table(run, "replications")} where pot_models_spent_fen = 3100000000 and firms_attracted = 5"));
        Assert.Contains("31", Workshop.Manifest(run)["scenario"]!["resolved"]!["programme"]!["pots"]!["models"]!["amount"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("programme.pots.model.amount=31", "models")]
    [InlineData("programme.take_upp=0.5", "take_up")]
    [InlineData("run.replication=5", "replications")]
    public void A_path_that_does_not_exist_is_refused_with_the_nearest_one(string change, string nearest)
    {
        var ended = workshop.Run(Claims, "--set", change);

        AssertRefused(ended);
        Assert.Contains("did you mean", ended.Err, StringComparison.Ordinal);
        Assert.Contains(nearest, ended.Err, StringComparison.Ordinal);
        Assert.Contains("--set", ended.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("programme.take_up=1.5", "programme.take_up")]
    [InlineData("programme.take_up=-0.1", "programme.take_up")]
    [InlineData("programme.take_up=much", "programme.take_up")]
    [InlineData("clock.end=2020-01-01", "clock.end")]
    [InlineData("clock.end=2025-02-30", "clock.end")]
    [InlineData("founding.count=2.5", "founding.count")]
    [InlineData("run.replications=0", "run.replications")]
    [InlineData("programme.pots.models.amount={uniform: [2, 1]}", "programme.pots.models.amount")]
    [InlineData("programme.take_up", "programme.take_up")]
    [InlineData("", "--set")]
    public void A_bad_value_is_refused_like_one_in_the_file(string change, string path)
    {
        var ended = workshop.Run(Claims, "--set", change);

        AssertRefused(ended);
        Assert.Contains(path, ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_bad_values_are_all_reported()
    {
        var ended = workshop.Run(Claims, "--set", "nonsense=1", "--set", "programme.take_up=2", "--set", "founding.count=-1");

        AssertRefused(ended);
        Assert.All(new[] { "programme.take_up", "founding.count", "nonsense" }, path => Assert.Contains(path, ended.Err, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_says_what_would_run_and_writes_nothing()
    {
        var ended = workshop.Run(Smoke, "--dry-run", "--replications", "123");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("123", ended.Out, StringComparison.Ordinal);
        Assert.Contains("MB", ended.Out, StringComparison.Ordinal);
        Assert.Contains(" s ", ended.Out, StringComparison.Ordinal);
        Assert.Contains("nothing was written", ended.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder));
    }

    [Fact]
    public void A_dry_run_with_json_is_a_document_too()
    {
        var ended = workshop.Run(Claims, "--dry-run", "--json");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(3, (long)JsonNode.Parse(ended.Out)!["replications"]!);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder));
    }

    [Fact]
    public void Quiet_says_nothing_and_writes_all_the_same()
    {
        var ended = workshop.Run(Claims, "--quiet");

        Assert.Equal(0, ended.Code);
        Assert.Empty(ended.All);
        Assert.Equal(6, Workshop.FilesBelow(workshop.Results).Length);
    }

    [Fact]
    public void Json_is_one_document_that_agrees_with_the_files()
    {
        var ended = workshop.Run(Smoke, "--json", "--replications", "6");

        Assert.True(ended.Code == 0, ended.All);
        var summary = JsonNode.Parse(ended.Out)!;
        var run = Path.GetFullPath((string)summary["run"]!, workshop.Folder);
        var table = Duck.Table(run, "replications");
        Assert.Equal(1, (long)summary["schemaVersion"]!);
        Assert.Equal(6, (long)summary["replications"]!);
        Assert.Equal(0, (long)summary["failed"]!);
        Assert.Equal(Duck.Number($"select sum(model_events)::bigint from {table}"), (long)summary["events"]!);
        foreach (var (name, response) in summary["responses"]!.AsObject())
        {
            Assert.Equal(["unit", "n", "mean", "p05", "p50", "p95", "ci95"], response!.AsObject().Select(member => member.Key).Where(key => key != "needsJobs"));
            Assert.Equal(Duck.Number($"select count({name}) from {table}"), (long)response["n"]!);
        }

        // Smoke bundles small jobs by day, so how long they wait is not known.
        Assert.True((bool)summary["responses"]!["wait_mean_hours"]!["needsJobs"]!);
        Assert.Null(summary["responses"]!["firms_attracted"]!["needsJobs"]);
        var mean = Convert.ToDouble(Duck.Rows($"select avg(firms_attracted) from {table}")[0][0], CultureInfo.InvariantCulture);
        var firms = summary["responses"]!["firms_attracted"]!;
        Assert.Equal(mean, (double)firms["mean"]!, 9);
        Assert.True((double)firms["ci95"]![0]! < mean && mean < (double)firms["ci95"]![1]!);
    }

    [Fact]
    public void What_few_replications_cannot_support_is_refused_and_said()
    {
        var one = JsonNode.Parse(workshop.Run(Claims, "--json", "--replications", "1").Out)!;
        var many = JsonNode.Parse(workshop.Run(Claims, "--json", "--replications", "20").Out)!;
        var table = workshop.Run(Claims, "--replications", "19").Out;

        Assert.All(new[] { "target_reached", "firms_alive" }, name => Assert.Null(one["responses"]![name]!["ci95"]));
        Assert.Null(one["responses"]!["firms_alive"]!["p95"]);
        Assert.Equal(2, one["refused"]!.AsArray().Count);
        Assert.NotNull(many["responses"]!["firms_alive"]!["p95"]);
        Assert.Null(many["refused"]);
        Assert.Contains("- no 5 % and 95 % quantiles (90 % of runs): they need at least 20 replications", table, StringComparison.Ordinal);
        Assert.DoesNotContain("no interval", table, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_of_a_probability_is_that_of_Wilson()
    {
        // 3 of 3: the lower end is n / (n + z^2) = 3 / (3 + 3.841459), the upper end 1; a t interval would be a point.
        var ended = workshop.Run(Claims, "--json");

        var interval = JsonNode.Parse(ended.Out)!["responses"]!["target_reached"]!["ci95"]!;
        Assert.Equal(0.438503, (double)interval[0]!, 6);
        Assert.Equal(1, (double)interval[1]!, 12);
    }

    [Fact]
    public void The_table_holds_readings_pots_waits_closures_and_speed()
    {
        var ended = workshop.Run(Smoke, "--replications", "6");

        Assert.Equal(0, ended.Code);
        var text = ended.Out;
        Assert.All(
            ["ever attracted", "resident", "alive, was resident", "alive, substantive", "95 % interval", "compute", "models", "corpora", "dry", "waiting, mean", "waiting, 95 %", "cash ran out", "moved away", "6 replications, 0 failed", "model events", "a second"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80 || line.StartsWith("results in ", StringComparison.Ordinal), line));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "FILE", "--bogus")]
    [InlineData("run", "FILE", "--replications", "0")]
    [InlineData("run", "FILE", "--replications", "many")]
    [InlineData("run", "FILE", "--replications", "99999999999")]
    [InlineData("run", "FILE", "--replications")]
    [InlineData("run", "FILE", "--replications", "3", "--replication", "3")]
    [InlineData("run", "FILE", "--replication", "-1")]
    [InlineData("run", "FILE", "--workers", "0")]
    [InlineData("run", "FILE", "--seed", "-1")]
    [InlineData("run", "FILE", "--out", "")]
    [InlineData("run", "FILE", "FILE")]
    [InlineData("check")]
    [InlineData("reference", "FILE")]
    [InlineData("simulate")]
    [InlineData]
    public void A_wrong_command_line_is_refused(params string[] arguments)
    {
        var ended = Hubsim.Run(workshop.Folder, [.. arguments.Select(argument => argument == "FILE" ? Claims : argument)]);

        AssertRefused(ended);
        Assert.Contains("hubsim --help", ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void The_native_kernel_is_the_one_that_is_taken_if_none_is_named() =>
        Assert.Equal(
            Workshop.Hashes(workshop.Done(Smoke, "--replications", "2")),
            Workshop.Hashes(workshop.Done(Smoke, "--replications", "2", "--kernel", "native")));

    [Fact]
    public void A_kernel_that_was_not_built_in_is_refused_with_the_way_to_build_it()
    {
        var ended = workshop.Run(Smoke, "--kernel", "simsharp");

        AssertRefused(ended);
        Assert.Contains("-p:SimSharp=true", ended.Err, StringComparison.Ordinal);
        Assert.Contains("docs/kernel/simsharp.md", ended.Err, StringComparison.Ordinal);
        Assert.True(File.Exists(Hubsim.Shipped("docs/kernel/simsharp.md")));
    }

    [Fact]
    public void A_kernel_that_does_not_exist_is_refused_with_those_that_do()
    {
        var ended = workshop.Run(Smoke, "--kernel", "simpy");

        AssertRefused(ended);
        Assert.Contains("native and simsharp", ended.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("reference")]
    public void Help_shows_an_example(string command)
    {
        var ended = Hubsim.Run(workshop.Folder, command, "--help");

        Assert.Equal(0, ended.Code);
        Assert.Contains($"  hubsim {command} ", ended.Out, StringComparison.Ordinal);
        Assert.Empty(ended.Err);
    }

    [Fact]
    public void Help_of_the_program_is_a_line_or_two_for_each_command()
    {
        var ended = Hubsim.Run(workshop.Folder, "--help");

        Assert.Equal(0, ended.Code);
        Assert.All(["run", "check", "reference"], command => Assert.Contains($"\n  {command} ", ended.Out, StringComparison.Ordinal));
        Assert.InRange(ended.Out.Split('\n').Length, 20, 60);
        Assert.DoesNotContain("/?", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Exit codes", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Exit codes", Hubsim.Run(workshop.Folder, "check", "-h").Out, StringComparison.Ordinal);
    }

    private void AssertRefused(Ended ended)
    {
        Assert.True(ended.Code == 2, $"exit code {ended.Code}: {ended.All}");
        Assert.Empty(ended.Out);
        Assert.NotEmpty(ended.Err);
        Assert.DoesNotContain("   at ", ended.Err, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder));
    }
}
