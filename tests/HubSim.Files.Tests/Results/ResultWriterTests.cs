using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

public sealed class ResultWriterTests : Sandbox
{
    [Fact]
    public void A_run_becomes_three_tables_and_a_manifest()
    {
        var folder = SampleRun.Write(Folder, count: 5)!;

        Assert.Equal(PathOf("sample", "run-0001"), folder);
        Assert.Equal(
            [
                "sample", "sample/run-0001", "sample/run-0001/datapackage.json", "sample/run-0001/firms.parquet", "sample/run-0001/manifest.json",
                "sample/run-0001/months.parquet", "sample/run-0001/replications.parquet", "sample/run-0001/ro-crate-metadata.json",
            ],
            Everything());
        Assert.Equal(
            [
                "0|null|0.5|1|10|1000000000000|0.25|True|2027-06-01",
                "1|null|1.5|1|11|1000000000001|0.75|False|2027-06-02",
                "2|it broke|2.5|1|null|null|null|null|null",
                "3|null|3.5|1|13|1000000000003|null|False|2027-06-04",
                "4|null|4.5|1|14|1000000000004|2.25|True|2027-06-05",
            ],
            Duck.Query($"""
                select replication, failure, input_pots_amount, input_pots_amount_2, firms, money_fen, share, reached, day::text
                from '{folder}/replications.parquet' order by replication
                """));
        Assert.Equal(
            ["INTEGER", "VARCHAR", "DOUBLE", "DOUBLE", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE"],
            Duck.Query($"select column_type from (describe select * from '{folder}/replications.parquet')"));
        Assert.Equal(["0|2", "1|3", "3|5", "4|6"], Duck.Query($"select replication, count(*) from '{folder}/months.parquet' group by 1 order by 1"));
        Assert.Equal(["12|4"], Duck.Query($"select count(*), count(distinct replication) from '{folder}/firms.parquet'"));
    }

    [Fact]
    public void Row_groups_of_all_tables_are_as_large_and_nothing_is_left_of_rows_that_waited()
    {
        const int Count = 2_500;
        using var writer = ResultWriter.Open(Folder, SampleRun.Describe(Count));
        for (var replication = 0; replication < Count; replication++)
        {
            writer.Take(SampleRun.Row(0) with { Replication = replication });
        }

        var folder = writer.Commit(SampleRun.Circumstances)!;

        foreach (var (table, rows) in new[] { ("replications", "2500"), ("months", "5000"), ("firms", "7500") })
        {
            Assert.Equal([rows], Duck.Query($"select distinct row_group_num_rows from parquet_metadata('{folder}/{table}.parquet')"));
        }

        Assert.Equal(["2500|0|2499|25000"], Duck.Query($"select count(*), min(replication), max(replication), sum(firms) from '{folder}/replications.parquet'"));
        Assert.DoesNotContain(Everything(), file => file.EndsWith(".waiting", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_equal_runs_have_equal_bytes_and_differ_in_the_run_block_only()
    {
        var first = SampleRun.Write(Folder, count: 5, SampleRun.Circumstances with { Workers = 1, Seconds = 3 })!;
        var second = SampleRun.Write(Folder, count: 5, SampleRun.Circumstances with { Workers = 8, Seconds = 1 })!;

        Assert.Equal(PathOf("sample", "run-0002"), second);
        foreach (var table in new[] { "replications", "months", "firms" })
        {
            Assert.Equal(File.ReadAllBytes($"{first}/{table}.parquet"), File.ReadAllBytes($"{second}/{table}.parquet"));
        }

        var (one, other) = (Parse(first), Parse(second));
        Assert.False(JsonNode.DeepEquals(one, other));
        one.Remove("run");
        other.Remove("run");
        Assert.Equal(one.ToJsonString(), other.ToJsonString());
    }

    [Fact]
    public void The_manifest_says_what_is_needed_to_use_and_repeat_the_run()
    {
        var folder = SampleRun.Write(Folder, count: 5)!;
        var manifest = Parse(folder);

        Assert.Equal(
            ["schemaVersion", "program", "scenario", "seed", "replications", "tables", "failures", "assumptions", "calibrated", "unsourced", "run"],
            manifest.Select(member => member.Key).ToArray());
        Assert.Equal("""{"name":"hubsim","version":"0.1.0"}""", manifest["program"]!.ToJsonString());
        Assert.Equal("""{"format":1}""", manifest["scenario"]!["resolved"]!.ToJsonString());
        Assert.Equal("""{"first":0,"count":5,"failed":1}""", manifest["replications"]!.ToJsonString());
        Assert.Equal("""[{"replication":2,"message":"it broke","repeat":"hubsim run sample.yaml --replication 2"}]""", manifest["failures"]!.ToJsonString());
        Assert.Equal(5, (int)manifest["run"]!["taken"]!);
        Assert.Equal(
            ["replications.parquet|5", "months.parquet|16", "firms.parquet|12"],
            manifest["tables"]!.AsArray().Select(table => $"{table!["file"]}|{table["rows"]}").ToArray());
        foreach (var table in manifest["tables"]!.AsArray())
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, (string)table!["file"]!));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), (string)table["sha256"]!);
            Assert.Equal(
                Duck.Query($"select column_name from (describe select * from '{folder}/{table["file"]}')"),
                table["columns"]!.AsArray().Select(column => (string)column!["name"]!).ToArray());
        }

        Assert.Contains("外地", File.ReadAllText(Path.Combine(folder, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_can_be_read_back()
    {
        var manifest = ManifestFile.Read(SampleRun.Write(Folder, count: 3)!);
        Assert.Equal(ulong.MaxValue, manifest.Seed);
        Assert.Equal(SampleRun.Circumstances.Started, manifest.Run.Started);
        Assert.Equal("sample", manifest.Scenario.Name);
    }

    [Fact]
    public void An_interrupted_run_keeps_what_was_taken()
    {
        using var writer = ResultWriter.Open(Folder, SampleRun.Describe(count: 100));
        writer.Take(SampleRun.Row(0));
        writer.Take(SampleRun.Row(1));
        var folder = writer.Commit(SampleRun.Circumstances with { Interrupted = true })!;

        var run = ManifestFile.Read(folder).Run;
        Assert.True(run.Interrupted);
        Assert.Equal(2, run.Taken);
        Assert.Equal(["2"], Duck.Query($"select count(*) from '{folder}/replications.parquet'"));
    }

    [Fact]
    public void A_run_without_replications_leaves_nothing()
    {
        using var writer = ResultWriter.Open(Folder, SampleRun.Describe(count: 100));
        Assert.Null(writer.Commit(SampleRun.Circumstances with { Interrupted = true }));
        Assert.Equal(["sample"], Everything());
    }

    [Fact]
    public void A_run_that_is_given_up_leaves_nothing()
    {
        using (var writer = ResultWriter.Open(Folder, SampleRun.Describe(count: 100)))
        {
            writer.Take(SampleRun.Row(0));
        }

        Assert.Equal(["sample"], Everything());
    }

    [Fact]
    public void More_replications_leave_the_earlier_rows_unchanged()
    {
        var few = SampleRun.Write(Folder, count: 4)!;
        var many = SampleRun.Write(Folder, count: 9)!;
        foreach (var table in new[] { "replications", "months", "firms" })
        {
            Assert.Equal(
                Duck.Query($"select * from '{few}/{table}.parquet'"),
                Duck.Query($"select * from '{many}/{table}.parquet' where replication < 4"));
        }
    }

    [Fact]
    public void Replications_must_come_in_order()
    {
        using var writer = ResultWriter.Open(Folder, SampleRun.Describe(count: 5));
        writer.Take(SampleRun.Row(0));
        Assert.Throws<ArgumentException>(() => writer.Take(SampleRun.Row(2)));
        Assert.Throws<ArgumentException>(() => writer.Take(SampleRun.Row(0)));
    }

    [Fact]
    public void Values_must_fit_their_columns()
    {
        using var writer = ResultWriter.Open(Folder, SampleRun.Describe(count: 5));
        var row = SampleRun.Row(0);
        Assert.Throws<ArgumentException>(() => writer.Take(row with { Inputs = new double[3] }));
        Assert.Throws<ArgumentException>(() => writer.Take(row with { Responses = new double[] { 1 } }));
        var error = Assert.Throws<ArgumentException>(() => writer.Take(row with { Responses = new[] { 1.5, 0, 0, 0, 1 } }));
        Assert.StartsWith("response firms is Int32 and cannot be 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused_and_leave_nothing()
    {
        var twice = SampleRun.Describe(count: 5) with
        {
            Responses = [new Column("input_pots_amount", ColumnType.Double, false, "", "A response that is called like an input.")],
        };
        Assert.Throws<ArgumentException>(() => ResultWriter.Open(Folder, twice));
        Assert.Equal(["sample"], Everything());
    }

    private static JsonObject Parse(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")))!.AsObject();
}
