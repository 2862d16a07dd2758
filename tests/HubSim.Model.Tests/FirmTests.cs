using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Lives that can be followed by hand.</summary>
public class FirmTests
{
    [Fact]
    public void A_firm_without_revenue_lives_as_long_as_its_cash()
    {
        // RMB 12 m for twelve months: the twelfth bill empties the account, the thirteenth cannot be paid.
        var scenario = Scenes.Empty(731) with { Founding = new Founding { Count = 4 }, Money = Scenes.Money(12, 12) };
        var result = scenario.Run();
        Assert.Equal(4, result["closures_cash"]);
        Assert.All(result.Firms("age_days"), age => Assert.Equal(13 * 30.4375, age));
        Assert.All(result.Firms("unpaid_fen"), fen => Assert.Equal(100_000_000L, fen));
    }

    [Fact]
    public void A_firm_whose_revenue_pays_its_burn_lives_on()
    {
        var scenario = Scenes.Empty(3650) with { Founding = new Founding { Count = 4 }, Money = Scenes.Money(12, 12, revenuePerBurn: 1) };
        Assert.Equal(4, scenario.Run()["firms_living"]);
    }

    [Fact]
    public void A_round_makes_a_firm_substantive()
    {
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(6), Size = Scenes.Always(60) };
        var scenario = Scenes.Empty(365) with { Founding = new Founding { Count = 7 }, Money = Scenes.Money(12, 12, 0, round) };
        var result = scenario.Run();
        Assert.Equal(7, result["firms_substantive"]);
        Assert.Equal(7 * 60e8, result["raised_fen"]);
        Assert.All(result.Firms("stage"), stage => Assert.Equal("a", stage));
    }

    [Fact]
    public void Seats_are_taken_first_come_and_given_back_after_the_tenancy()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(1050) }],
            AreaPerFirm = Scenes.Fixed(500),
            Patience = Scenes.Always(100),
            Tenancy = Scenes.Always(2),
        };
        var result = (Scenes.Empty(100) with { Founding = new Founding { Count = 5 }, Hub = hub }).Run();
        // Two seats, two months each: the second pair has them from day 60.875 on, and the fifth firm still waits on day 100.
        Assert.Equal(2, result["firms_resident"]);
        Assert.Equal(1, result["seats_waiting"]);
        Assert.Equal(4, result["firms_alive"]);
        Assert.Equal(5, result["firms_living"]);
    }

    [Fact]
    public void A_firm_that_waits_too_long_settles_elsewhere()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(100) }],
            AreaPerFirm = Scenes.Fixed(100),
            Patience = Scenes.Always(1),
            Tenancy = Scenes.Always(50),
        };
        var result = (Scenes.Empty(100) with { Founding = new Founding { Count = 5 }, Hub = hub }).Run();
        Assert.Equal(4, result["seats_refused"]);
        Assert.Equal(1, result["firms_alive"]);
    }

    [Fact]
    public void A_seat_of_a_closed_firm_goes_to_the_next_in_line()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(100) }],
            AreaPerFirm = Scenes.Fixed(100),
            Patience = Scenes.Always(1000),
            Tenancy = Scenes.Always(1000),
        };
        var scenario = Scenes.Empty(500) with { Founding = new Founding { Count = 3 }, Hub = hub, Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(3), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null } };
        var result = scenario.Run();
        Assert.Equal(3, result["closures_hazard"]);
        Assert.Equal(0, result["firms_resident"]);
    }

    [Fact]
    public void The_target_day_is_the_day_of_the_firm_that_makes_it()
    {
        var scenario = Scenes.Empty(3650) with { Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(5, (0, 5)))) } };
        var result = scenario.Run();
        var tenth = (long)result.Firms("founded")[9]!;
        Assert.Equal(1, result["target_reached"]);
        Assert.Equal(tenth - Scenes.Start.DayNumber, Math.Floor(result["target_day"]));
    }

    [Fact]
    public void Causes_of_ending_add_up()
    {
        var scenario = Scenes.Empty(3650) with
        {
            Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(5, (0, 5)))) },
            Money = Scenes.Money(12, 40),
            Endings = new Endings
            {
                Hazard = new Hazard { Rate = Scenes.Fixed(0.2), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1.2) },
                Moves = new Moves { Rate = Scenes.Fixed(0.1) },
            },
        };
        var result = scenario.Run();
        Assert.True(result["closures_cash"] > 0 && result["closures_hazard"] > 0 && result["closures_moved"] > 0);
        Assert.Equal(result["firms_attracted"], result["firms_living"] + result["closures_cash"] + result["closures_hazard"] + result["closures_moved"] + result["firms_acquired"]);
    }

    [Fact]
    public void Nothing_is_left_on_the_account_of_a_closed_firm_whoever_paid_its_bills()
    {
        var scenario = Scenes.Empty(2000) with
        {
            Founding = new Founding { Count = 20 },
            Contracts = Scenes.Contracts(1),
            Programme = Scenes.Programme(models: Scenes.Pot(10_000, ("half", Scenes.Scheme(0.5)))),
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(1), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
        };
        var result = scenario.Run();
        var ended = result.Firms("ended");
        var cash = result.Firms("cash_fen");
        Assert.True(ended.Count(day => day is not null) > 15);
        Assert.All(Enumerable.Range(0, ended.Count).Where(row => ended[row] is not null), row => Assert.Equal(0L, cash[row]));
    }

    [Fact]
    public void A_market_takes_what_the_pool_cannot()
    {
        var market = new Market { Patience = Scenes.Always(0.5), BoughtShare = Scenes.Fixed(0.5), Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(20) }] };
        var scenario = Scenes.Empty(200) with
        {
            Founding = new Founding { Count = 20 },
            Compute = Scenes.Compute(cards: 4, jobsPerDay: 10, perJob: Scenes.Sometimes(new Discrete([1, 8], [0.9, 0.1])), market: market),
        };
        var result = scenario.Run();
        Assert.True(result["jobs_bought_share"] > 0.1);
        Assert.InRange(result["jobs_abandoned_share"] / result["jobs_bought_share"], 0.9, 1.1);
        Assert.True(result["wait_p99_hours"] <= 0.5 * 1.01);
    }

    [Fact]
    public void Parts_of_decimal_numbers_are_whole_where_they_are_in_decimal()
    {
        var compute = Scenes.Compute(cards: 100, jobsPerDay: 0) with { Reach = Scenes.Fixed(0.29) };
        var hub = new Hub { FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(3.3) }], AreaPerFirm = Scenes.Fixed(1.1), Patience = Scenes.Always(0), Tenancy = Scenes.Always(100) };
        var result = (Scenes.Empty(31) with { Founding = new Founding { Count = 10 }, Compute = compute, Hub = hub }).Run();
        var months = result.Replication.Months;
        var names = months.Columns.Select(column => column.Name).ToList();
        Assert.Equal(29, months[names.IndexOf("cards")].Whole[0]);
        Assert.Equal(3, months[names.IndexOf("seats")].Whole[0]);
        Assert.Equal(3, result["firms_resident"]);
    }

    [Fact]
    public void A_job_is_ended_at_its_limit()
    {
        var compute = Scenes.Compute(cards: 1000, jobsPerDay: 1, hours: Scenes.Always(100));
        var limited = compute with { Demand = Scenes.Names(("any", compute.Demand[0].Value with { Limit = Scenes.Fixed(5) })) };
        var result = (Scenes.Empty(200) with { Founding = new Founding { Count = 10 }, Compute = limited }).Run();
        Assert.InRange(result["card_hours"] / result["jobs_started"], 4.9, 5.0);
    }
}
