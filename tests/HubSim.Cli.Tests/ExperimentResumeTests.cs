using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Experiments that are broken off and gone on with, and trials that are there already.</summary>
public sealed class ExperimentResumeTests : IDisposable
{
    private const string Trial = """
        format: 1
        kind: compare
        title: More founders
        question: What do more founders bring?
        policies:
          base: { scenario: ../poisson-arrivals.yaml }
          more:
            scenario: ../poisson-arrivals.yaml
            set: { "arrivals.origins.steady.rate[0].value": 10 }
        replications: 150
        responses: [firms_attracted, firms_living]

        """;

    private readonly Workshop workshop = new();

    public ExperimentResumeTests()
    {
        Directory.CreateDirectory(workshop.PathOf("scenarios/experiments"));
        File.Copy(Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml"), workshop.PathOf("scenarios/poisson-arrivals.yaml"));
        workshop.Write("scenarios/experiments/trial.yaml", Trial);
    }

    private string Whole => Path.Combine(workshop.Results, "trial", "run-0001");

    private string Store => Path.Combine(workshop.Results, ".store");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Killed_and_resumed_an_experiment_ends_with_the_bytes_of_an_unbroken_one()
    {
        var unbroken = Done("--out", "unbroken");
        var finished = Break("KILL", 120, out _);
        Assert.False(Directory.Exists(Whole));

        var ended = Hubsim.Run(workshop.Folder, "experiment", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        AssertSame(unbroken);
        var reuse = Workshop.Manifest(Whole)["run"]!["reuse"]!;
        Assert.Equal((finished, 300 - finished), ((int)reuse["fromJournal"]!, (int)reuse["simulated"]!));
        Assert.Contains($"{300 - finished} simulated, {finished} from the journal", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_it_says_so_keeps_its_trials_and_goes_on()
    {
        var unbroken = Done("--out", "unbroken");
        Break("INT", 60, out var broken);

        Assert.True(broken.Code == 130, broken.All);
        Assert.Matches("There is no answer yet: interrupted after [0-9]+ of 300 trials", broken.Out);
        Assert.Contains($"to go on: hubsim experiment --resume {Path.Combine("results", "trial", "run-0001")}", broken.Err, StringComparison.Ordinal);
        var manifest = Workshop.Manifest(Whole);
        Assert.True((bool)manifest["run"]!["interrupted"]!);
        Assert.Equal((long)manifest["run"]!["taken"]!, Duck.Number($"select count(*) from {Duck.Table(Whole, "trials")} where failure is null"));
        Assert.False(File.Exists(Path.Combine(Whole, "summary.csv")));

        var ended = Hubsim.Run(workshop.Folder, "experiment", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        AssertSame(unbroken);
    }

    [Fact]
    public void Run_twice_its_trials_come_from_the_store_and_after_a_change_it_says_which_part_differs()
    {
        var first = Reuse("--set", "replications=3");
        var second = Reuse("--set", "replications=3");
        var more = Reuse("--set", "replications=4");
        var seed = Reuse("--set", "replications=3", "--seed", "77");
        File.WriteAllText(workshop.PathOf("scenarios/poisson-arrivals.yaml"), File.ReadAllText(workshop.PathOf("scenarios/poisson-arrivals.yaml")).Replace("upper_rate: ", "upper_rate: 1", StringComparison.Ordinal));
        var inputs = Reuse("--set", "replications=3");

        Assert.Equal((6, 0, "it is empty"), ((int)first["simulated"]!, (int)first["fromStore"]!, (string)first["missed"]!));
        Assert.Equal((0, 6), ((int)second["simulated"]!, (int)second["fromStore"]!));
        Assert.Equal((2, 6), ((int)more["simulated"]!, (int)more["fromStore"]!));
        Assert.Contains("another seed", (string)seed["missed"]!, StringComparison.Ordinal);
        Assert.Contains("other inputs (arrivals.origins.steady.upper_rate: ", (string)inputs["missed"]!, StringComparison.Ordinal);
        Assert.Contains("none came from the store", Hubsim.Run(workshop.Folder, Command("--set", "replications=3", "--seed", "78", "--store", Store)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_trials_are_simulated_once()
    {
        workshop.Write("scenarios/experiments/trial.yaml", Trial.Replace("  more:", "  same: { scenario: ../poisson-arrivals.yaml }\n  more:", StringComparison.Ordinal));

        var reuse = JsonNode.Parse(Hubsim.Run(workshop.Folder, Command("--set", "replications=20", "--json", "--workers", "3")).Out)!["reuse"]!;

        Assert.Equal((40, 20), ((int)reuse["simulated"]!, (int)reuse["repeated"]!));
    }

    [Fact]
    public void A_yardstick_whose_response_a_policy_never_has_is_refused_before_the_first_trial()
    {
        foreach (var file in Directory.GetFiles(Hubsim.Shipped("scenarios"), "*.yaml").Where(file => Path.GetFileName(file) is "smoke.yaml" or "shanghai-2027.yaml"))
        {
            File.Copy(file, workshop.PathOf($"scenarios/{Path.GetFileName(file)}"));
        }

        Directory.CreateDirectory(workshop.PathOf("scenarios/data"));
        foreach (var file in Directory.GetFiles(Hubsim.Shipped("scenarios/data")))
        {
            File.Copy(file, workshop.PathOf($"scenarios/data/{Path.GetFileName(file)}"));
        }

        workshop.Write("scenarios/experiments/worth.yaml", """
            format: 1
            kind: voi
            title: Waiting
            question: What is waiting worth?
            policies: { on: { scenario: ../smoke.yaml }, off: { scenario: ../smoke.yaml, set: { compute.enabled: false } } }
            draws: 40
            replications: 1
            uncertain: [arrivals]
            worth: { wait: { unit: hours, terms: [{ response: wait_p95_hours, each: -1 }] } }

            """);
        foreach (var command in new[] { "check", "experiment" })
        {
            var ended = Hubsim.Run(workshop.Folder, command, "scenarios/experiments/worth.yaml");
            Assert.True(ended.Code == 2, ended.All);
            Assert.Contains("wait_p95_hours had no value under the policy off", ended.Err, StringComparison.Ordinal);
            Assert.False(Directory.Exists(workshop.Results));
        }
    }

    private static string[] Command(params string[] options) => ["experiment", "scenarios/experiments/trial.yaml", "--no-report", .. options];

    private JsonNode Reuse(params string[] options)
    {
        var ended = Hubsim.Run(workshop.Folder, Command([.. options, "--json", "--store", Store]));
        Assert.True(ended.Code == 0, ended.All);
        return JsonNode.Parse(ended.Out)!["reuse"]!;
    }

    private string Done(params string[] options)
    {
        var ended = Hubsim.Run(workshop.Folder, Command(options));
        Assert.True(ended.Code == 0, ended.All);
        return workshop.FolderOf(ended);
    }

    /// <summary>Breaks the experiment off when its journal holds so many trials, and says how many it held in the end.</summary>
    private int Break(string signal, int finished, out Ended ended)
    {
        var process = Hubsim.Start(workshop.Folder, Command("--workers", "1"));
        var journal = Path.Combine(workshop.Results, "trial", ".run-0001.partial", "journal");
        Workshop.WaitForFinished(process, journal, finished);
        Workshop.Signal(signal, process);
        ended = Hubsim.Finish(process);
        var held = Workshop.FinishedIn(File.Exists(journal) ? journal : Path.Combine(Whole, "journal"));
        Assert.InRange(held, finished, 299);
        return held;
    }

    private void AssertSame(string unbroken)
    {
        Assert.Equal(Workshop.Parquet(unbroken), Workshop.Parquet(Whole));
        Assert.Equal(Workshop.Sha256(Path.Combine(unbroken, "summary.csv")), Workshop.Sha256(Path.Combine(Whole, "summary.csv")));
        Assert.Equal(["run-0001"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Whole)!).Select(Path.GetFileName));
        Assert.False(File.Exists(Path.Combine(Whole, "journal")));
    }
}
