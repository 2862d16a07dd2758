namespace HubSim.Cli.Tests;

/// <summary>Folders of results: never over an earlier run, and a clear word when there is no place for one.</summary>
public sealed class FileSystemTests : IDisposable
{
    private static readonly string Claims = Hubsim.Shipped("scenarios/analytic/constant-claims.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Each_run_has_a_folder_of_its_own()
    {
        var first = workshop.Done(Claims);
        var before = Workshop.Hashes(first);
        var second = workshop.Done(Claims, "--seed", "2");

        Assert.Equal(Path.Combine(workshop.Results, "constant-claims", "run-0001"), first);
        Assert.Equal(Path.Combine(workshop.Results, "constant-claims", "run-0002"), second);
        Assert.Equal(before, Workshop.Hashes(first));
        Assert.Equal(2 * 6, Workshop.FilesBelow(workshop.Results).Length);
    }

    [Fact]
    public void Two_runs_at_once_have_a_folder_each()
    {
        var one = Hubsim.Start(workshop.Folder, "run", Claims, "--replications", "200");
        var two = Hubsim.Start(workshop.Folder, "run", Claims, "--replications", "200");

        var folders = new[] { Hubsim.Finish(one), Hubsim.Finish(two) }.Select(workshop.FolderOf).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(["run-0001", "run-0002"], folders.Select(Path.GetFileName));
        Assert.Equal(Workshop.Hashes(folders[0]), Workshop.Hashes(folders[1]));
        Assert.Equal(2 * 6, Workshop.FilesBelow(workshop.Results).Length);
    }

    [Theory]
    [InlineData("in-the-way")]
    [InlineData("in-the-way/below")]
    [InlineData("/proc/hubsim")]
    public void A_place_that_cannot_be_written_is_one_clear_line(string place)
    {
        workshop.Write("in-the-way", "a file");

        var ended = workshop.Run(Claims, "--out", place);

        Assert.True(ended.Code == 1, ended.All);
        var line = Assert.Single(ended.Messages);
        Assert.StartsWith("hubsim: ", line, StringComparison.Ordinal);
        Assert.Contains(place, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Equal("a file", File.ReadAllText(workshop.PathOf("in-the-way")));
    }

    [Fact]
    public void A_folder_of_the_scenario_that_is_a_file_is_one_clear_line()
    {
        Directory.CreateDirectory(workshop.Results);
        workshop.Write("results/constant-claims", "a file");

        var ended = workshop.Run(Claims);

        Assert.Equal(1, ended.Code);
        Assert.Single(ended.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --json")]
    public void A_standard_output_on_a_full_disk_is_one_clear_line(string option)
    {
        var ended = Hubsim.Shell(workshop.Folder, $"$HUBSIM run --no-store '{Claims}'{option} > /dev/full");

        Assert.Equal(1, ended.Code);
        Assert.Single(ended.Messages);
        Assert.Equal(7, Workshop.FilesBelow(workshop.Results).Length);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_run_without_a_stack_trace()
    {
        var ended = Hubsim.Shell(workshop.Folder, $"$HUBSIM run --no-store '{Claims}' | head -c 1");

        Assert.DoesNotContain("   at ", ended.Err, StringComparison.Ordinal);
        Assert.Equal(7, Workshop.FilesBelow(workshop.Results).Length);
    }
}
