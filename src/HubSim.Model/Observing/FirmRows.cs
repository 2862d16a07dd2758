using HubSim.Model.Population;
using HubSim.Model.Recording;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>A row per firm: its life in dates, money and causes.</summary>
static class FirmRows
{
    /// <summary>The columns of firms.parquet.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("origin", ColumnType.Category, false, "", "Origin of the founder; 'founding' for the population of the first day."),
        new("candidate", ColumnType.Int64, false, "", "Number among the candidates of the origin, from 0: the same founder in every scenario."),
        new("strategy", ColumnType.Category, false, "", "Strategy that the firm follows."),
        new("founded", ColumnType.Date, false, "date", "Day of founding."),
        new("seated", ColumnType.Date, true, "date", "Day on which the firm took a seat in the hub; missing if it never did."),
        new("seat_left", ColumnType.Date, true, "date", "Day on which it gave the seat back; missing while it holds one or if it never did."),
        new("seat_refused", ColumnType.Boolean, false, "", "True when it gave up waiting for a seat."),
        new("ended", ColumnType.Date, true, "date", "Day on which the firm ended; missing while it lives."),
        new("cause", ColumnType.Category, true, "", "Why it ended: cash, hazard, moved, acquired or gave_up; missing while it lives."),
        new("gave_up", ColumnType.Date, true, "date", "Day on which it gave up training models of its own; missing if it never did."),
        new("support", ColumnType.Category, false, "", "Where it stood with public support at the end: never, during or after."),
        new("graduated", ColumnType.Date, true, "date", "Day on which it left the hub alive; missing if it did not."),
        new("age_days", ColumnType.Double, false, "days", "Age at its end, or at the end of the run."),
        new("sector", ColumnType.Category, true, "", "Sector that the firm works in; missing when sectors are off."),
        new("quality", ColumnType.Double, true, "ratio", "Latent quality, 0 on average; missing when it is off."),
        new("is_open", ColumnType.Boolean, false, "", "True when the firm publishes its models."),
        new("parent", ColumnType.Category, true, "", "Incumbent that the founders left, whose candidates the number counts; missing for all other origins."),
        new("age_on_arrival_days", ColumnType.Double, false, "days", "How long the firm was at work elsewhere before it came."),
        new("moved_to", ColumnType.Category, true, "", "Rival city to which it moved; missing if it did not, or when rivals are off."),
        new("intent", ColumnType.Category, false, "", "Why it was founded: real (to build a business) or subsidy (for the money)."),
        new("people", ColumnType.Int32, true, "people", "People at its end, or at the end of the run; missing when nobody counts people."),
        new("people_wanted", ColumnType.Int32, true, "people", "People it wanted then."),
        new("launched", ColumnType.Int32, true, "models", "Models launched; missing when nobody builds."),
        new("first_launch", ColumnType.Date, true, "date", "Day of its first launch; missing if there was none."),
        new("filed", ColumnType.Int32, true, "models", "Models filed with the regulator; missing when nothing is filed."),
        new("stage", ColumnType.Category, false, "", "Last stage reached: 'founded', the name of its last round, or 'listed'."),
        new("rounds", ColumnType.Int32, false, "rounds", "Rounds of outside money."),
        new("valuation_fen", ColumnType.Int64, true, "fen", "Value at its last round, sale or listing; missing when there was none."),
        new("listed", ColumnType.Date, true, "date", "Day on which it was listed on a stock exchange; missing if it never was."),
        new("buyer", ColumnType.Category, true, "", "Incumbent that bought it; missing if nobody did, or somebody from outside."),
        new("founding_cash_fen", ColumnType.Int64, false, "fen", "Cash at founding."),
        new("raised_fen", ColumnType.Int64, false, "fen", "Money raised in rounds."),
        new("revenue_fen", ColumnType.Int64, false, "fen", "Revenue of its whole life."),
        new("spent_fen", ColumnType.Int64, false, "fen", "Bills paid in its whole life."),
        new("unpaid_fen", ColumnType.Int64, false, "fen", "Bills that it never paid."),
        new("public_compute_fen", ColumnType.Int64, false, "fen", "Received from the compute pot."),
        new("public_models_fen", ColumnType.Int64, false, "fen", "Received from the models pot."),
        new("public_corpora_fen", ColumnType.Int64, false, "fen", "Received from the corpora pot."),
        new("own_cards_fen", ColumnType.Int64, false, "fen", "Spending on cards of its own."),
        new("support_since", ColumnType.Date, true, "date", "Day on which its standing with public support began; missing if it never had support."),
        new("first_supported", ColumnType.Date, true, "date", "Day on which it first had support; missing if it never had."),
        new("applications", ColumnType.Int64, false, "applications", "Applications for support."),
        new("applications_refused", ColumnType.Int64, false, "applications", "Applications refused."),
        new("claims_refused", ColumnType.Int64, false, "claims", "Claims for which a pot had nothing."),
        new("diverted_fen", ColumnType.Int64, false, "fen", "Public money that its owners took out."),
        new("paid_back_fen", ColumnType.Int64, false, "fen", "Public money that it paid back."),
        new("misuse_caught", ColumnType.Boolean, false, "", "True when an audit found misuse."),
        new("cash_fen", ColumnType.Int64, false, "fen", "Cash at the end of the run; 0 after its end."),
        new("jobs_submitted", ColumnType.Int64, false, "jobs", "Compute jobs submitted."),
        new("jobs_started", ColumnType.Int64, false, "jobs", "Jobs that got cards of the public pool."),
        new("jobs_bought", ColumnType.Int64, false, "jobs", "Jobs bought on the market."),
        new("jobs_abandoned", ColumnType.Int64, false, "jobs", "Jobs given up."),
        new("card_hours", ColumnType.Double, false, "card-hours", "Card-hours used in the public pool by jobs that have ended."),
    ];

    /// <summary>Writes down every firm, in order of founding.</summary>
    public static Table Of(World world)
    {
        var table = new Table(Columns);
        foreach (var firm in world.Census.Firms)
        {
            AddLife(world, table, firm);
            AddBuilding(world, table, firm);
            AddMoney(world, table, firm);
            table.Add(firm.Jobs.Submitted);
            table.Add(firm.Jobs.Started);
            table.Add(firm.Jobs.Bought);
            table.Add(firm.Jobs.Abandoned);
            table.Add(firm.Jobs.CardHours);
        }

        return table;
    }

    private static void AddLife(World world, Table table, Firm firm)
    {
        table.Add(firm.Origin);
        table.Add((long)firm.Candidate);
        table.Add(world.Scenario.Firms.Strategies[firm.Strategy].Key);
        table.Add(Date(world, firm.Founded));
        table.Add(Date(world, firm.Seated));
        table.Add(Date(world, firm.SeatLeft));
        table.Add(firm.SeatRefused);
        table.Add(Date(world, firm.Ended?.Time));
        table.Add(firm.Ended is { } ended ? Word(ended.Cause) : null);
        table.Add(Date(world, firm.GaveUp));
        table.Add(Word(firm.Support));
        table.Add(Date(world, firm.Graduated));
        table.Add(World.Day((firm.Ended?.Time ?? world.Simulator.Now) - firm.Founded));
        AddTraits(world, table, firm);
    }

    private static void AddTraits(World world, Table table, Firm firm)
    {
        var firms = world.Scenario.Firms;
        var traits = firm.Traits;
        table.Add(firms.Sectors is { Count: > 0 } sectors ? sectors[traits.Sector].Key : null);
        table.Add(firms.Quality is null ? null : traits.Quality);
        table.Add(traits.IsOpen);
        table.Add(firm.Parent);
        table.Add(World.Day(firm.Brought.Age));
        table.Add(firm.Ended?.Cause == Cause.Moved ? world.Rivals?.Destination(firm) : null);
        table.Add(traits.Intent == Intent.Subsidy ? "subsidy" : "real");
    }

    private static void AddBuilding(World world, Table table, Firm firm)
    {
        var (team, progress) = (firm.Team, firm.Progress);
        table.Add(world.Talent is null ? null : team.People);
        table.Add(world.Talent is null ? null : team.Wanted);
        table.Add(world.Building is null ? null : progress.Launched);
        table.Add(Date(world, progress.FirstLaunch));
        table.Add(world.Regulator is null ? null : progress.Filed);
    }

    private static void AddMoney(World world, Table table, Firm firm)
    {
        table.Add(StageOf(world, firm));
        table.Add(firm.Money.Rounds);
        table.Add(firm.Owners.Valuation.Fen == 0 ? null : firm.Owners.Valuation.Fen);
        table.Add(Date(world, firm.Owners.Listed));
        table.Add(firm.Owners.Buyer);
        table.Add(firm.Money.Founding.Fen);
        table.Add(firm.Money.Raised.Fen);
        table.Add(firm.Money.Revenue.Fen);
        table.Add(firm.Money.Spent.Fen);
        table.Add(firm.Money.Unpaid.Fen);
        foreach (var claims in firm.Claims)
        {
            table.Add(claims.Received.Fen);
        }

        AddSupport(world, table, firm);

        table.Add(world.Ledger[firm.Account].Fen);
    }

    private static void AddSupport(World world, Table table, Firm firm)
    {
        table.Add(firm.Money.OwnCards.Fen);
        table.Add(firm.Support == SupportState.Never ? null : Date(world, firm.SupportSince));
        table.Add(Date(world, firm.FirstSupported));
        table.Add(firm.Claims.Sum(claims => (long)claims.Applications));
        table.Add(firm.Claims.Sum(claims => claims.ApplicationsRefused));
        table.Add(firm.Claims.Sum(claims => claims.Refused));
        table.Add(firm.Grantee.Diverted.Fen);
        table.Add(firm.Grantee.PaidBack.Fen);
        table.Add(firm.Grantee.IsCaught);
    }

    private static string StageOf(World world, Firm firm) => firm.Owners.Listed is not null
        ? "listed"
        : firm.Money.Rounds == 0 ? "founded" : world.Scenario.Money!.Rounds[firm.Money.Rounds - 1].Stage;

    private static string Word(Cause cause) => cause switch
    {
        Cause.Cash => "cash",
        Cause.Hazard => "hazard",
        Cause.Moved => "moved",
        Cause.Acquired => "acquired",
        Cause.GaveUp => "gave_up",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Word(SupportState support) => support switch
    {
        SupportState.Never => "never",
        SupportState.During => "during",
        SupportState.After => "after",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DateOnly? Date(World world, TimeSpan? time) =>
        time is { } known ? DateOnly.FromDayNumber(Math.Min(world.Scenario.Clock.Start.DayNumber + known.Days, world.Scenario.Clock.End.DayNumber)) : null;
}
