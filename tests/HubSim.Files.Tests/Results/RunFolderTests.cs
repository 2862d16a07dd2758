using HubSim.Files.Results;

namespace HubSim.Files.Tests.Results;

public sealed class RunFolderTests : Sandbox
{
    [Fact]
    public void Runs_are_numbered_and_appear_when_they_are_committed()
    {
        using var first = RunFolder.Claim(Folder, "city");
        File.WriteAllText(Path.Combine(first.WorkingPath, "rows"), "1");
        Assert.Equal("run-0001", first.Name);
        Assert.False(Directory.Exists(first.FinalPath));
        first.Commit();
        Assert.Equal(["city", "city/run-0001", "city/run-0001/rows"], Everything());

        using var second = RunFolder.Claim(Folder, "city");
        second.Commit();
        Assert.Equal(["city", "city/run-0001", "city/run-0001/rows", "city/run-0002"], Everything());
    }

    [Fact]
    public void A_run_that_is_not_committed_leaves_nothing()
    {
        using (var folder = RunFolder.Claim(PathOf("deep", "out"), "city"))
        {
            File.WriteAllText(Path.Combine(folder.WorkingPath, "rows"), "1");
        }

        Assert.Equal(["deep", "deep/out", "deep/out/city"], Everything());
    }

    [Fact]
    public void What_a_crashed_run_left_is_neither_used_nor_in_the_way()
    {
        Directory.CreateDirectory(PathOf("city", ".run-0007.partial"));
        File.WriteAllText(PathOf("city", ".run-0007.partial", "firms.parquet.tmp"), "half");
        File.WriteAllText(PathOf("city", ".run-0008.lock"), "");
        File.WriteAllText(PathOf("city", "run-notes.txt"), "mine");
        Directory.CreateDirectory(PathOf("city", "run-99999999999999999999"));

        using var next = RunFolder.Claim(Folder, "city");
        Assert.Equal("run-0009", next.Name);
        Assert.Equal("half", File.ReadAllText(PathOf("city", ".run-0007.partial", "firms.parquet.tmp")));
    }

    [Fact]
    public async Task Runs_that_begin_at_once_get_folders_of_their_own()
    {
        const int Runs = 40;
        using var start = new ManualResetEventSlim();
        var claims = Enumerable.Range(0, Runs).Select(run => Task.Factory.StartNew(
            () =>
            {
                start.Wait(TestContext.Current.CancellationToken);
                using var folder = RunFolder.Claim(Folder, "city");
                File.WriteAllText(Path.Combine(folder.WorkingPath, "owner"), $"{run}");
                folder.Commit();
                return folder.Name;
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        start.Set();
        var names = await Task.WhenAll(claims);

        Assert.Equal(Runs, names.Distinct(StringComparer.Ordinal).Count());
        for (var run = 0; run < Runs; run++)
        {
            Assert.Equal($"{run}", await File.ReadAllTextAsync(PathOf("city", names[run], "owner"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(1 + (2 * Runs), Everything().Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData(".hidden")]
    public void A_name_that_is_no_folder_is_refused(string scenario) =>
        Assert.Throws<ResultsException>(() => RunFolder.Claim(Folder, scenario));

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_clear_message()
    {
        File.WriteAllText(PathOf("out"), "a file, not a folder");
        var error = Assert.Throws<ResultsException>(() => RunFolder.Claim(PathOf("out"), "city"));
        Assert.StartsWith($"Results cannot be written to {PathOf("out", "city")}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Choose another output folder (--out).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_a_clear_message()
    {
        // What the system reports when a write finds no space: error 28, ENOSPC.
        var error = Assert.Throws<ResultsException>(() =>
            ResultsException.Guard("here/firms.parquet", () => throw new IOException("No space left on device", 28)));
        Assert.Equal(
            "Results cannot be written to here/firms.parquet: no space is left on the disk. Free some space or choose another output folder (--out).",
            error.Message);
    }

    [Fact]
    public void A_folder_without_permission_is_a_clear_message()
    {
        var error = Assert.Throws<ResultsException>(() =>
            ResultsException.Guard("here", () => throw new UnauthorizedAccessException("Access to the path is denied.")));
        Assert.Equal(
            "Results cannot be written to here: writing is not permitted. Change the folder's permissions or choose another output folder (--out).",
            error.Message);
    }
}
