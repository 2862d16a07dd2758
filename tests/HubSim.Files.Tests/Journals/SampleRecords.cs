using HubSim.Files.Journals;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Journals;

/// <summary>Plans, keys and replications for tests; what they hold depends on their numbers only.</summary>
internal static class SampleRecords
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static JournalPlan Plan(string model = "m1", string inputs = "i1", ulong seed = 7, string detail = "run", string resolved = "{\"a\":1}") => new()
    {
        Command = "run",
        Name = "sample",
        File = "sample.yaml",
        Folder = "/somewhere",
        Options = new Dictionary<string, IReadOnlyList<string>> { ["set"] = ["a=1", "b=2"] },
        First = 0,
        Count = 10,
        Seed = seed,
        Detail = detail,
        ModelVersion = model,
        ResolvedSha256 = "ab",
        InputsSha256 = inputs,
        Resolved = resolved,
        Started = Noon,
    };

    public static RecordKey Key(JournalPlan plan, int replication) => new(plan.Key().Id(), replication);

    /// <summary>Bytes of a record; 20 to 60 of them.</summary>
    public static byte[] Bytes(int replication) => [.. Enumerable.Range(0, 20 + (replication * 7 % 40)).Select(place => (byte)((place * 31) + replication))];

    /// <summary>A journal with the finished replications of some numbers.</summary>
    public static void Write(string path, JournalPlan plan, params int[] replications)
    {
        using var journal = Journal.Begin(path, plan);
        foreach (var replication in replications)
        {
            journal.Append(RecordKind.Finished, Key(plan, replication), Bytes(replication));
        }
    }

    /// <summary>Tables with the columns of the model and made-up values, missing ones among them.</summary>
    public static HubReplication Replication(int number, int firms, bool hasLedger)
    {
        double[] responses = [number, double.NaN, -0.0, 1e300 / 3, double.Epsilon];
        return new HubReplication(responses, Fill(HubModel.CommonMonths, number, 5), Fill(HubModel.FirmColumns, number, firms), 1_000_000_007L * number)
        {
            Ledger = hasLedger ? Fill(HubModel.LedgerColumns, number, 3 * firms) : null,
        };
    }

    public static Table Fill(IReadOnlyList<Column> columns, int seed, int rows)
    {
        var table = new Table(columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var mix = unchecked((uint)((seed * 73856093) ^ (row * 19349663) ^ (column * 83492791)));
                Add(table, columns[column], mix);
            }
        }

        return table;
    }

    private static void Add(Table table, Column column, uint mix)
    {
        if (column.Nullable && mix % 5 == 0)
        {
            table.AddNull();
            return;
        }

        switch (column.Type)
        {
            case ColumnType.Double: table.Add(mix % 7 == 0 ? mix : mix / 3.0); break;
            case ColumnType.Category or ColumnType.Text: table.Add($"word {mix % 4}, 外地"); break;
            case ColumnType.Boolean: table.Add(mix % 2 == 0); break;
            case ColumnType.Date: table.Add(new DateOnly(2024, 1, 1).AddDays((int)(mix % 2000))); break;
            case ColumnType.Int32: table.Add((long)(int)mix); break;
            default: table.Add(mix % 3 == 0 ? long.MinValue : mix % 3 == 1 ? long.MaxValue : (long)mix << 20); break;
        }
    }
}
