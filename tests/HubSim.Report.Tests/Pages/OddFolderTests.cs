using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Pages;

/// <summary>Folders as users have them: moved, cut off, changed, of other scenarios. Each gives its page, or says what is wrong where.</summary>
public class OddFolderTests(Runs runs)
{
    [Theory]
    [InlineData("replications.parquet", true)]
    [InlineData("months.parquet", true)]
    [InlineData("firms.parquet", true)]
    [InlineData("replications.parquet", false)]
    [InlineData("months.parquet", false)]
    [InlineData("firms.parquet", false)]
    public void A_table_that_is_not_as_it_was_written_is_named(string file, bool isCut)
    {
        var copy = runs.Copy(runs.Small, $"changed-{isCut}-{file}");
        var bytes = File.ReadAllBytes(Path.Combine(copy, file));
        bytes[bytes.Length / 2] ^= 0xff;
        File.WriteAllBytes(Path.Combine(copy, file), isCut ? bytes[..(bytes.Length / 2)] : bytes);

        Assert.Contains($"{file} cannot be read: it was changed after it was written", Refusal(copy), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_table_is_named_even_where_the_manifest_knows_its_hash()
    {
        foreach (var file in new[] { "replications.parquet", "months.parquet", "firms.parquet" })
        {
            // Every 97th byte of the file, footer included, is another one: whatever the reader stumbles over, it is the file's.
            var copy = runs.Copy(runs.Small, "broken-" + file);
            var bytes = File.ReadAllBytes(Path.Combine(copy, file));
            for (var i = 4; i < bytes.Length - 8; i += 97)
            {
                bytes[i] ^= 0x55;
            }

            File.WriteAllBytes(Path.Combine(copy, file), bytes);
            CommandTests.Change(copy, manifest =>
                manifest["tables"]!.AsArray().Single(table => (string)table!["file"]! == file)!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)));

            Assert.Contains($"{file} cannot be read", Refusal(copy), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"a\": [1,")]
    [InlineData("{\"schemaVersion\": \"one\"}")]
    [InlineData("{\"schemaVersion\": 1}")]
    [InlineData("{\"schemaVersion\": 1, \"experiment\": {}}")]
    public void A_manifest_that_is_none_is_refused_at_its_place(string text)
    {
        var copy = runs.Copy(runs.Small, "manifest-" + Guid.NewGuid());
        File.WriteAllText(Path.Combine(copy, "manifest.json"), text);

        Assert.StartsWith(Path.Combine(copy, "manifest.json"), Refusal(copy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("program")]
    [InlineData("scenario")]
    [InlineData("replications")]
    [InlineData("tables")]
    [InlineData("failures")]
    [InlineData("run")]
    public void A_manifest_with_nothing_where_something_must_be_is_refused(string member)
    {
        var copy = runs.Copy(runs.Small, "nothing-" + member);
        CommandTests.Change(copy, manifest => manifest[member] = null);

        Assert.Contains("cannot be read as the manifest of a run", Refusal(copy), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_and_a_folder_without_a_run_and_an_unfinished_run_are_told_apart()
    {
        var empty = runs.Folder("empty");
        var parent = runs.Folder("broken-off");
        Directory.CreateDirectory(Path.Combine(parent, ".run-0001.partial"));
        File.WriteAllText(Path.Combine(parent, ".run-0001.partial", "journal"), "");

        Assert.Contains("is a file; name the folder of a run", Refusal(Path.Combine(runs.Small, "manifest.json")), StringComparison.Ordinal);
        Assert.Contains("it has no manifest.json", Refusal(empty), StringComparison.Ordinal);
        Assert.Contains("the run was broken off. Go on with it by --resume", Refusal(Path.Combine(parent, "run-0001")), StringComparison.Ordinal);
        Assert.Contains("the run was broken off. Go on with it by --resume", Refusal(Path.Combine(parent, ".run-0001.partial")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_moved_gives_the_same_page() =>
        Assert.Equal(Read([runs.Small]), Read([runs.Copy(runs.Small, "moved to 别处")]));

    [Fact]
    public void A_comparison_asks_all_scenarios_for_the_target_of_the_first_and_warns_of_different_ends()
    {
        // Six replications of Shanghai at several hundred startups reach 600; none of the small city's does.
        var page = Read([runs.Base, runs.Small]);

        Assert.Matches(@"<th scope=""row"">Smoke test<span class=""gloss"">[^<]+</span></th><td data-label=""Reaches 600"">0\.0", page);
        Assert.Contains("The scenarios end on different days (31 December 2027, 31 December 2026)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The scenarios end on different days", Read([runs.Base, runs.Other]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_replication_has_no_band_and_no_range()
    {
        var page = Read([runs.Single]);
        var data = JsonNode.Parse(Regex.Match(page, "id=\"report-data\">(?<json>.*?)</script>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["json"].Value)!;

        Assert.NotEmpty(data["charts"]!.AsArray());
        Assert.All(data["charts"]!.AsArray(), chart => Assert.Empty(chart!["bands"]?.AsArray() ?? []));
        Assert.DoesNotContain("90 % of runs lie", page, StringComparison.Ordinal);
        Assert.DoesNotContain("with 95", page[..page.IndexOf("id=\"register\"", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("A single run says nothing about probabilities", page, StringComparison.Ordinal);
        Assert.Contains("a difference needs two runs of each", Read([runs.Single, runs.Single]), StringComparison.Ordinal);
    }

    /// <summary>Six runs: their least and their largest are no 5 % and 95 % quantiles, and are not called so.</summary>
    [Fact]
    public void Few_runs_have_a_band_that_holds_all_of_them()
    {
        var page = Read([runs.Other]);
        var head = page[..page.IndexOf("id=\"register\"", StringComparison.Ordinal)];

        Assert.Contains("the lowest with", head, StringComparison.Ordinal);
        Assert.Contains("all runs lie between", head, StringComparison.Ordinal);
        Assert.DoesNotMatch("90.% of runs", head);
        Assert.Contains("takes at least 20 runs, and there are 6", head, StringComparison.Ordinal);
        Assert.Contains("or all runs where there are fewer than 20", Read([runs.Base, runs.Other]), StringComparison.Ordinal);
        Assert.Matches(@"90.% of runs lie between", Read([runs.Base]));
    }

    private string Refusal(string folder) =>
        Assert.Throws<ReportException>(() => ReportWriter.Write([folder], Path.Combine(runs.Folder("odd"), "never.html"), Language.English)).Message;

    private string Read(IReadOnlyList<string> folders)
    {
        var file = Path.Combine(runs.Folder("odd"), $"{Guid.NewGuid()}.html");
        _ = ReportWriter.Write(folders, file, Language.English);
        return File.ReadAllText(file);
    }
}
