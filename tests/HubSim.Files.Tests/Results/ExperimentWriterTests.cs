using System.Text.Json.Nodes;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

public sealed class ExperimentWriterTests : Sandbox
{
    private static readonly IReadOnlyList<Column> Columns = [new("point", ColumnType.Int32, false, "", "Number of the design point.")];

    [Fact]
    public void An_experiment_has_a_row_for_every_point_and_every_trial()
    {
        using var writer = ExperimentWriter.Open(Folder, "sample");

        var folder = writer.Commit([Rows("points", 2), Rows("trials", 6), Rows("firms", 0)], Rows("summary", 0).Table, Manifest(points: 2, trials: 6));

        Assert.Equal(["6"], Duck.Query($"select count(*) from '{folder}/trials.parquet'"));
        Assert.Equal(["0"], Duck.Query($"select count(*) from '{folder}/summary.parquet'"));
    }

    [Theory]
    [InlineData(0, 6, "points.parquet has 0 rows")]
    [InlineData(2, 0, "trials.parquet has 0 rows")]
    [InlineData(2, 5, "trials.parquet has 5 rows")]
    public void Rows_that_are_missing_where_they_were_due_are_an_error_and_nothing_is_kept(int points, int trials, string said)
    {
        using (var writer = ExperimentWriter.Open(Folder, "sample"))
        {
            var error = Assert.Throws<ResultsException>(() => writer.Commit([Rows("points", points), Rows("trials", trials)], null, Manifest(points: 2, trials: 6)));
            Assert.Contains(said, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["sample"], Everything());
    }

    private static ResultTable Rows(string name, int count)
    {
        var table = new Table(Columns);
        for (var i = 0; i < count; i++)
        {
            table.Add((long)i);
        }

        return new ResultTable(name, "A row.", table);
    }

    private static ExperimentManifest Manifest(int points, int trials) => new()
    {
        Program = new ProgramEntry("hubsim", "0.1.0"),
        Experiment = new ExperimentEntry("sample", "sweep", "A sample", "Which?", "ab12", new JsonObject()),
        Scenarios = [],
        Seed = 1,
        Trials = new TrialsEntry(points, trials, 0),
        Tables = [],
        Failures = [],
        Run = SampleRun.Circumstances,
    };
}
