using System.Text.Json.Nodes;
using HubSim.Files.Results;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

/// <summary>A small run in which replication 2 fails and replication 3 lacks a response.</summary>
internal static class SampleRun
{
    public static readonly RunEntry Circumstances = new()
    {
        Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Seconds = 1.5,
        PeakMemoryMb = 100,
        Workers = 2,
        Machine = MachineEntry.Here(),
        CommandLine = ["hubsim", "run", "sample.yaml"],
        Interrupted = false,
    };

    public static RunDescription Describe(int count) => new()
    {
        Program = new ProgramEntry("hubsim", "0.1.0"),
        Scenario = new ScenarioEntry("sample", "A sample, 外地", "ab12", new JsonObject { ["format"] = 1 }),
        Seed = ulong.MaxValue,
        First = 0,
        Count = count,
        Inputs =
        [
            new Quantity("pots.amount", new Constant(1), "CNY", Provenance.None),
            new Quantity("pots-amount", new Constant(1), "", Provenance.None),
        ],
        Responses =
        [
            new("firms", ColumnType.Int32, false, "firms", "Number of firms."),
            new("money_fen", ColumnType.Int64, false, "fen", "Money."),
            new("share", ColumnType.Double, true, "1", "A share."),
            new("reached", ColumnType.Boolean, false, "", "True when the target was reached."),
            new("day", ColumnType.Date, false, "", "A day."),
        ],
        Months = [new("month", ColumnType.Int32, false, "", "Number of the month.")],
        Firms = SampleTables.Columns,
        Calibrated = [new CalibratedEntry("hub.patience", "6", "months", "By hand.")],
        Assumptions = [new AssumptionEntry("hub.seats", "600", "seats", "A guess.")],
        Unsourced = ["firms.count"],
    };

    public static ReplicationRow Row(int replication)
    {
        double[] inputs = [replication + 0.5, 1];
        if (replication == 2)
        {
            return new ReplicationRow(replication, new Failure("it broke", "hubsim run sample.yaml --replication 2"), inputs, default, null, null);
        }

        var months = new Table(Describe(1).Months);
        for (var month = 0; month < replication + 2; month++)
        {
            months.Add((long)month);
        }

        double[] responses =
        [
            10 + replication, 1e12 + replication, replication == 3 ? double.NaN : (replication * 0.5) + 0.25, replication % 4 == 0 ? 1 : 0,
            new DateOnly(2027, 6, 1).AddDays(replication).DayNumber,
        ];
        return new ReplicationRow(replication, null, inputs, responses, months, SampleTables.Rows(replication, 3));
    }

    public static string? Write(string output, int count, RunEntry? circumstances = null)
    {
        using var writer = ResultWriter.Open(output, Describe(count));
        for (var replication = 0; replication < count; replication++)
        {
            writer.Take(Row(replication));
        }

        return writer.Commit(circumstances ?? Circumstances);
    }
}
