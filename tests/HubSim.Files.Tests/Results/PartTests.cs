using System.Globalization;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

/// <summary>Long tables in parts, whose rows replications write while they run.</summary>
public sealed class PartTests : Sandbox
{
    private const int Group = 100;

    [Fact]
    public void Small_replications_share_a_part_and_large_ones_have_their_own()
    {
        int[] rows = [40, 70, 350, 0, 20, 100, 101];

        var parts = Write("one", rows);

        Assert.Equal(["jobs/part-00000.parquet", "jobs/part-00001.parquet", "jobs/part-00002.parquet", "jobs/part-00003.parquet"], parts.Select(part => part.File));
        Assert.Equal([110L, 350, 120, 101], parts.Select(part => part.Rows));
        Assert.Equal(
            ["0|40", "1|70", "2|350", "4|20", "5|100", "6|101"],
            Duck.Query($"select replication, count(*) from '{PathOf("one", "jobs")}/*.parquet' group by 1 order by 1"));
        Assert.Equal(["100", "100", "100", "50"], Duck.Query($"select row_group_num_rows from parquet_metadata('{PathOf("one", "jobs", "part-00001.parquet")}') where column_id = 0 order by row_group_id"));
        Assert.Equal(["681"], Duck.Query($"select count(distinct name) from '{PathOf("one", "jobs")}/*.parquet'"));
    }

    [Fact]
    public void A_part_is_full_after_ten_row_groups()
    {
        var parts = Write("one", [.. Enumerable.Repeat(90, 30)]);

        Assert.Equal([1080L, 1080, 540], parts.Select(part => part.Rows));
    }

    [Fact]
    public void Parts_do_not_depend_on_how_rows_came_in()
    {
        int[] rows = [40, 350, 20, 1000];

        Assert.Equal(Write("one", rows, piece: 7).Select(part => part.Sha256), Write("two", rows, piece: 64).Select(part => part.Sha256));
    }

    [Fact]
    public void A_table_without_rows_has_one_part_with_its_columns()
    {
        var part = Assert.Single(Write("one", [0, 0]));

        Assert.Equal(0, part.Rows);
        Assert.Equal(["15"], Duck.Query($"select count(*) from (describe select * from '{PathOf("one", part.File)}')"));
    }

    [Fact]
    public void Tables_that_lack_rows_they_must_have_are_an_error()
    {
        var description = SampleRun.Describe(1) with { Ledger = SampleTables.Columns };
        using var writer = ResultWriter.Open(Folder, description);
        writer.Take(SampleRun.Row(0) with { Ledger = new Table(SampleTables.Columns), Due = ["firms", RunDescription.LedgerTable] });

        var refused = Assert.Throws<ResultsException>(() => writer.Commit(SampleRun.Circumstances));

        Assert.Contains("ledger has no rows", refused.Message, StringComparison.Ordinal);
    }

    private List<WrittenTable> Write(string name, int[] rows, int piece = 30)
    {
        var folder = PathOf(name);
        Directory.CreateDirectory(folder);
        using var series = new PartSeries(folder, "jobs", SampleTables.Columns, SampleTables.Stamp, Group);
        var from = 0;
        for (var replication = 0; replication < rows.Length; replication++)
        {
            using var spool = new DetailSpool(Path.Combine(folder, "jobs", string.Create(CultureInfo.InvariantCulture, $"r{replication}.parquet")), replication, SampleTables.Columns, SampleTables.Stamp, Group);
            for (var left = rows[replication]; left > 0; left -= piece)
            {
                spool.Take(SampleTables.Rows(from, Math.Min(left, piece)));
                from += Math.Min(left, piece);
            }

            series.Append(replication, spool.Finish());
        }

        return [.. series.Complete()];
    }
}
