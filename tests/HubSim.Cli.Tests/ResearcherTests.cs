using System.Diagnostics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace HubSim.Cli.Tests;

/// <summary>The worked queries of docs/researchers.md, run on a run that has every table.</summary>
public sealed partial class ResearcherTests(DetailedRun detailed) : IClassFixture<DetailedRun>
{
    private static readonly string Page = File.ReadAllText(Hubsim.Shipped("docs/researchers.md"));
    private readonly string run = detailed.Folder;

    public static TheoryData<int> Queries => [.. Enumerable.Range(0, Blocks("sql").Count)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_worked_query_has_an_answer(int number)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Concat(new[] { "replications.parquet", "months.parquet", "firms.parquet", "ledger/*.parquet", "jobs/*.parquet", "events/*.parquet" }
            .Select(files => $"create view {files.Split('.', '/')[0]} as from '{run}/{files}';"));
        command.ExecuteNonQuery();
        command.CommandText = Blocks("sql")[number];
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read(), "the query gives no row");
    }

    [Fact]
    public void The_program_answers_the_first_query_as_it_stands()
    {
        var ended = Hubsim.Run(run, "query", run, Blocks("sql")[0]);

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("probability", ended.Out, StringComparison.Ordinal);
    }

    /// <summary>Where an interpreter and its reader are installed, the page's lines run; where not, they are there at least.</summary>
    [Theory]
    [InlineData("python", "python3", "-c", "import pandas, pyarrow", "import pandas")]
    [InlineData("python", "python3", "-c", "import polars", "import polars")]
    [InlineData("r", "Rscript", "-e", "library(arrow); library(dplyr)", "library(arrow)")]
    public void The_forms_in_other_languages_run_where_their_readers_are(string language, string program, string option, string probe, string mark)
    {
        var text = Assert.Single(Blocks(language), block => block.Contains(mark, StringComparison.Ordinal));
        var head = language == "r" ? $"run <- \"{run}\"\n" : $"run = \"{run}\"\n";

        if (Try(program, option, probe) is { ExitCode: 0 })
        {
            Assert.Equal(0, Try(program, option, head + text)!.ExitCode);
        }
    }

    private static Process? Try(string program, string option, string text)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(program, [option, text]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static List<string> Blocks(string language) =>
        [.. Fence().Matches(Page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
