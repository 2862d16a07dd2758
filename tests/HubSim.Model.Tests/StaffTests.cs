using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>People as a cost, revenue, prices and crowding out, counted by hand.</summary>
public class StaffTests
{
    private const long Million = 100_000_000;

    private static StaffCost Wages(double pay, double overhead = 0, double rent = 0) =>
        new() { Pay = Scenes.Fixed(pay), Overhead = Scenes.Fixed(overhead), Rent = Scenes.Fixed(rent) };

    private static TalentRules Talent(double founders, double team, EngineerPool? pool = null) => new()
    {
        GrowthPerRound = Scenes.Fixed(1),
        Strategies = Scenes.Names(("any", new StrategyTeam { Founders = Scenes.Always(founders), Team = Scenes.Always(team) })),
        Pool = pool,
    };

    /// <summary>One firm with this cash, wages and people.</summary>
    private static Scenario Firm(double cash, StaffCost? wages, TalentRules? talent, int days = 400, TeamCuts? cuts = null, int count = 1)
    {
        var money = Scenes.Money(cash, 240);
        var strategy = money.Strategies[0].Value with { Wages = wages };
        return Scenes.Empty(days) with
        {
            Founding = new Founding { Count = count },
            Money = money with { Strategies = Scenes.Names(("any", strategy)), Cuts = cuts },
            Talent = talent,
        };
    }

    [Fact]
    public void Ten_people_cost_ten_times_pay_overhead_and_rent()
    {
        // 10 x (1.2 x 1.25 + 0.3) / 12 = 1.5 million a month, twelve times.
        var result = Firm(1000, Wages(1.2, 0.25, 0.3), Talent(2, 10), days: 366).Run();
        Assert.Equal(18 * Million, result.Firms("spent_fen")[0]);
    }

    [Fact]
    public void Wages_without_people_leave_the_planned_burn() =>
        Assert.Equal(Firm(24, null, null).Run().Firms("spent_fen"), Firm(24, Wages(1), null).Run().Firms("spent_fen"));

    /// <summary>
    /// Ten people cost 1 a month and 24 last for two years; below 6 months (at 5, after 19 months) the team is cut to what 5
    /// pays for ten months, 5 people, and at 2.5 left, below 6 months again, to the two founders.
    /// </summary>
    [Fact]
    public void A_team_is_cut_when_money_gets_short_and_founders_stay()
    {
        var cuts = new TeamCuts { Below = Scenes.Fixed(6), Until = Scenes.Fixed(10) };
        var uncut = Firm(24, Wages(1.2), Talent(2, 10), days: 900).Run();
        var after19 = Firm(24, Wages(1.2), Talent(2, 10), days: 590, cuts).Run();
        var late = Firm(24, Wages(1.2), Talent(2, 10), days: 900, cuts).Run();
        Assert.Equal("cash", uncut.Firms("cause")[0]);
        Assert.Equal(5L, after19.Firms("people")[0]);
        Assert.Equal(2L, late.Firms("people")[0]);
        Assert.Equal(1, late["firms_living"]);
    }

    [Fact]
    public void A_firm_begins_with_no_larger_team_than_its_money_pays_for()
    {
        var cuts = new TeamCuts { Below = Scenes.Fixed(0), Until = Scenes.Fixed(10) };
        Assert.Equal(4L, Firm(4, Wages(1.2), Talent(2, 10), days: 20, cuts).Run().Firms("people")[0]);
    }

    [Fact]
    public void People_let_go_are_free_for_others()
    {
        var pool = new EngineerPool
        {
            Engineers = [new EngineersStep { From = Scenes.Start, Value = Scenes.Fixed(100) }],
            Reach = Scenes.Fixed(1),
            Search = Scenes.Always(1),
            WageElasticity = Scenes.Fixed(0),
        };
        var cuts = new TeamCuts { Below = Scenes.Fixed(6), Until = Scenes.Fixed(10) };
        var result = Firm(24, Wages(1.2), Talent(2, 10, pool), days: 900, cuts).Run();
        Assert.Equal(2L, result.Firms("people")[0]);
        Assert.Equal(2, result["people"]);
    }

    /// <summary>Revenue of 2 a month: growth of 21 % a year makes the 24th month exp(ln 1.21 x 23 / 12) times the first.</summary>
    [Fact]
    public void Revenue_grows_after_its_ramp()
    {
        var money = Scenes.Money(240, 240, 2);
        var rules = new RevenueRules { WaitsForLaunch = false, Quality = Scenes.Fixed(1), Growth = Scenes.Fixed(0.21) };
        Scenario City(RevenueRules? revenue) => Scenes.Empty(366) with { Founding = new Founding { Count = 1 }, Money = money with { Revenue = revenue } };
        var expected = Enumerable.Range(1, 12).Sum(month => 2 * Math.Pow(1.21, month / 12.0));
        Assert.Equal(24 * Million, City(null).Run()["revenue_fen"]);
        Assert.Equal(expected, City(rules).Run()["revenue_fen"] / Million, 1e-4);
        Assert.Equal(0, City(rules with { WaitsForLaunch = true }).Run()["revenue_fen"]);
    }

    /// <summary>A price that halves each year with elasticity 0 halves the bill; with 1 the bill stays.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Model_bills_follow_price_and_demand(double elasticity)
    {
        var prices = new ModelPrices { Since = Scenes.Start, Fall = Scenes.Fixed(0.5), Elasticity = Scenes.Fixed(elasticity) };
        var contracts = Scenes.Contracts(1) with { Prices = prices };
        var result = (Scenes.Empty(366) with { Founding = new Founding { Count = 1 }, Contracts = contracts }).Run();
        var expected = Enumerable.Range(1, 12).Sum(month => Math.Pow(Math.Pow(0.5, month / 12.0), 1 - elasticity));
        Assert.Equal(expected, (long)result.Firms("spent_fen")[0]! / (double)Million, 1e-6);
    }

    [Fact]
    public void Purchases_grow_with_each_round()
    {
        var rounds = new[] { InvestorScenes.Round("a", 1, 3.5, 10), InvestorScenes.Round("b", 1, 3, 10) };
        var scenario = Scenes.Empty(366) with
        {
            Founding = new Founding { Count = 1 },
            Money = Scenes.Money(2400, 240, 0, rounds) with { RoundLasts = Scenes.Fixed(240) },
            Contracts = Scenes.Contracts(0, 1) with { PerRound = Scenes.Fixed(3) },
        };
        // Three months at 1, three at 3 and six at 9, beside a burn of 10 a month.
        Assert.Equal((120 + 3 + 9 + 54) * Million, scenario.Run().Firms("spent_fen")[0]);
    }

    /// <summary>A claim of half a bill of 1 comes at once; a quarter of it replaces own spending in the month after.</summary>
    [Fact]
    public void Public_money_crowds_out_own_spending()
    {
        var scenario = Scenes.Empty(366) with
        {
            Founding = new Founding { Count = 1 },
            Money = Scenes.Money(2400, 240) with { CrowdingOut = Scenes.Fixed(0.25) },
            Contracts = Scenes.Contracts(1),
            Programme = Scenes.Programme(models: Scenes.Pot(100, ("half", Scenes.Scheme(0.5)))),
        };
        var result = scenario.Run();
        Assert.Equal(11 * Million / 8, result["crowded_out_fen"]);
        Assert.Equal((132 * Million) - (11 * Million / 8), result.Firms("spent_fen")[0]);
    }
}
