using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Questions to a run, and the life of one of its firms.</summary>
public sealed class QueryTests(DetailedRun detailed) : IClassFixture<DetailedRun>
{
    private readonly string run = detailed.Folder;

    [Fact]
    public void Tables_are_views_and_answers_come_as_table_csv_and_json()
    {
        const string Sql = "select count(*) as n, 'a,b' as \"text\", date '2026-01-02' as day, 0.5::double as half, null as nothing from months";
        var rows = Duck.Number($"select count(*) from {Duck.Table(run, "months")}");

        Assert.Equal($"n,text,day,half,nothing\n{rows},\"a,b\",2026-01-02,0.5,\n", Ask(Sql, "--format", "csv").Out);
        Assert.Equal($"[\n{{\"n\":{rows},\"text\":\"a,b\",\"day\":\"2026-01-02\",\"half\":0.5,\"nothing\":null}}\n]\n", Ask(Sql, "--format", "json").Out);
        Assert.Contains("n  text  day         half  nothing\n--", Ask(Sql).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_run_of_a_folder_is_asked_and_parts_are_one_table()
    {
        var answer = JsonNode.Parse(Hubsim.Run(run, "query", "..", "select count(*) n from jobs", "--format", "json").Out)!;

        Assert.Equal(Duck.Number($"select count(*) from '{run}/jobs/*.parquet'"), (long)answer[0]!["n"]!);
    }

    [Fact]
    public void Wide_answers_are_blocks_and_long_ones_are_cut_with_a_message()
    {
        var ended = Ask("select * from firms");

        Assert.StartsWith("-- row 1\n", ended.Out, StringComparison.Ordinal);
        Assert.Contains("the first 100 of", ended.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select nothing from firms", "tables of")]
    [InlineData("selekt 1", "syntax error")]
    [InlineData("select * from 'missing.parquet'", "missing.parquet")]
    public void A_mistake_in_a_query_is_invalid_input(string sql, string words)
    {
        var ended = Ask(sql);

        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Theory]
    [InlineData("select 1; select 2", "ask one at a time")]
    [InlineData(" ; ", "the query is empty")]
    [InlineData("-- nothing", "the query is empty")]
    [InlineData("copy (select 1) to 'firms.parquet'", "")]
    [InlineData("copy (select 1 as a) to '{run}/firms.parquet'", "only what reads")]
    [InlineData("explain analyze copy (select 1 as a) to '{run}/firms.parquet'", "only what reads")]
    [InlineData("copy firms from '{run}/firms.parquet'", "")]
    [InlineData("export database '{run}'", "")]
    [InlineData("attach '{run}/other.db'", "only what reads")]
    [InlineData("set enable_external_access = true", "only what reads")]
    [InlineData("install httpfs", "only what reads")]
    [InlineData("drop view firms", "only what reads")]
    [InlineData("create table mine as from firms", "only what reads")]
    [InlineData("select * from read_csv('/etc/passwd')", "Cannot access file")]
    [InlineData("select * from read_text('{run}/manifest.json')", "Cannot access file")]
    [InlineData("select * from glob('/*')", "Cannot access file")]
    public void A_query_reads_and_reads_nothing_but_the_tables(string sql, string words)
    {
        var before = Workshop.FilesBelow(run);

        var ended = Ask(sql.Replace("{run}", run, StringComparison.Ordinal));

        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("an error in the program", ended.Err, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
        Assert.Equal(before, Workshop.FilesBelow(run));
        Assert.True(Duck.Number($"select count(*) from {Duck.Table(run, "firms")}") > 1);
    }

    [Fact]
    public void Values_of_every_type_are_quoted_and_none_is_lost()
    {
        const string Sql = "select 1 as a, 2 as a, '' as e, 'l\nm\"' as t, 1.10::decimal(9,2) as d, 'nan'::double as n, [1, null] as l, {'k': 'v'} as s, true as b, interval 1 day as i, timestamp '2024-01-01 12:30:00' as w";

        Assert.Equal("a,a_2,e,t,d,n,l,s,b,i,w\n1,2,\"\",\"l\nm\"\"\",1.10,NaN,\"[1, null]\",{k: v},true,1.00:00:00,2024-01-01T12:30:00\n", Ask(Sql, "--format", "csv").Out);
        var row = JsonNode.Parse(Ask(Sql, "--format", "json").Out)![0]!;
        Assert.Equal("""{"a":1,"a_2":2,"e":"","t":"l\nm\"","d":1.10,"n":null,"l":[1,null],"s":{"k":"v"},"b":true,"i":"1.00:00:00","w":"2024-01-01T12:30:00"}""", row.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("o'brien [1]")]
    [InlineData("a*b?c")]
    [InlineData("上海; drop view firms --")]
    public void The_name_of_a_folder_is_a_name_and_nothing_else(string name)
    {
        using var workshop = new Workshop();
        Directory.CreateDirectory(workshop.PathOf(name + "/jobs"));
        File.Copy(Path.Combine(run, "firms.parquet"), workshop.PathOf(name + "/firms.parquet"));
        File.Copy(Path.Combine(run, "jobs/part-00000.parquet"), workshop.PathOf(name + "/jobs/part-00000.parquet"));

        var ended = Hubsim.Run(workshop.Folder, "query", name, "select (select count(*) from firms) > 0 and (select count(*) from jobs) > 0 as good", "--format", "csv");

        Assert.Equal("good\ntrue\n", ended.Out);
    }

    [Fact]
    public void A_folder_without_results_is_refused() =>
        Assert.Equal(2, Hubsim.Run(run, "query", "jobs/nowhere", "select 1").Code);

    [Fact]
    public void A_firm_lives_the_same_life_again_event_by_event()
    {
        var (firm, events) = Firm();

        var ended = Hubsim.Run(run, "replay", run, "--replication", "2", "--trace", $"firm:{firm}", "--json");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("are equal to those of the run", ended.Err, StringComparison.Ordinal);
        var lines = ended.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (long)JsonNode.Parse(line)!["event"]!);
        Assert.Equal(events, lines);
    }

    [Theory]
    [InlineData("2", "firm:nowhere/1", "there is no firm nowhere/1")]
    [InlineData("2", "firm:new_fonder/1", "did you mean new_founder?")]
    [InlineData("2", "firm:new_founder/99999999", "nearest are firm:new_founder/")]
    [InlineData("2", "firm:new_founder/-1", "firm:ORIGIN/NUMBER")]
    [InlineData("2", "firm:new_founder/1'", "firm:ORIGIN/NUMBER")]
    [InlineData("7", "firm:local/1", "replications 0 to 2")]
    [InlineData("2", "local/1", "firm:ORIGIN/NUMBER")]
    public void A_replay_of_what_is_not_there_is_refused(string replication, string trace, string words)
    {
        var ended = Hubsim.Run(run, "replay", run, "--replication", replication, "--trace", trace);

        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_or_a_changed_row_is_noticed()
    {
        using var workshop = new Workshop();
        foreach (var file in Directory.GetFiles(run))
        {
            File.Copy(file, workshop.PathOf(Path.GetFileName(file)));
        }

        var (firm, _) = Firm();
        string[] replay = ["replay", workshop.Folder, "--replication", "2", "--trace", $"firm:{firm}"];
        File.Delete(workshop.PathOf("firms.parquet"));
        Duck.Rows($"copy (select * replace (age_days + 1 as age_days) from {Duck.Table(run, "firms")}) to '{workshop.PathOf("firms.parquet")}' (format parquet)");
        var changed = Hubsim.Run(run, replay);
        var manifest = workshop.PathOf("manifest.json");
        var model = (string)JsonNode.Parse(File.ReadAllText(manifest))!["program"]!["modelVersion"]!;
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(model, "0123456789abcdef", StringComparison.Ordinal));
        var other = Hubsim.Run(run, replay);

        Assert.Equal(1, changed.Code);
        Assert.Contains("not equal to the run: age_days of firms", changed.Err, StringComparison.Ordinal);
        Assert.Equal(2, other.Code);
        Assert.Contains("made by another model (0123456789abcdef", other.Err, StringComparison.Ordinal);
    }

    /// <summary>A firm of replication 2, and the numbers of its events and of all processes that end with it.</summary>
    private (string Firm, List<long> Events) Firm()
    {
        var firm = Duck.Texts($"select origin || '/' || candidate from {Duck.Table(run, "firms")} where replication = 2 and parent is null and jobs_submitted > 0 order by jobs_submitted limit 1").Single();
        return (firm, [.. Duck.Rows($"""
            with recursive trace as (select * from '{run}/events/*.parquet' where replication = 2),
            family as (
                select distinct process from trace where name = 'firm {firm}'
                union select trace.process from trace join family on trace.parent = family.process)
            select event from trace where process in (from family) order by event
            """).Select(row => (long)row[0]!)]);
    }

    private Ended Ask(params string[] sqlAndOptions) => Hubsim.Run(run, ["query", run, .. sqlAndOptions]);
}
