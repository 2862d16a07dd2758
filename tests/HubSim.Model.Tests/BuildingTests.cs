using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Models, filings, platforms and teams that can be followed by hand.</summary>
public class BuildingTests
{
    private const double Month = 30.4375;

    private static BuildingRules Rules(double work, double hours = 0, double filed = 0, double nextAfter = 1000) => new()
    {
        SpeedPerQuality = Scenes.Fixed(1),
        TrainingRetry = Scenes.Fixed(0.5),
        Strategies = Scenes.Names(("any", new StrategyBuilding
        {
            Work = Scenes.Always(work),
            Experiments = Scenes.Always(0),
            TrainingCards = Scenes.Always(hours > 0 ? 1 : 0),
            TrainingHours = Scenes.Always(hours),
            FiledShare = Scenes.Fixed(filed),
            NextAfter = Scenes.Always(nextAfter),
        })),
    };

    private static PlatformTerms Platform(double places, double days) =>
        new() { Places = Scenes.Fixed(places), Service = Scenes.Always(days) };

    private static RegulatorRules Regulator(double perYear, double months) => new()
    {
        Capacity = [new FilingsStep { From = Scenes.Start, Value = Scenes.Fixed(perYear) }],
        Processing = Scenes.Always(months),
    };

    private static TalentRules Talent(double founders, double team, EngineerPool? pool = null) => new()
    {
        GrowthPerRound = Scenes.Fixed(2),
        Strategies = Scenes.Names(("any", new StrategyTeam { Founders = Scenes.Always(founders), Team = Scenes.Always(team) })),
        Pool = pool,
    };

    private static EngineerPool Pool(double engineers, double search, double elasticity = 0) => new()
    {
        Engineers = [new EngineersStep { From = Scenes.Start, Value = Scenes.Fixed(engineers) }],
        Reach = Scenes.Fixed(1),
        Search = Scenes.Always(search),
        WageElasticity = Scenes.Fixed(elasticity),
    };

    private static double[] Launches(Result result) =>
        [.. result.Firms("first_launch").Select(day => day is null ? double.NaN : (long)day - Scenes.Start.DayNumber)];

    [Fact]
    public void A_model_takes_its_work_its_training_and_every_station_on_the_way()
    {
        var scenario = Scenes.Empty(1000) with
        {
            Founding = new Founding { Count = 1 },
            Building = Rules(work: 2, hours: 24 * 5, filed: 1, nextAfter: 6),
            Platforms = new PlatformRules { Services = Platform(1, 3), Data = Platform(1, 4), Evaluation = Platform(1, 7) },
            Regulator = Regulator(365.25, 1),
        };
        var result = scenario.Run();
        // Services 3, work 2 months, data 4, training 5, evaluation 7, opening 1 day, processing a month: 110.3 days.
        Assert.Equal(Math.Floor(20 + (3 * Month)), Launches(result)[0]);
        // Then every 6 + 3 months and 17 days (no services again): at 110.3, 401.2, 692.2 and 983.1.
        Assert.Equal(4, result["models_launched"]);
        Assert.Equal(4, result["models_filed"]);
        Assert.Equal(1 + Month, result["filing_mean_days"], 9);
    }

    [Fact]
    public void Experiments_last_until_the_jobs_have_given_enough()
    {
        var rules = Rules(work: 0);
        var terms = rules.Strategies[0].Value with { Experiments = Scenes.Always(240) };
        var scenario = Scenes.Empty(100) with
        {
            Founding = new Founding { Count = 200 },
            Compute = Scenes.Compute(cards: 10_000, jobsPerDay: 12, hours: Scenes.Always(2)),
            Building = rules with { Strategies = Scenes.Names(("any", terms)) },
        };
        // The 120th job of a firm comes on day 10 on average, standard deviation 0.91 days, and ends two hours later. Five
        // standard errors of 200 firms are passed by one seed in two million.
        var days = scenario.Run()["first_launch_mean_months"] * Month;
        Assert.InRange(days, 10.083 - 0.33, 10.083 + 0.33);
        Assert.Equal(0, (scenario with { Compute = null }).Run()["first_launch_mean_months"], 9);
    }

    [Fact]
    public void Training_runs_queue_for_the_cards_of_the_pool()
    {
        var rules = Rules(work: 0, hours: 240);
        var terms = rules.Strategies[0].Value with { TrainingCards = Scenes.Always(3) };
        var scenario = Scenes.Empty(100) with
        {
            Founding = new Founding { Count = 4 },
            Compute = Scenes.Compute(cards: 7, jobsPerDay: 0),
            Building = rules with { Strategies = Scenes.Names(("any", terms)) },
        };
        // Two runs of three cards fit into seven at once.
        Assert.Equal([10, 10, 20, 20], Launches(scenario.Run()));
    }

    [Fact]
    public void A_platform_serves_first_come_and_the_others_wait()
    {
        var scenario = Scenes.Empty(100) with
        {
            Founding = new Founding { Count = 5 },
            Building = Rules(work: 1000),
            Platforms = new PlatformRules { Services = Platform(2, 10) },
        };
        var result = scenario.Run();
        // Waits of 0, 0, 10, 10 and 20 days; 50 place-days of 200 are taken.
        Assert.Equal(8, result["platform_services_wait_mean_days"], 9);
        Assert.Equal(20, result["platform_services_wait_max_days"], 9);
        Assert.Equal(5, result["platform_services_visits"]);
        Assert.Equal(0.25, result["platform_services_utilisation"], 9);
    }

    [Fact]
    public void The_regulator_takes_up_no_more_than_its_capacity()
    {
        var scenario = Scenes.Empty(300) with
        {
            Founding = new Founding { Count = 20 },
            Building = Rules(work: 0, filed: 1),
            Regulator = Regulator(12, 2),
        };
        var result = scenario.Run();
        // Handed in on the first day, one taken up each month, published two months later: by day 300 those of the
        // months
        // 3 to 9, and 13 lie with the regulator.
        Assert.Equal(7, result["models_filed"]);
        Assert.Equal(13, result["filings_in_process"]);
        Assert.Equal(7 / 20.0, result["share_filed"]);
        Assert.Equal(7, result["firms_substantive"]);
    }

    [Fact]
    public void A_team_that_is_not_complete_works_more_slowly()
    {
        // One founder of four people wanted: a quarter of the speed for two months, then the search has filled all
        // places.
        var scenario = Scenes.Empty(400) with
        {
            Founding = new Founding { Count = 1 },
            Building = Rules(work: 3),
            Talent = Talent(1, 4, Pool(engineers: 10, search: 2)),
        };
        Assert.Equal(Math.Floor(4.5 * Month), Launches(scenario.Run())[0]);
        Assert.Equal(Math.Floor(3 * Month), Launches((scenario with { Talent = Talent(1, 4) }).Run())[0]);
        Assert.Equal(Math.Floor(3 * Month), Launches((scenario with { Talent = null }).Run())[0]);
    }

    [Fact]
    public void Hiring_waits_for_people_and_gets_those_whom_a_closed_firm_lets_go()
    {
        // Three firms want four engineers each and only five are there: the first gets four, the second one, the
        // third none.
        var scenario = Scenes.Empty(330) with
        {
            Founding = new Founding { Count = 3 },
            Talent = Talent(1, 5, Pool(engineers: 5, search: 1)),
        };
        var result = scenario.Run();
        Assert.Equal(["5", "2", "1"], result.Firms("people").Select(people => people!.ToString()));
        Assert.Equal(7, result["vacancies"]);
        Assert.Equal(1, result["engineers_employed_share"]);

        // The firms have cash for eight months: when all have closed, nobody is employed.
        var closing = (scenario with { Money = Scenes.Money(8, 8) }).Run();
        Assert.Equal(3, closing["closures_cash"]);
        Assert.Equal(0, closing["people"]);
        Assert.Equal(0, closing["engineers_employed_share"]);
    }

    [Fact]
    public void Wages_follow_the_vacancies_to_the_power_of_the_elasticity()
    {
        var scenario = Scenes.Empty(100) with
        {
            Founding = new Founding { Count = 4 },
            Talent = Talent(0, 10, Pool(engineers: 20, search: 1, elasticity: 2)),
        };
        // Twenty vacancies beside twenty engineers, all employed: (1 + 1)^2.
        Assert.Equal(4, scenario.Run()["wage_index"], 9);
        Assert.Equal(1, (scenario with { Talent = Talent(0, 10) }).Run()["wage_index"]);
    }

    [Fact]
    public void A_round_makes_a_team_grow()
    {
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(6), Size = Scenes.Always(60) };
        var scenario = Scenes.Empty(300) with { Founding = new Founding { Count = 1 }, Money = Scenes.Money(12, 12, 0, round), Talent = Talent(2, 6) };
        Assert.Equal(12, scenario.Run()["people"]);
    }

    [Fact]
    public void A_round_waits_for_the_finance_platform()
    {
        var round = new Round
        {
            Stage = "a",
            Probability = Scenes.Fixed(1),
            After = Scenes.Always(1),
            Size = Scenes.Always(60),
        };
        var scenario = Scenes.Empty(100) with
        {
            Founding = new Founding { Count = 5 },
            Money = Scenes.Money(120, 120, 0, round),
            Platforms = new PlatformRules { Finance = Platform(1, 20) },
        };
        var result = scenario.Run();
        // One firm after the other from day 30.4 on, for 20 days each: three have raised their money by day 90.4.
        Assert.Equal(3 * 60e8, result["raised_fen"]);
        Assert.Equal(4, result["platform_finance_visits"]);
    }

    [Fact]
    public void A_firm_that_outgrows_the_hub_leaves_its_seat()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(1000) }],
            AreaPerFirm = Scenes.Fixed(100),
            Patience = Scenes.Always(0),
            Tenancy = Scenes.Always(1000),
            GraduationSize = Scenes.Fixed(4),
        };
        var scenario = Scenes.Empty(100) with { Founding = new Founding { Count = 10 }, Hub = hub, Talent = Talent(1, 4, Pool(100, search: 2)) };
        var result = scenario.Run();
        Assert.Equal(10, result["firms_graduated"]);
        Assert.Equal(0, result["firms_resident"]);
        Assert.Equal(10, result["firms_alive"]);
        Assert.All(result.Firms("graduated"), day => Assert.Equal(Scenes.Start.DayNumber + 60L, day));
    }

    [Fact]
    public void Parts_that_take_no_time_change_no_other()
    {
        var plain = Scenes.Empty(1000) with
        {
            Founding = new Founding { Count = 50 },
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.5), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1.2) }, Moves = null },
            Money = Scenes.Money(12, 40),
        };
        var whole = plain with
        {
            Building = Rules(work: 3, hours: 100, filed: 1),
            Talent = Talent(2, 6, Pool(1000, 1)),
            Platforms = new PlatformRules { Data = Platform(3, 5) },
        };
        Assert.Equal(plain.Run().Firms("age_days"), whole.Run().Firms("age_days"));
    }
}
