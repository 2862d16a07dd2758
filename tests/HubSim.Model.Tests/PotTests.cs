using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>How pots are filled and shared out, on days and fen that can be counted by hand.</summary>
public class PotTests
{
    private static Pot Half(double million) => Scenes.Pot(million, ("half", Scenes.Scheme(0.5)));

    private static Tranche Part(int day, double share) => new() { From = Scenes.Start.AddDays(day), Share = share };

    private static Result Run(Pot pot, int firms = 10, int days = 731) => SupportScenes.Buyers(firms, days, Scenes.Programme(models: pot)).Run();

    [Fact]
    public void Tranches_empty_one_after_the_other_on_days_that_can_be_counted()
    {
        // 5 million a settlement: the first 31 end at the 7th. The second 31 come on day 274, last from the 10th settlement on,
        // and end at the 16th.
        var result = Run(Half(62) with { Tranches = [Part(0, 0.5), Part(274, 0.5)] });
        Assert.Equal(16 * 30.4375, result["pot_models_dry_day"]);
        Assert.Equal(62e8, result["pot_models_spent_fen"]);
        Assert.Equal(124, result["pot_models_claims_paid"]);
        Assert.Equal(116, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void Claims_that_wait_are_paid_when_the_next_tranche_comes()
    {
        // Two firms claim 0.5 each on day 30.4375 and 60.875, then 1 million is gone at the first; the second million comes on
        // day 100 and goes to the claims of day 60.875, those of day 91.3125 and later wait in vain and are refused.
        var pot = Half(2) with { Tranches = [Part(0, 0.5), Part(100, 0.5)], WhenEmpty = WhenEmpty.Wait };
        var result = Run(pot, firms: 2, days: 120);
        Assert.Equal(100, result["pot_models_dry_day"]);
        Assert.Equal(4, result["pot_models_claims_paid"]);
        Assert.Equal(2, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void A_waiting_claim_is_paid_in_parts_and_counted_once()
    {
        // One claim of 0.5 finds 0.2, gets 0.2 more on day 50 and the last 0.1 on day 58.
        var pot = Half(0.5) with { Tranches = [Part(0, 0.4), Part(50, 0.4), Part(58, 0.2)], WhenEmpty = WhenEmpty.Wait };
        var result = Run(pot, firms: 1, days: 60);
        Assert.Equal(58, result["pot_models_dry_day"]);
        Assert.Equal(1, result["pot_models_claims_paid"]);
        Assert.Equal(0, result["pot_models_claims_refused"]);
        Assert.Equal(50_000_000L, result.Firms("public_models_fen")[0]);
    }

    [Fact]
    public void A_renewed_pot_is_filled_to_its_amount_again_and_what_was_left_lapses()
    {
        // One firm draws 0.5 million a month out of 10: 5.5 in the eleven months before day 365.25 and 0.5 on that day, so that
        // 4 million lapse. Another 6 go in the second year.
        var result = Run(Half(10) with { Renewal = new Renewal { Every = Scenes.Fixed(12) } }, firms: 1, days: 730);
        Assert.Equal(20e8, result["pot_models_funded_fen"]);
        Assert.Equal(11.5e8, result["pot_models_spent_fen"]);
        // 10 million less the 12th to 23rd settlement: the 12th falls on the day of the renewal and comes after it.
        Assert.Equal(10e8 - (12 * 0.5e8), result["pot_models_left_fen"]);
    }

    [Fact]
    public void A_pot_without_end_never_empties_and_is_paid_for_by_the_treasury()
    {
        var result = Run(Half(0) with { Amount = null }, firms: 100);
        Assert.True(double.IsNaN(result["pot_models_dry_day"]));
        Assert.True(double.IsNaN(result["pot_models_left_fen"]));
        Assert.Equal(0, result["pot_models_claims_refused"]);
        Assert.Equal(100 * 24 * 0.5e8, result["pot_models_spent_fen"]);
        Assert.Equal(result["pot_models_spent_fen"], result["pot_models_funded_fen"]);
    }

    [Fact]
    public void Sector_quotas_are_kept_to_the_fen()
    {
        var quotas = Scenes.Names(("ships", new SectorQuota { Share = 0.3 }), ("cars", new SectorQuota { Share = 0.1 }));
        var scenario = SupportScenes.Buyers(60, 731, Scenes.Programme(models: Half(62) with { Quotas = quotas })) with { Firms = SupportScenes.Qualities("ships", "cars", "health", "finance") };
        var result = scenario.Run();
        var paid = result.Firms("sector").Zip(result.Firms("public_models_fen"), (sector, fen) => (Sector: (string)sector!, Fen: (long)fen!)).ToList();
        Assert.Equal(18_60_000_000, paid.Where(row => row.Sector == "ships").Sum(row => row.Fen));
        Assert.Equal(620_000_000, paid.Where(row => row.Sector == "cars").Sum(row => row.Fen));
        // Those without a quota share the rest.
        Assert.Equal(37_20_000_000, paid.Where(row => row.Sector is "health" or "finance").Sum(row => row.Fen));
        Assert.Equal(0, result["pot_models_left_fen"]);
    }

    [Fact]
    public void A_taper_after_the_cliff_falls_in_equal_steps()
    {
        // Twelve months at the full rate, three at two thirds, three at one third.
        var taper = new Taper { Side = TaperSide.After, Months = Scenes.Fixed(6), Steps = 2 };
        var result = Run(Scenes.Pot(100, ("soft", Scenes.Scheme(1, months: 12) with { Taper = taper })), firms: 1);
        Assert.Equal(12e8 + (3 * 66_666_667) + (3 * 33_333_333), result["pot_models_spent_fen"]);
    }

    [Fact]
    public void A_taper_before_the_cliff_takes_from_the_months_of_the_scheme()
    {
        // Six months at the full rate, then three at two thirds and three at one third.
        var taper = new Taper { Side = TaperSide.Before, Months = Scenes.Fixed(6), Steps = 2 };
        var result = Run(Scenes.Pot(100, ("soft", Scenes.Scheme(1, months: 12) with { Taper = taper })), firms: 1);
        Assert.Equal(6e8 + (3 * 66_666_667) + (3 * 33_333_333), result["pot_models_spent_fen"]);
    }

    [Fact]
    public void Own_cards_are_bought_once_and_paid_in_part()
    {
        // Ten firms with cash of 100 million want cards for 20 when they have five times that: at once, after six months.
        var cards = new OwnCards { Share = Scenes.Fixed(1), After = Scenes.Always(6), Cost = Scenes.Always(20), Reserve = Scenes.Fixed(4), UsefulHours = Scenes.Fixed(100) };
        var contracts = new Contracts { Strategies = Scenes.Names(("any", new StrategyContracts { Models = Scenes.Always(0), Corpora = Scenes.Always(0), OwnCards = cards })) };
        var pot = Scenes.Pot(100, ("own_build", Scenes.Scheme(0.1) with { Covers = Covers.OwnCards }), ("rent", Scenes.Scheme(1)));
        var scenario = Scenes.Empty(366) with { Founding = new Founding { Count = 10 }, Money = Scenes.Money(100, 1000), Contracts = contracts, Programme = Scenes.Programme(compute: pot) };
        var result = scenario.Run();
        Assert.All(result.Firms("own_cards_fen"), fen => Assert.Equal(2_000_000_000L, fen));
        Assert.Equal(10 * 2e8, result["scheme_compute_own_build_spent_fen"]);
        Assert.Equal(0, result["scheme_compute_rent_spent_fen"]);
        // Whoever never has the cash never buys.
        Assert.All((scenario with { Money = Scenes.Money(79, 1000) }).Run().Firms("own_cards_fen"), fen => Assert.Equal(0L, fen));
    }

    [Fact]
    public void Rates_follow_stage_and_sector()
    {
        var scheme = Scenes.Scheme(0.1) with
        {
            Rates =
            [
                new RateRule { Stages = ["founded"], Sectors = ["cars"], Rate = Scenes.Fixed(1) },
                new RateRule { Sectors = ["cars"], Rate = Scenes.Fixed(0.5) },
            ],
        };
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(6.5), Size = Scenes.Always(1000) };
        var scenario = SupportScenes.Buyers(30, 366, Scenes.Programme(models: Scenes.Pot(10_000, ("by_kind", scheme)))) with { Firms = SupportScenes.Qualities("ships", "cars"), Money = Scenes.Money(500, 1000, 0, round) };
        var result = scenario.Run();
        var paid = result.Firms("sector").Zip(result.Firms("public_models_fen"), (sector, fen) => ((string)sector!, (long)fen!)).Distinct().Order().ToList();
        // Twelve settlements, six of them before the round.
        Assert.Equal([("cars", 900_000_000L), ("ships", 120_000_000L)], paid);
    }
}
