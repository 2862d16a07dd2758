using HubSim.Model.Computing;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>Month-end states of a replication.</summary>
static class Months
{
    /// <summary>The columns of months.parquet: those of every scenario, and those of its types of jobs.</summary>
    /// <param name="scenario">The scenario.</param>
    public static IReadOnlyList<Column> ColumnsOf(Scenario scenario) =>
        [.. Common, .. (scenario.Compute?.JobTypes ?? new([])).SelectMany(entry => OfType("_" + entry.Key, $"jobs of type {entry.Key}"))];

    /// <summary>The columns of months.parquet that every scenario has.</summary>
    public static IReadOnlyList<Column> Common { get; } =
    [
        new("month", ColumnType.Date, false, "date", "Last day of the month; the state is that of its end. The last row is that of the last day of the run."),
        new("firms_attracted", ColumnType.Int32, false, "firms", "Firms ever attracted."),
        new("firms_living", ColumnType.Int32, false, "firms", "Firms alive in the city, whether they have been in the hub or not."),
        new("firms_resident", ColumnType.Int32, false, "firms", "Firms with a seat in the hub."),
        new("firms_alive", ColumnType.Int32, false, "firms", "Firms alive in the city that have been in the hub."),
        new("firms_substantive", ColumnType.Int32, false, "firms", "Of these, firms with a round of outside money, a filed model or revenue above the threshold."),
        new("seats", ColumnType.Int64, true, "seats", "Seats of the hub."),
        new("seats_waiting", ColumnType.Int64, true, "firms", "Firms waiting for a seat."),
        new("cards", ColumnType.Int64, true, "cards", "Cards of the public pool."),
        new("cards_busy", ColumnType.Int64, true, "cards", "Cards at work."),
        new Column("jobs_waiting", ColumnType.Int64, true, "jobs", "Jobs waiting for cards.").Marked(),
        new("cards_imported", ColumnType.Double, true, "cards", "Imported cards installed in the public pool and in the hub's cluster, for all users; missing without a supply."),
        new("cards_domestic", ColumnType.Double, true, "cards", "Domestic cards installed in both."),
        new("cards_effective", ColumnType.Double, true, "cards", "Cards installed in both, as many as imported ones that would do the same work."),
        new("pool_price_rmb_per_card_hour", ColumnType.Double, true, "RMB per card-hour", "Price of the public pool."),
        new("rent_rmb_per_card_hour", ColumnType.Double, true, "RMB per card-hour", "Market rent of an imported training card; missing without a market."),
        new("pot_compute_left_fen", ColumnType.Int64, true, "fen", "Money left in the compute pot."),
        new("pot_models_left_fen", ColumnType.Int64, true, "fen", "Money left in the models pot."),
        new("pot_corpora_left_fen", ColumnType.Int64, true, "fen", "Money left in the corpora pot."),
        new("applications_waiting", ColumnType.Int64, true, "applications", "Applications for support of living firms that are not decided."),
        new("firms_supported", ColumnType.Int64, true, "firms", "Living firms with a grant in force."),
        new("models_filed", ColumnType.Int64, true, "models", "Models filed so far by firms that are or were resident in the hub."),
        new("filings_in_process", ColumnType.Int32, true, "models", "Filings that lie with the regulator."),
        new("people", ColumnType.Int64, true, "people", "People who work for firms, founders included."),
        new("vacancies", ColumnType.Int64, true, "people", "People whom firms want and do not have."),
        new("wage_index", ColumnType.Double, true, "ratio", "Wages over what they would be without vacancies."),
        new("mood", ColumnType.Double, true, "log odds", "Mood of investors: the logarithm of its factor on the odds of every round."),
        new("capital_left_fen", ColumnType.Int64, true, "fen", "Private money that rounds can have now."),
        new("state_capital_left_fen", ColumnType.Int64, true, "fen", "Money that state guidance funds can invest now."),
        new("firms_valued_over_1bn", ColumnType.Int32, true, "firms", "Living firms valued at RMB 1 billion or more at their last round or listing."),
        .. OfType("", "jobs"),
    ];

    private static IEnumerable<Column> OfType(string suffix, string whose) =>
    [
        new Column($"jobs_started{suffix}", ColumnType.Int64, true, "jobs", $"Number of {whose} that got cards of the public pool in the month.").Marked(),
        new Column($"wait_mean_hours{suffix}", ColumnType.Double, true, "hours", $"Mean waiting time of the {whose} that got cards of the public pool in the month, those that did not wait included; missing when none did.").Marked(),
    ];

    /// <summary>Observes every month's end and the end of the run, after all else at that instant.</summary>
    public static async Process Observe(World world, Table table)
    {
        var clock = world.Scenario.Clock;
        var day = clock.Start;
        while (day <= clock.End)
        {
            var monthEnd = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
            var last = monthEnd < clock.End ? monthEnd : clock.End;
            await world.Simulator.HoldUntil(TimeSpan.FromDays(last.DayNumber - clock.Start.DayNumber + 1), EventOrder.Last);
            Invariants.Check(world);
            Add(world, table, last);
            day = last.AddDays(1);
        }
    }

    private static void Add(World world, Table table, DateOnly day)
    {
        table.Add(day);
        table.Add(world.Census.Firms.Count);
        table.Add(world.Census.Living);
        table.Add(world.Census.Resident);
        table.Add(world.Census.Through);
        table.Add(world.Census.Substantive);
        table.Add(world.Seats?.Total);
        table.Add(world.Seats?.Waiting);
        table.Add(world.Pool?.Total);
        table.Add(world.Pool?.Busy);
        table.Add(world.Pool?.Waiting);
        table.Add(world.Supply?.Installed(CardType.Imported));
        table.Add(world.Supply?.Installed(CardType.Domestic));
        table.Add(world.Supply?.Effective());
        table.Add(world.Pool?.Price);
        table.Add(world.Pool?.MarketPrice);
        table.Add(world.Office?[PotKind.Compute]?.Left?.Fen);
        table.Add(world.Office?[PotKind.Models]?.Left?.Fen);
        table.Add(world.Office?[PotKind.Corpora]?.Left?.Fen);
        table.Add(world.Office?.Desk?.Pending);
        table.Add(world.Office is null ? null : ProgrammeResponses.Supported(world));
        table.Add(BuildingResponses.ModelsFiled(world));
        table.Add(world.Regulator?.InProcess);
        table.Add(world.Talent?.People);
        table.Add(world.Talent?.Vacancies);
        table.Add(world.Talent?.WageIndex);
        table.Add(world.Investors?.Feeling);
        table.Add(world.Investors?.Capital?.Left.Fen);
        table.Add(world.Investors?.State?.Fund.Left.Fen);
        table.Add(InvestorResponses.Valued(world));
        AddWaits(world, table);
    }

    /// <summary>Waiting times since the row before; the next row begins from nothing.</summary>
    private static void AddWaits(World world, Table table)
    {
        var waits = world.Pool?.MonthWaits;
        table.Add(waits?.StartedOfAll());
        table.Add(waits?.MeanOfAll());
        var types = world.Scenario.Compute?.JobTypes?.Count ?? 0;
        for (var type = 0; type < types; type++)
        {
            table.Add(waits?.Started(type));
            table.Add(waits?.Mean(type));
        }

        waits?.Reset();
    }
}
