using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

/// <summary>Rounds, money for them, and exits against answers that are known.</summary>
public class InvestorTests
{
    private static readonly string[] MoneyColumns = ["candidate", "stage", "rounds", "raised_fen", "spent_fen", "cash_fen", "ended", "cause"];

    private static Round[] Ladder =>
    [
        InvestorScenes.Round("a", 0.5, Scenes.Sometimes(new LogNormal(6, 0.5)), Scenes.Sometimes(new LogNormal(60, 1.1))),
        InvestorScenes.Round("b", 0.4, Scenes.Sometimes(new LogNormal(6, 0.5)), Scenes.Sometimes(new LogNormal(100, 1.4))),
    ];

    private static List<string> Rows(Result result) =>
        [.. Enumerable.Range(0, result.Replication.Firms.Rows).Select(row => string.Join('|', MoneyColumns.Select(column => result.Firms(column)[row])))];

    private static Scenario Poor(Investors? investors, Round[] rounds) =>
        InvestorScenes.Firms(300, 1200, investors, rounds) with { Money = Scenes.Money(30, 15, 0.3, rounds) };

    [Fact]
    public void Investors_that_change_nothing_give_the_rounds_of_none()
    {
        var without = Poor(null, Ladder).Run(2);
        var with = Poor(InvestorScenes.Plain("a", "b"), Ladder).Run(2);
        Assert.Equal(Rows(without), Rows(with));
        Assert.True(without["raised_fen"] > 0);
    }

    [Fact]
    public void A_mood_without_spread_changes_nothing()
    {
        var plain = InvestorScenes.Plain("a", "b");
        var still = plain with { Mood = InvestorScenes.Mood(6, 0) };
        Assert.Equal(Rows(Poor(plain, Ladder).Run()), Rows(Poor(still, Ladder).Run()));
    }

    [Fact]
    public void An_effect_of_one_gives_what_no_programme_gives_and_another_one_more_rounds()
    {
        Scenario City(double granted, Programme? programme) => InvestorScenes.Firms(
            400, 700, InvestorScenes.Plain("a", "b") with { Odds = InvestorScenes.Odds(granted: granted) }, Ladder) with
        {
            Contracts = Scenes.Contracts(0.1),
            Programme = programme,
        };
        var rounds = City(1, null).Run().Firms("rounds");
        var programme = Scenes.Programme(models: Scenes.Pot(1000, ("half", Scenes.Scheme(0.5))));
        Assert.Equal(rounds, City(1, programme).Run().Firms("rounds"));
        var helped = City(3, programme).Run().Firms("rounds");
        // The same founder has the same luck: nobody raises less with better odds.
        Assert.All(rounds.Zip(helped), pair => Assert.True((long)pair.Second! >= (long)pair.First!));
        Assert.True(helped.Sum(count => (long)count!) > rounds.Sum(count => (long)count!));
    }

    /// <summary>18 % of seed firms have an A round in two years, of 55 % in all: a binomial count within 4.5 deviations.</summary>
    [Theory]
    [InlineData(730.5, 0.55 * 0.32768)]
    [InlineData(7305, 0.55)]
    public void Graduation_from_seed_follows_its_probability_and_time(double days, double expected)
    {
        const int firms = 4000;
        var round = InvestorScenes.Round("a", 0.55, Scenes.Sometimes(new LogNormal(30, 0.5)), Scenes.Always(1));
        var result = InvestorScenes.Firms(firms, (int)Math.Round(days), InvestorScenes.Plain("a"), round).Run(11);
        // P(after <= 24 months) = Phi(ln(24 / 30) / 0.5) = 0.32768.
        Assert.Equal(expected, result["share_reached_a"], 4.5 * Math.Sqrt(expected * (1 - expected) / firms));
    }

    [Fact]
    public void Endless_capital_gives_what_no_limit_gives()
    {
        var plain = InvestorScenes.Plain("a", "b");
        var endless = plain with { Capital = InvestorScenes.Capital(1e8, kept: 12) };
        Assert.Equal(Rows(Poor(plain, Ladder).Run()), Rows(Poor(endless, Ladder).Run()));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    public void Without_capital_no_round_is_paid(double least)
    {
        var result = InvestorScenes.Firms(50, 700, InvestorScenes.Plain("a") with { Capital = InvestorScenes.Capital(0, least: least) }, InvestorScenes.Round("a", 1, 3, 10)).Run();
        Assert.Equal(0, result["raised_fen"]);
        Assert.Equal(0, result["rounds_a"]);
        Assert.Equal(50, result["rounds_without_money"]);
    }

    /// <summary>
    /// Each month 10 million come in and at most 10 are kept; 100 firms ask for 10 million each after 3.5 months and take half
    /// if there is no more. At once one gets 10; from then on two are served each month while their patience of 3 months
    /// lasts: at months 4, 5 and 6.
    /// </summary>
    [Fact]
    public void Rounds_shrink_and_wait_when_money_is_out()
    {
        var investors = InvestorScenes.Plain("a") with { Capital = InvestorScenes.Capital(120, kept: 1) };
        var result = InvestorScenes.Firms(100, 300, investors, InvestorScenes.Round("a", 1, 3.5, 10)).Run();
        Assert.Equal(7, result["rounds_a"]);
        Assert.Equal(40 * 100_000_000L, result["raised_fen"]);
        Assert.Equal(93, result["rounds_without_money"]);
    }

    [Fact]
    public void A_state_fund_pays_its_part_while_it_has_money()
    {
        var state = new StateFunds
        {
            PerYear = [new CapitalStep { From = Scenes.Start, Value = Scenes.Fixed(12) }],
            Interest = Scenes.Fixed(1),
            Part = Scenes.Fixed(0.25),
            Odds = Scenes.Fixed(1),
        };
        var result = InvestorScenes.Firms(10, 300, InvestorScenes.Plain("a") with { State = state }, InvestorScenes.Round("a", 1, 3.5, 10)).Run();
        // Three million are there by then: one firm gets 2.5 of it, the next 0.5, and to eight the state no longer comes.
        Assert.Equal(3 * 100_000_000L, result["state_invested_fen"]);
        Assert.Equal((10 + 8 + 80) * 100_000_000L, result["raised_fen"]);
    }

    /// <summary>A round of 10 for 20 % values a firm at 50; a sale at three times that brings 30 for each 10.</summary>
    [Fact]
    public void A_sale_ends_the_firm_and_pays_its_owners()
    {
        var sales = new SaleRules { FromStage = "a", Rate = Scenes.Fixed(0.6), Multiple = Scenes.Always(3) };
        var result = InvestorScenes.Firms(2000, 731, InvestorScenes.Plain("a") with { Sales = sales }, InvestorScenes.Round("a", 1, 0, 10)).Run(3);
        // 24 months at 0.6 a year: a binomial count within 4.5 deviations.
        var expected = 1 - Math.Exp(-1.2);
        var acquired = result["firms_acquired"] / 2000;
        Assert.Equal(expected, acquired, 4.5 * Math.Sqrt(expected * (1 - expected) / 2000));
        Assert.Equal(150 * 100_000_000.0 * result["firms_acquired"], result["sold_for_fen"]);
        Assert.Equal((3 * acquired) + (1 - acquired), result["investors_multiple_a"], 1e-9);
        Assert.Equal(0, result["investors_loss_rate_a"]);
    }

    /// <summary>At twice the value of 50, 20 % are sold for 20 of new money; a fifth of the other 80 is 16 for each 10.</summary>
    [Fact]
    public void A_listed_firm_lives_on_with_new_money()
    {
        var listings = new ListingRules
        {
            FromStage = "a",
            Rate = [new ListingStep { From = Scenes.Start, Value = Scenes.Fixed(100) }],
            Multiple = Scenes.Always(2),
            Float = Scenes.Fixed(0.2),
        };
        var result = InvestorScenes.Firms(20, 365, InvestorScenes.Plain("a", "b") with { Listings = listings }, InvestorScenes.Round("a", 1, 0, 10), InvestorScenes.Round("b", 1, 300, 10)).Run();
        Assert.Equal(20, result["firms_listed"]);
        Assert.Equal(20, result["firms_living"]);
        Assert.Equal(1.6, result["investors_multiple_a"], 1e-9);
        Assert.Equal(20 * 30 * 100_000_000L, result["raised_fen"]);
        Assert.All(result.Firms("stage"), stage => Assert.Equal("listed", stage));
    }

    /// <summary>A firm with 10 of its own and 10 from investors closes after a year; what is left goes back half and half.</summary>
    [Fact]
    public void A_firm_that_closes_gives_back_what_is_left()
    {
        var scenario = InvestorScenes.Firms(50, 3000, InvestorScenes.Plain("a"), InvestorScenes.Round("a", 1, 0, 10)) with
        {
            Money = Scenes.Money(10, 240, 0, InvestorScenes.Round("a", 1, 0, 10)) with { RoundLasts = Scenes.Fixed(240) },
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(10), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
        };
        var result = scenario.Run();
        var spent = result.Firms("spent_fen").Sum(fen => (long)fen!);
        Assert.Equal(50, result["closures_hazard"]);
        // Who closes before the first settlement gives all back.
        Assert.Equal(result.Firms("spent_fen").Count(fen => (long)fen! > 0) / 50.0, result["investors_loss_rate"]);
        Assert.Equal((1000 - (spent / 100_000_000.0)) / 1000, result["investors_multiple"], 1e-6);
    }

    /// <summary>A cash of 12 with a burn of 1 a month falls below six months after the seventh settlement.</summary>
    [Fact]
    public void A_firm_whose_money_gets_short_tries_before_its_time()
    {
        var round = InvestorScenes.Round("a", 1, 100, 24);
        var early = new RoundTries { Count = 1, Between = Scenes.Fixed(1), Early = new EarlyTry { Below = Scenes.Fixed(6), Odds = Scenes.Fixed(1) } };
        Scenario City(RoundTries tries) => InvestorScenes.Firms(1, 500, InvestorScenes.Plain("a") with { Tries = tries }, round) with { Money = Scenes.Money(12, 12, 0, round) };
        Assert.Equal(1, City(early).Run()["firms_living"]);
        Assert.Equal(0, City(InvestorScenes.Once).Run()["firms_living"]);
    }

    /// <summary>A factor of 1/3 on the odds of a sure bet of one half leaves a quarter, and half the size half the money.</summary>
    [Fact]
    public void Shocks_move_odds_and_sizes()
    {
        static Shock Lasting(Dial dial, double factor) => new() { Dial = dial, On = Scenes.Start, Delay = Scenes.Fixed(0), Factor = Scenes.Fixed(factor), Lasts = null, Probability = Scenes.Fixed(1) };
        var plain = InvestorScenes.Firms(4000, 365, InvestorScenes.Plain("a"), InvestorScenes.Round("a", 0.5, 3, 10));
        var result = (plain with { Shocks = Scenes.Names(("odds", Lasting(Dial.FundingOdds, 1.0 / 3)), ("size", Lasting(Dial.RoundSize, 0.5))) }).Run(8);
        // A binomial count of 4000 within 4.5 deviations.
        Assert.Equal(0.25, result["rounds_a"] / 4000, 4.5 * Math.Sqrt(0.25 * 0.75 / 4000));
        Assert.Equal(5 * 100_000_000L * result["rounds_a"], result["raised_fen"]);
    }

    [Fact]
    public void Retries_in_an_even_mood_help_nobody()
    {
        var investors = InvestorScenes.Plain("a", "b");
        var stubborn = investors with { Tries = new RoundTries { Count = 5, Between = Scenes.Fixed(2), Early = null } };
        Assert.Equal(Rows(Poor(investors, Ladder).Run(4)), Rows(Poor(stubborn, Ladder).Run(4)));
    }
}
