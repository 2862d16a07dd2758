using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Runs that are broken off in every way, gone on with, and the same bytes in the end.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly string Arrivals = Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml");
    private static readonly string[] Many = [Arrivals, "--replications", "400", "--set", "expect=[]", "--no-report"];
    private readonly Workshop workshop = new();

    private string Partial => Path.Combine(workshop.Results, "poisson-arrivals", ".run-0001.partial");

    private string Whole => Path.Combine(workshop.Results, "poisson-arrivals", "run-0001");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Killed_at_any_moment_and_resumed_a_run_ends_with_the_bytes_of_an_unbroken_one()
    {
        // Each attempt is killed after another number of records, wherever in its work it is then.
        var unbroken = Workshop.Hashes(workshop.Done([.. Many, "--out", "unbroken"]));
        int[] more = [37, 5, 61, 1, 84, 3, 45, 28, 70, 9, 55, 20];
        var attempts = 0;
        for (; !Directory.Exists(Whole) && attempts < more.Length; attempts++)
        {
            Kill(attempts == 0 ? ["run", .. Many] : ["run", "--resume", Whole, "--no-report"], more[attempts]);
        }

        Assert.True(attempts > 2, "the run was over too soon to show anything");
        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(unbroken, Workshop.Hashes(Whole));
        AssertNothingIsLeftOver();
        if (Workshop.Manifest(Whole)["run"]!["reuse"] is { } reuse && (bool)reuse["resumed"]!)
        {
            Assert.Equal(400, (int)reuse["simulated"]! + (int)reuse["fromJournal"]!);
            Assert.InRange((int)reuse["fromJournal"]!, 1, 400);
            Assert.NotNull(reuse["firstStarted"]);
        }
    }

    [Fact]
    public void A_run_that_a_signal_ended_goes_on_to_the_same_bytes_and_manifest()
    {
        var unbroken = workshop.Done([.. Many, "--out", "unbroken"]);
        var process = Hubsim.Start(workshop.Folder, ["run", .. Many, "--workers", "1"]);
        WaitForRecords(process, 20);
        Signal("TERM", process);
        var broken = Hubsim.Finish(process);
        Assert.True(broken.Code == 143, broken.All);
        Assert.Contains($"to go on: hubsim run --resume {Path.Combine("results", "poisson-arrivals", "run-0001")}", broken.Err, StringComparison.Ordinal);
        var taken = (int)Workshop.Manifest(Whole)["run"]!["taken"]!;
        Assert.InRange(taken, 1, 399);

        // By its bare name, from the scenario.
        var ended = workshop.Run(Arrivals, "--resume", "run-0001", "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(Workshop.Hashes(unbroken), Workshop.Hashes(Whole));
        Assert.Equal(WithoutRun(unbroken), WithoutRun(Whole));
        Assert.False((bool)Workshop.Manifest(Whole)["run"]!["interrupted"]!);
        Assert.True((bool)Workshop.Manifest(Whole)["run"]!["reuse"]!["resumed"]!);
        Assert.InRange((int)Workshop.Manifest(Whole)["run"]!["reuse"]!["fromJournal"]!, taken, 399);
        Assert.Contains("from the journal", ended.Out, StringComparison.Ordinal);
        AssertNothingIsLeftOver();
    }

    [Fact]
    public void Failures_and_precision_survive_it_too()
    {
        string[] arguments = [Arrivals, "--precision", "firms_attracted ±1", "--max-replications", "300", "--set", "expect=[]", "--set", "limits.max_entities=640", "--no-report"];
        var unbroken = workshop.Run([.. arguments, "--out", "unbroken"]);
        Assert.True(unbroken.Code == 4, unbroken.All);
        Kill(["run", .. arguments], 60);

        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 4, ended.All);
        Assert.Equal(Workshop.Hashes(workshop.FolderOf(unbroken)), Workshop.Hashes(Whole));
        Assert.Equal(WithoutRun(workshop.FolderOf(unbroken)), WithoutRun(Whole));
    }

    [Fact]
    public void A_run_that_is_finished_says_so()
    {
        var run = workshop.Done(Hubsim.Shipped("scenarios/analytic/constant-claims.yaml"));
        var before = Workshop.Hashes(run);

        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", run);

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("run-0001 is finished", Assert.Single(ended.Messages), StringComparison.Ordinal);
        Assert.Equal(before, Workshop.Hashes(run));
    }

    [Fact]
    public void What_is_not_the_same_run_is_refused_with_what_differs_and_nothing_changes()
    {
        Kill(["run", .. Many], 20);
        var before = Workshop.Sha256(Path.Combine(Partial, "journal"));

        Refused(["--set", "expect=[]", "--set", "target.count=7"], "target.count");
        Refused(["--seed", "77"], "run.seed");
        Refused(["--replications", "300"], "400 -> 300");
        Refused(["--replication", "3"], "number 3");
        Refused(["--detail", "ledger"], "detail: run -> run+ledger");
        Refused(["--precision", "firms_attracted ±1"], "--precision");
        var changed = File.ReadAllText(Arrivals).Replace("format: 1", "format: 1\n# a comment", StringComparison.Ordinal);
        workshop.Write("poisson-arrivals.yaml", changed.Replace("title: ", "title: Not ", StringComparison.Ordinal));
        Refused([], "title: ", "poisson-arrivals.yaml");

        // A comment is nothing to refuse.
        workshop.Write("poisson-arrivals.yaml", changed);
        Assert.Equal(before, Workshop.Sha256(Path.Combine(Partial, "journal")));
        var ended = workshop.Run("poisson-arrivals.yaml", "--resume", "run-0001", "--no-report");
        Assert.True(ended.Code == 0, ended.All);
    }

    [Fact]
    public void A_run_that_is_not_there_or_still_at_work_is_refused()
    {
        var process = Hubsim.Start(workshop.Folder, ["run", .. Many, "--workers", "1"]);
        WaitForRecords(process, 5);
        var busy = Hubsim.Run(workshop.Folder, "run", "--resume", Whole);
        process.Kill();
        Hubsim.Finish(process);

        Assert.True(busy.Code == 2, busy.All);
        Assert.Contains("is in use", busy.Err, StringComparison.Ordinal);
        var none = workshop.Run(Arrivals, "--resume", "run-0007");
        Assert.Equal(2, none.Code);
        Assert.Contains("These wait to be resumed: run-0001", none.Err, StringComparison.Ordinal);
        Assert.Equal(2, workshop.Run(Arrivals, "--resume", "nonsense").Code);
        Assert.Equal(2, workshop.Run(Arrivals, "--resume", "").Code);
    }

    [Fact]
    public void A_damaged_journal_costs_what_was_damaged_and_a_foreign_one_is_refused()
    {
        var unbroken = Workshop.Hashes(workshop.Done([.. Many, "--out", "unbroken"]));
        Kill(["run", .. Many], 40);
        var journal = Path.Combine(Partial, "journal");
        var bytes = File.ReadAllBytes(journal);
        File.WriteAllText(journal, "something else");
        var foreign = Hubsim.Run(workshop.Folder, "run", "--resume", Whole);
        Assert.Equal(2, foreign.Code);
        Assert.Contains("is not a journal", foreign.Err, StringComparison.Ordinal);

        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(journal, bytes[..^5]);
        var ended = Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("damaged in 1 place", ended.Err, StringComparison.Ordinal);
        Assert.Equal(unbroken, Workshop.Hashes(Whole));
    }

    [Fact]
    public void A_disk_that_is_full_keeps_what_is_finished_and_says_how_to_go_on()
    {
        // A limit on the size of files stands for the disk; the journal passes it first. The runtime's own large file in memory
        // is switched off, or it would not begin.
        var ended = Hubsim.Shell(workshop.Folder, $"trap '' XFSZ; ulimit -f 400; export DOTNET_EnableWriteXorExecute=0; $HUBSIM run --no-store {string.Join(' ', Many.Select(one => $"'{one}'"))}");

        Assert.True(ended.Code == 1, ended.All);
        var line = Assert.Single(ended.Messages, message => message.StartsWith("hubsim: ", StringComparison.Ordinal));
        Assert.Contains("to go on: hubsim run --resume", line, StringComparison.Ordinal);
        Assert.Equal(["journal"], Names(workshop.Results));
        Assert.Equal(0, Hubsim.Run(workshop.Folder, "run", "--resume", Whole, "--no-report").Code);
        Assert.Equal(Workshop.Hashes(workshop.Done([.. Many, "--out", "unbroken"])), Workshop.Hashes(Whole));
    }

    private void AssertNothingIsLeftOver()
    {
        Assert.Equal(["run-0001"], Directory.GetFileSystemEntries(Path.GetDirectoryName(Whole)!).Select(Path.GetFileName));
        Assert.DoesNotContain("journal", Names(Whole));
    }

    private void Refused(string[] arguments, string words, string? file = null)
    {
        var ended = workshop.Run([file ?? Arrivals, "--resume", "run-0001", .. arguments]);
        Assert.True(ended.Code == 2, ended.All);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Whole));
    }

    /// <summary>Runs the program and kills it when so many records have come on top of those that were there.</summary>
    private void Kill(string[] arguments, int more)
    {
        var process = Hubsim.Start(workshop.Folder, arguments);
        WaitForRecords(process, more);
        process.Kill();
        Hubsim.Finish(process);
    }

    private void WaitForRecords(Process process, int more)
    {
        // A record of this scenario takes about 10 kB.
        const int Record = 8_000;
        var journal = Path.Combine(Partial, "journal");
        var before = Size(journal);
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && clock.Elapsed.TotalSeconds < 120 && Size(journal) < before + (more * Record))
        {
            Thread.Sleep(2);
        }
    }

    private static long Size(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static void Signal(string signal, Process process)
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]);
        kill.WaitForExit();
    }

    private static IEnumerable<string?> Names(string folder) => Workshop.FilesBelow(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static string WithoutRun(string run)
    {
        JsonObject manifest = Workshop.Manifest(run);
        Assert.True(manifest.Remove("run"));
        return manifest.ToJsonString();
    }
}
