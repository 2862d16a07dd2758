using System.Diagnostics;
using System.Globalization;

namespace HubSim.Cli.Tests;

/// <summary>
/// Ctrl-C and a polite kill in the middle of a run. The promise is one second; five are allowed here, because machines that
/// run tests are busy.
/// </summary>
public sealed class SignalTests : IDisposable
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_run_ends_at_once_and_keeps_what_is_complete(string signal, int code)
    {
        var ended = Interrupt(signal, GrowsBeyond("firms.parquet", 4), Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml"), "--replications", "1000000");

        Assert.True(ended.Code == code, $"exit code {ended.Code}: {ended.All}");
        var run = workshop.FolderOf(ended);
        var manifest = Workshop.Manifest(run);
        var taken = (long)manifest["run"]!["taken"]!;
        Assert.InRange(taken, 1, 999_999);
        Assert.True((bool)manifest["run"]!["interrupted"]!);
        Assert.Equal(1_000_000, (long)manifest["replications"]!["count"]!);
        Assert.Equal(taken, Duck.Number($"select count(*) from {Duck.Table(run, "replications")} where failure is null"));
        Assert.Equal(taken, Duck.Number($"select count(distinct replication) from {Duck.Table(run, "firms")}"));
        Assert.Equal(taken - 1, Duck.Number($"select max(replication) from {Duck.Table(run, "months")}"));
        Assert.Equal(Workshop.Hashes(run), manifest["tables"]!.AsArray().Select(table => (string)table!["sha256"]!));
        Assert.Contains($"interrupted after {taken} of 1000000 replications", ended.Err, StringComparison.Ordinal);
        Assert.Contains("run-0001", ended.Err, StringComparison.Ordinal);
        Assert.Contains($"to go on: hubsim run --resume {Path.Combine("results", "poisson-arrivals", "run-0001")}", ended.Err, StringComparison.Ordinal);
        Assert.Equal(["datapackage.json", "firms.parquet", "journal", "manifest.json", "months.parquet", "replications.parquet", "ro-crate-metadata.json"], Workshop.FilesBelow(workshop.Results).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_replication_that_lasts_for_hours_ends_too_and_leaves_nothing(string signal, int code)
    {
        var ended = Interrupt(signal, GrowsBeyond("replications.parquet", 0), [Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml"), .. Endless]);

        Assert.True(ended.Code == code, $"exit code {ended.Code}: {ended.All}");
        Assert.Contains("nothing was written", ended.Err, StringComparison.Ordinal);
        Assert.Empty(Workshop.FilesBelow(workshop.Folder));
    }

    [Fact]
    public void A_dry_run_of_a_replication_that_lasts_for_hours_ends_too()
    {
        // The runtime needs a moment to begin; a signal before that ends it as well, with the same code.
        var ended = Interrupt("INT", clock => clock.Elapsed.TotalSeconds > 2, [Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml"), .. Endless, "--dry-run"]);

        Assert.Equal(130, ended.Code);
    }

    [Fact]
    public void A_run_that_a_script_put_into_the_background_ends_on_the_signal_that_scripts_switch_off_there()
    {
        // A shell without job control starts background programs with SIGINT ignored.
        var line = $"$HUBSIM run {Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml")} {string.Join(' ', Endless)} & run=$!; sleep 3; kill -INT $run; sleep 5; kill -KILL $run 2>/dev/null; wait $run";
        Assert.Equal(130, Hubsim.Shell(workshop.Folder, line).Code);
    }

    private static string[] Endless =>
    [
        "--set", "compute.demand.any.jobs=100000", "--set", "compute.cards[0].value=10000000",
        "--set", "clock.end=2150-12-31", "--set", "limits.max_events_per_replication=1000000000000000",
    ];

    private Func<Stopwatch, bool> GrowsBeyond(string file, long bytes) => _ =>
        Array.Find(Workshop.FilesBelow(workshop.Results), path => Path.GetFileName(path).StartsWith(file, StringComparison.Ordinal)) is { } found && new FileInfo(found).Length >= bytes;

    private Ended Interrupt(string signal, Func<Stopwatch, bool> isReady, params string[] arguments)
    {
        var process = Hubsim.Start(workshop.Folder, ["run", .. arguments]);
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && clock.Elapsed.TotalSeconds < 60 && !isReady(clock))
        {
            Thread.Sleep(50);
        }

        // From the first file on, a second is enough for some replications of the small scenarios.
        Thread.Sleep(1_000);
        Assert.False(process.HasExited, "the run ended before the signal");
        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]))
        {
            kill.WaitForExit();
        }

        var sent = Stopwatch.StartNew();
        var ended = Hubsim.Finish(process);
        Assert.True(sent.Elapsed < Allowed, $"it took {sent.Elapsed} after the signal");
        return ended;
    }
}
