namespace HubSim.Cli.Tests;

/// <summary>Runs with long tables, killed: what was finished is not simulated again, and the bytes are the same.</summary>
public sealed class DetailResumeTests : IDisposable
{
    private const int Replications = 6;

    // About 122,880 events a replication: the rows of some fit into a row group and stand in the journal, others have a file.
    private static readonly string[] Arguments =
    [
        Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml"), "--replications", "6", "--set", "expect=[]", "--set", "clock.end=2025-01-19",
        "--detail", "events", "--detail", "jobs", "--no-report",
    ];

    private static readonly Lazy<string[]> Unbroken = new(() =>
    {
        using var apart = new Workshop();
        return Workshop.Parquet(apart.Done(Arguments));
    });

    private readonly Workshop workshop = new();

    private string Partial => Path.Combine(workshop.Results, "pool-mmc", ".run-0001.partial");

    private string Whole => Path.Combine(workshop.Results, "pool-mmc", "run-0001");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Killed_twice_and_interrupted_only_what_was_in_flight_is_simulated_again()
    {
        var unbroken = Unbroken.Value;
        Assert.Contains(unbroken, file => file.StartsWith("events/part-00001", StringComparison.Ordinal));

        var first = Break("KILL", 1, ["run", .. Arguments, "--workers", "2"]);
        var second = Break("KILL", first + 1, ["run", "--resume", Whole, "--no-report", "--workers", "1"]);
        Assert.False(Directory.Exists(Whole));
        var third = Break("TERM", second + 1, ["run", "--resume", Whole, "--no-report", "--workers", "1"]);
        Assert.True(Directory.Exists(Whole));
        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        Assert.True(third < Replications, "the run was over too soon to show anything");
        var reuse = Workshop.Manifest(Whole)["run"]!["reuse"]!;
        Assert.Equal((third, Replications - third), ((int)reuse["fromJournal"]!, (int)reuse["simulated"]!));
        Assert.Equal(unbroken, Workshop.Parquet(Whole));
        Assert.Equal(["run-0001"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Whole)!).Select(Path.GetFileName));
        Assert.Equal(["events", "jobs"], Directory.GetDirectories(Whole).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_was_damaged_costs_its_replication()
    {
        var finished = Break("KILL", 3, ["run", .. Arguments, "--workers", "1"]);
        var file = Workshop.FilesBelow(Partial).First(path => path.EndsWith(".parquet", StringComparison.Ordinal) && new FileInfo(path).Length > 100_000);
        using (var stream = File.OpenWrite(file))
        {
            stream.Position = 5_000;
            stream.Write("damage"u8);
        }

        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        Assert.InRange((int)Workshop.Manifest(Whole)["run"]!["reuse"]!["fromJournal"]!, finished - 1, finished);
        Assert.Equal(Unbroken.Value, Workshop.Parquet(Whole));
    }

    /// <summary>Breaks the program off when its journal holds so many, and says how many it held in the end.</summary>
    private int Break(string signal, int finished, string[] arguments)
    {
        var process = Hubsim.Start(workshop.Folder, arguments);
        var journal = Path.Combine(Partial, "journal");
        Workshop.WaitForFinished(process, journal, finished);
        Workshop.Signal(signal, process);
        Hubsim.Finish(process);
        return Workshop.FinishedIn(File.Exists(journal) ? journal : Path.Combine(Whole, "journal"));
    }
}
