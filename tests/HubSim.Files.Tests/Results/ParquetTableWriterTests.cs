using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

public sealed class ParquetTableWriterTests : Sandbox
{
    [Fact]
    public void An_independent_reader_finds_every_type_and_value()
    {
        var path = Write("all.parquet", 1_000, [(4, SampleTables.Rows(0, 3))]).Path;

        Assert.Equal(
            [
                "4|0|-50000000000|0|True|2027-01-01|local|firm 0|0|0|0|True|1969-12-31|cash|n0",
                "4|1|-40000000000|0.14286|False|2027-01-02|外地|firm 1|1|-1|0.5|True|1970-01-01|cash|n1",
                "4|2|-30000000000|0.28571|True|2027-01-03|local|firm 2|null|null|null|null|null|null|null",
            ],
            Duck.Query($"""
                select replication, candidate, cash_fen, round(share, 5), alive, founded::text, origin, name,
                       seat, debt_fen, wait_days, moved, closed::text, cause, note
                from '{path}'
                """));
        Assert.Equal(
            ["INTEGER", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "VARCHAR", "VARCHAR"],
            Duck.Query($"select column_type from (describe select * from '{path}')")[..8]);
        Assert.Equal(
            ["REQUIRED", "OPTIONAL"],
            Duck.Query($"select distinct repetition_type from parquet_schema('{path}') where name in ('share', 'wait_days') order by 1 desc"));
    }

    [Fact]
    public void Sums_survive_many_row_groups()
    {
        var (path, written) = Write("sum.parquet", 1_000, [.. Enumerable.Range(0, 50).Select(i => (i, SampleTables.Rows(i * 101, 101)))]);

        // By hand: 5,050 rows 0 to 5,049; of every three the last has gaps: 1,683 of them.
        Assert.Equal(5_050, written.Rows);
        Assert.Equal(
            ["5050|12748725|3367|1683|50"],
            Duck.Query($"select count(*), sum(candidate), count(seat), count(*) - count(note), count(distinct replication) from '{path}'"));
        Assert.Equal(
            ["1000", "1000", "1000", "1000", "1000", "50"],
            Duck.Query($"select row_group_num_rows from parquet_metadata('{path}') where column_id = 0 order by row_group_id"));
    }

    [Fact]
    public void Bytes_do_not_depend_on_how_rows_are_portioned_out()
    {
        var whole = Write("whole.parquet", 64, [(0, SampleTables.Rows(0, 1_000))]).Written;
        var pieces = Write("pieces.parquet", 64, [.. Pieces(1_000)]).Written;
        var again = Write("again.parquet", 64, [(0, SampleTables.Rows(0, 1_000))]).Written;
        var other = Write("other.parquet", 65, [(0, SampleTables.Rows(0, 1_000))]).Written;

        Assert.Equal(File.ReadAllBytes(PathOf("whole.parquet")), File.ReadAllBytes(PathOf("pieces.parquet")));
        Assert.Equal(whole.Sha256, pieces.Sha256);
        Assert.Equal(whole.Sha256, again.Sha256);
        Assert.False(whole.Sha256 == other.Sha256);
    }

    [Fact]
    public void The_default_row_group_has_122_880_rows()
    {
        var columns = new Column[] { new("value", ColumnType.Int32, false, "", "A value.") };
        var table = new Table(columns);
        for (var i = 0; i < 300_000; i++)
        {
            table.Add((long)i);
        }

        using var writer = ParquetTableWriter.Create(PathOf("big.parquet"), columns, SampleTables.Stamp);
        writer.Append(0, table);
        writer.Complete();

        Assert.Equal(
            ["122880", "122880", "54240"],
            Duck.Query($"select row_group_num_rows from parquet_metadata('{PathOf("big.parquet")}') where column_id = 0 order by row_group_id"));
    }

    [Fact]
    public void Repeated_words_are_stored_once_and_compressed_with_zstd()
    {
        var path = Write("words.parquet", 1_000, [(0, SampleTables.Rows(0, 1_000))]).Path;
        Assert.Equal(
            ["ZSTD|True|False"],
            Duck.Query($"""
                select any_value(compression), bool_or(encodings like '%RLE_DICTIONARY%' or encodings like '%PLAIN_DICTIONARY%')
                       filter (path_in_schema = 'origin'), bool_or(encodings like '%DICTIONARY%') filter (path_in_schema = 'note')
                from parquet_metadata('{path}')
                """));
    }

    [Fact]
    public void The_file_says_where_it_comes_from_and_what_its_columns_mean()
    {
        var path = Write("meta.parquet", 10, [(0, SampleTables.Rows(0, 1))]).Path;
        var metadata = Duck.Query($"select decode(key), decode(value) from parquet_kv_metadata('{path}') order by 1");

        Assert.Equal(6, metadata.Length);
        Assert.StartsWith(
            """hubsim.columns|[{"name":"replication","type":"int32","nullable":false,"unit":"","description":"Number of the replication, from 0."},{"name":"candidate",""",
            metadata[0],
            StringComparison.Ordinal);
        Assert.Contains("""{"name":"origin","type":"category","nullable":false,"unit":"","description":"Where it comes from; \"local\" or 外地."}""", metadata[0], StringComparison.Ordinal);
        Assert.Equal(
            ["hubsim.scenario|sample", "hubsim.scenario_sha256|ab12", "hubsim.schema_version|1", "hubsim.seed|18000000000000000000", "hubsim.version|"],
            metadata[1..]);
    }

    [Fact]
    public void Without_rows_there_is_a_valid_file_with_all_columns()
    {
        var path = Write("empty.parquet", 10, [(0, SampleTables.Rows(0, 0))]).Path;
        Assert.Equal(["0"], Duck.Query($"select count(*) from '{path}'"));
        Assert.Equal(["15"], Duck.Query($"select count(*) from (describe select * from '{path}')"));
    }

    [Fact]
    public void A_column_of_nothing_but_gaps_can_be_read()
    {
        var columns = new Column[]
        {
            new("day", ColumnType.Date, true, "", "A day."), new("word", ColumnType.Category, true, "", "A word."),
            new("real", ColumnType.Double, true, "", "A number."), new("text", ColumnType.Text, true, "", "A text."),
        };
        var table = new Table(columns);
        for (var i = 0; i < 5 * columns.Length; i++)
        {
            table.AddNull();
        }

        using var writer = ParquetTableWriter.Create(PathOf("gaps.parquet"), columns, SampleTables.Stamp, rowGroupRows: 2);
        writer.Append(0, table);
        writer.Complete();
        Assert.Equal(["5|0|0|0|0"], Duck.Query($"select count(*), count(day), count(word), count(real), count(text) from '{PathOf("gaps.parquet")}'"));
    }

    [Fact]
    public void No_number_is_a_gap_and_refused_where_none_may_be()
    {
        var optional = new Column[] { new("real", ColumnType.Double, true, "", "A number.") };
        var table = new Table(optional);
        table.Add(double.NaN);
        table.Add(1.5);
        using (var writer = ParquetTableWriter.Create(PathOf("nan.parquet"), optional, SampleTables.Stamp))
        {
            writer.Append(0, table);
            writer.Complete();
        }

        Assert.Equal(["2|1|1.5"], Duck.Query($"select count(*), count(real), max(real) from '{PathOf("nan.parquet")}'"));

        var required = new Column[] { new("real", ColumnType.Double, false, "", "A number.") };
        var wrong = new Table(required);
        wrong.Add(double.NaN);
        using var other = ParquetTableWriter.Create(PathOf("never.parquet"), required, SampleTables.Stamp);
        Assert.Contains("column real", Assert.Throws<InvalidOperationException>(() => other.Append(0, wrong)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_appears_only_when_the_file_is_whole()
    {
        using var writer = ParquetTableWriter.Create(PathOf("late.parquet"), SampleTables.Columns, SampleTables.Stamp, rowGroupRows: 2);
        writer.Append(0, SampleTables.Rows(0, 5));
        Assert.Equal(["late.parquet.tmp"], Everything());
        writer.Complete();
        Assert.Equal(["late.parquet"], Everything());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(300)]
    public void Rows_that_wait_beside_the_file_give_the_same_bytes(int heldRows)
    {
        var whole = Write("held.parquet", 300, [(0, SampleTables.Rows(0, 450)), (1, SampleTables.Rows(450, 200))]).Written;
        using var writer = ParquetTableWriter.Create(PathOf("aside.parquet"), SampleTables.Columns, SampleTables.Stamp, rowGroupRows: 300, heldRows);
        for (var from = 0; from < 650; from += 50)
        {
            writer.Append(from < 450 ? 0 : 1, SampleTables.Rows(from, 50));
        }

        Assert.Equal(heldRows < 300, Everything().Contains("aside.parquet.waiting"));

        Assert.Equal(whole.Sha256, writer.Complete().Sha256);
        Assert.Equal(["aside.parquet", "held.parquet"], Everything());
    }

    [Fact]
    public void Long_and_odd_texts_survive_waiting_beside_the_file()
    {
        var columns = new Column[] { new("text", ColumnType.Text, true, "", "A text.") };
        string?[] texts = ["", null, new string('x', 300), "外地 \U0001F600", "a", "a", null, new string('字', 100)];
        var table = new Table(columns);
        foreach (var text in texts)
        {
            table.Add(text);
        }

        foreach (var (name, held) in new[] { ("memory.parquet", int.MaxValue), ("beside.parquet", 3) })
        {
            using var writer = ParquetTableWriter.Create(PathOf(name), columns, SampleTables.Stamp, rowGroupRows: 100, held);
            writer.Append(0, table);
            writer.Complete();
        }

        Assert.Equal(File.ReadAllBytes(PathOf("memory.parquet")), File.ReadAllBytes(PathOf("beside.parquet")));
        Assert.Equal(["8|6|300"], Duck.Query($"select count(*), count(text), max(strlen(text)) from '{PathOf("beside.parquet")}'"));
    }

    [Fact]
    public void Rows_that_wait_beside_a_file_go_with_it_when_it_is_given_up()
    {
        using (var writer = ParquetTableWriter.Create(PathOf("given-up.parquet"), SampleTables.Columns, SampleTables.Stamp, rowGroupRows: 300, heldRows: 10))
        {
            writer.Append(0, SampleTables.Rows(0, 25));
            Assert.Contains("given-up.parquet.waiting", Everything());
        }

        Assert.Empty(Everything());
    }

    [Fact]
    public void After_an_error_in_the_middle_no_file_is_left()
    {
        Assert.Throws<OverflowException>(() =>
        {
            using var writer = ParquetTableWriter.Create(PathOf("torn.parquet"), SampleTables.Columns, SampleTables.Stamp, rowGroupRows: 4);
            writer.Append(0, SampleTables.Rows(0, 6));
            var tooLarge = new Table(SampleTables.Columns);
            tooLarge.Add(1L << 40);
            for (var column = 1; column < SampleTables.Columns.Count; column++)
            {
                CopyCell(tooLarge, column);
            }

            writer.Append(1, tooLarge);
            writer.Complete();
        });
        Assert.Empty(Everything());
    }

    [Fact]
    public void A_table_with_other_columns_is_refused()
    {
        using var writer = ParquetTableWriter.Create(PathOf("x.parquet"), SampleTables.Columns, SampleTables.Stamp);
        Assert.Throws<ArgumentException>(() => writer.Append(0, new Table([.. SampleTables.Columns.Skip(1)])));
    }

    private static void CopyCell(Table table, int column)
    {
        switch (SampleTables.Columns[column].Type)
        {
            case ColumnType.Double: table.Add(1.5); break;
            case ColumnType.Category or ColumnType.Text: table.Add("x"); break;
            default: table.Add(1L); break;
        }
    }

    private static IEnumerable<(int Replication, Table Rows)> Pieces(int rows)
    {
        var from = 0;
        for (var length = 0; from < rows; length = (length + 7) % 150)
        {
            var count = Math.Min(length, rows - from);
            yield return (0, SampleTables.Rows(from, count));
            from += count;
        }
    }

    private (string Path, WrittenTable Written) Write(string name, int rowGroupRows, params (int Replication, Table Rows)[] tables)
    {
        using var writer = ParquetTableWriter.Create(PathOf(name), SampleTables.Columns, SampleTables.Stamp, rowGroupRows);
        foreach (var (replication, rows) in tables)
        {
            writer.Append(replication, rows);
        }

        return (PathOf(name), writer.Complete());
    }
}
