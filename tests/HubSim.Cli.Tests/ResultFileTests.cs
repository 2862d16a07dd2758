using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>The result files as an independent reader sees them.</summary>
public sealed class ResultFileTests(SmokeRun run) : IClassFixture<SmokeRun>
{
    private static readonly string[] Pots = ["compute", "models", "corpora"];

    [Fact]
    public void Replications_have_a_row_each_with_failure_inputs_and_responses()
    {
        var columns = Columns("replications");

        Assert.Equal(SmokeRun.Replications, Duck.Number($"select count(distinct replication) from {run["replications"]}"));
        Assert.Equal(SmokeRun.Replications, Duck.Number($"select count(*) from {run["replications"]} where failure is null"));
        Assert.Equal(["replication", "failure"], columns.Take(2).Select(column => column.Name));
        Assert.Contains(columns, column => column.Name.StartsWith("input_", StringComparison.Ordinal));
        Assert.Contains(("firms_attracted", "BIGINT"), columns);
        Assert.Contains(("target_reached", "BOOLEAN"), columns);
        Assert.Contains(("wait_mean_hours", "DOUBLE"), columns);
        Assert.Contains(columns, column => column.Name == "arrivals_spin_out");
    }

    [Fact]
    public void Every_uncertain_value_is_an_input_and_no_fixed_one()
    {
        var inputs = Columns("replications").Where(column => column.Name.StartsWith("input_", StringComparison.Ordinal)).ToList();

        foreach (var (name, type) in inputs)
        {
            Assert.Equal("DOUBLE", type);
            Assert.Equal(SmokeRun.Replications, Duck.Number($"select count(distinct \"{name}\") from {run["replications"]}"));
        }

        Assert.Contains(inputs, input => input.Name.Contains("take_up", StringComparison.Ordinal));
        Assert.DoesNotContain(inputs, input => input.Name.Contains("amount", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("replications")]
    [InlineData("months")]
    [InlineData("firms")]
    public void Money_is_a_whole_number_and_days_are_dates(string table)
    {
        foreach (var (name, type) in Columns(table))
        {
            if (name.EndsWith("_fen", StringComparison.Ordinal))
            {
                Assert.Equal((name, "BIGINT"), (name, type));
            }
        }

        if (table == "months")
        {
            Assert.Equal("DATE", Columns(table).Single(column => column.Name == "month").Type);
        }

        if (table == "firms")
        {
            Assert.All(new[] { "founded", "seated", "seat_left", "ended" }, day => Assert.Contains((day, "DATE"), Columns("firms")));
            Assert.All(new[] { "origin", "cause", "strategy", "stage" }, word => Assert.Contains((word, "VARCHAR"), Columns("firms")));
        }
    }

    [Fact]
    public void The_manifest_describes_every_column_with_unit_and_row_count()
    {
        foreach (var table in Workshop.Manifest(run.Folder)["tables"]!.AsArray())
        {
            var name = Path.GetFileNameWithoutExtension((string)table!["file"]!);
            var columns = table["columns"]!.AsArray();
            Assert.Equal(Columns(name).Select(column => column.Name), columns.Select(column => (string)column!["name"]!));
            Assert.Equal(Duck.Number($"select count(*) from {run[name]}"), (long)table["rows"]!);
            Assert.All(columns, column => Assert.NotEmpty((string)column!["description"]!));
            Assert.All(columns.Where(column => HasUnit((string)column!["name"]!, (string)column["type"]!)), column => Assert.NotEmpty((string)column!["unit"]!));
        }
    }

    [Fact]
    public void The_manifest_tells_scenario_seed_versions_and_failures()
    {
        var manifest = Workshop.Manifest(run.Folder);

        Assert.Equal(20270101, (long)manifest["seed"]!);
        Assert.Equal("smoke", (string)manifest["scenario"]!["name"]!);
        Assert.Equal(64, ((string)manifest["scenario"]!["sha256"]!).Length);
        Assert.Equal(30, (long)manifest["scenario"]!["resolved"]!["target"]!["count"]!);
        Assert.Equal(0.3, (double)manifest["scenario"]!["resolved"]!["programme"]!["take_up"]!["uniform"]![0]!);
        Assert.NotEmpty((string)manifest["program"]!["version"]!);
        Assert.Empty(manifest["failures"]!.AsArray());
        Assert.NotEmpty(manifest["assumptions"]!.AsArray());
        Assert.False((bool)manifest["run"]!["interrupted"]!);
    }

    [Fact]
    public void What_pots_paid_and_kept_is_what_they_held_and_what_firms_got()
    {
        var resolved = Workshop.Manifest(run.Folder)["scenario"]!["resolved"]!["programme"]!["pots"]!;
        foreach (var pot in Pots)
        {
            var amount = (long)Math.Round((double)Plain(resolved[pot]!["amount"]!) * 1e8);
            Assert.Equal(SmokeRun.Replications, Duck.Number($"select count(*) from {run["replications"]} where pot_{pot}_spent_fen + pot_{pot}_left_fen = {amount}"));
            Assert.Empty(Duck.Rows($"""
                select r.replication from {run["replications"]} r
                left join (select replication, sum(public_{pot}_fen) as got from {run["firms"]} group by 1) f using (replication)
                where r.pot_{pot}_spent_fen <> coalesce(f.got, 0)
                """));
            Assert.Empty(Duck.Rows($"select 1 from {run["replications"]} where (pot_{pot}_dry_day is null) <> (pot_{pot}_left_fen > 0)"));
        }

        Assert.NotEqual(0, Duck.Number($"select sum(pot_compute_spent_fen)::bigint from {run["replications"]}"));
    }

    [Fact]
    public void Every_firm_is_living_or_closed_for_one_cause()
    {
        Assert.Empty(Duck.Rows($"select 1 from {run["replications"]} where firms_attracted <> firms_living + closures_cash + closures_hazard + closures_moved + closures_gave_up + firms_acquired"));
        Assert.Empty(Duck.Rows($"select 1 from {run["replications"]} where firms_attracted <> arrivals_new_founder + arrivals_university + arrivals_moved_in + arrivals_spin_out"));
        Assert.Empty(Duck.Rows($"""
            select r.replication from {run["replications"]} r
            left join (select replication, count(*) as n, count(*) filter (cause is null) as living, count(*) filter (cause = 'cash') as cash,
                count(*) filter (seat_refused) as refused, sum(raised_fen) as raised, sum(revenue_fen) as revenue
                from {run["firms"]} group by 1) f using (replication)
            where r.firms_attracted <> coalesce(f.n, 0) or r.firms_living <> coalesce(f.living, 0) or r.closures_cash <> coalesce(f.cash, 0)
                or r.seats_refused <> coalesce(f.refused, 0) or r.raised_fen <> coalesce(f.raised, 0) or r.revenue_fen <> coalesce(f.revenue, 0)
            """));
        Assert.Empty(Duck.Rows($"select 1 from {run["firms"]} where (ended is null) <> (cause is null) or ended < founded or seated < founded or seat_left < seated"));
        Assert.NotEqual(0, Duck.Number($"select sum(closures_cash)::bigint from {run["replications"]}"));
    }

    [Fact]
    public void The_money_of_each_firm_adds_up()
    {
        // What is left of a closed firm goes to its investors: only for the living is everything in the row.
        Assert.Empty(Duck.Rows($"""
            select 1 from {run["firms"]} where cause is null and
                founding_cash_fen + raised_fen + revenue_fen + public_compute_fen + public_models_fen + public_corpora_fen <> spent_fen + paid_back_fen + diverted_fen + cash_fen
            """));
        Assert.Empty(Duck.Rows($"select 1 from {run["firms"]} where cause is not null and cash_fen <> 0"));
        Assert.Empty(Duck.Rows($"select 1 from {run["firms"]} where jobs_submitted < jobs_started + jobs_bought + jobs_abandoned"));
    }

    [Fact]
    public void A_replication_has_a_row_for_every_month_and_the_last_agrees_with_its_responses()
    {
        // July 2025 to December 2026.
        Assert.Empty(Duck.Rows($"select 1 from {run["months"]} group by replication having count(*) <> 18 or count(distinct month) <> 18"));
        Assert.Empty(Duck.Rows($"select 1 from {run["months"]} where month <> last_day(month)"));
        Assert.Equal(SmokeRun.Replications, Duck.Number($"""
            select count(*) from {run["months"]} m join {run["replications"]} r using (replication)
            where m.month = date '2026-12-31' and m.firms_attracted = r.firms_attracted and m.firms_living = r.firms_living
                and m.firms_resident = r.firms_resident and m.firms_alive = r.firms_alive and m.firms_substantive = r.firms_substantive
                and m.seats_waiting = r.seats_waiting and m.pot_compute_left_fen = r.pot_compute_left_fen
                and m.pot_models_left_fen = r.pot_models_left_fen and m.pot_corpora_left_fen = r.pot_corpora_left_fen
            """));
    }

    private static JsonNode Plain(JsonNode value) => value is JsonObject given ? given["value"]! : value;

    private static bool HasUnit(string name, string type) =>
        type is "int64" or "int32" or "double" or "date" && name is not ("replication" or "candidate");

    private List<(string Name, string Type)> Columns(string table) =>
        [.. Duck.Rows($"describe select * from {run[table]}").Select(row => ((string)row[0]!, (string)row[1]!))];
}
