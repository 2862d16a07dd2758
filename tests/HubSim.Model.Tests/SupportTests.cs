using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Pots and schemes, on days and fen that can be counted by hand.</summary>
public class SupportTests
{
    private static Scenario Buyers(int firms, int days, Programme programme, double models = 1) =>
        Scenes.Empty(days) with { Founding = new Founding { Count = firms }, Contracts = Scenes.Contracts(models), Programme = programme };

    [Fact]
    public void A_pot_pays_its_last_fen_and_refuses_from_then_on()
    {
        var result = Buyers(10, 731, Scenes.Programme(models: Scenes.Pot(62, ("half", Scenes.Scheme(0.5))))).Run();
        Assert.Equal(13 * 30.4375, result["pot_models_dry_day"]);
        Assert.Equal(62e8, result["pot_models_spent_fen"]);
        Assert.Equal(0, result["pot_models_left_fen"]);
        Assert.Equal(124, result["pot_models_claims_paid"]);
        Assert.Equal(116, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void A_firm_gets_no_more_than_its_cap()
    {
        var result = Buyers(3, 731, Scenes.Programme(models: Scenes.Pot(100, ("capped", Scenes.Scheme(0.5, cap: 2.25))))).Run();
        Assert.Equal(3 * 2.25e8, result["pot_models_spent_fen"]);
        Assert.All(result.Firms("public_models_fen"), fen => Assert.Equal(225_000_000L, fen));
        Assert.Equal(0, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void After_the_cliff_the_standard_rate_is_left()
    {
        // 24 settlements: twelve at the full rate (the first at day 30.4375, the cliff twelve months later), then twelve at 0.3.
        var result = Buyers(1, 731, Scenes.Programme(models: Scenes.Pot(100, ("standard", Scenes.Scheme(0.3)), ("early", Scenes.Scheme(1, months: 12, eligible: Eligible.Early))))).Run();
        Assert.Equal((12 * 1e8) + (12 * 0.3e8), result["pot_models_spent_fen"]);
    }

    [Fact]
    public void A_firm_with_a_round_is_no_longer_early()
    {
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(6.5), Size = Scenes.Always(100) };
        var scenario = Buyers(1, 366, Scenes.Programme(models: Scenes.Pot(100, ("standard", Scenes.Scheme(0.3)), ("early", Scenes.Scheme(1, eligible: Eligible.Early))))) with { Money = Scenes.Money(50, 100, 1, round) };
        // Twelve settlements, six of them before the round.
        Assert.Equal((6 * 1e8) + (6 * 0.3e8), scenario.Run()["pot_models_spent_fen"]);
    }

    [Fact]
    public void Claims_are_paid_after_their_lag()
    {
        var result = Buyers(1, 100, Scenes.Programme(models: Scenes.Pot(1, ("half", Scenes.Scheme(0.5))), lag: 20)).Run();
        Assert.Equal((2 * 30.4375) + 20, result["pot_models_dry_day"]);
    }

    [Fact]
    public void A_claim_on_its_way_when_the_pot_runs_dry_is_refused_and_counted()
    {
        // Three firms claim 0.5 each on day 30.4375; the pot holds 1, so the third payment finds nothing.
        var result = Buyers(3, 60, Scenes.Programme(models: Scenes.Pot(1, ("half", Scenes.Scheme(0.5))), lag: 5)).Run();
        Assert.Equal(2, result["pot_models_claims_paid"]);
        Assert.Equal(1, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void Nothing_is_paid_before_the_programme_or_after_it()
    {
        var programme = Scenes.Programme(models: Scenes.Pot(100, ("all", Scenes.Scheme(1)))) with { StartsAfter = Scenes.Fixed(50), Until = Scenes.Start.AddDays(100) };
        // Settlements on days 60.875 and 91.3125 fall into days 50 to 100; day 30.4375 and day 121.75 do not.
        Assert.Equal(2e8, Buyers(1, 200, programme).Run()["pot_models_spent_fen"]);
    }

    [Fact]
    public void Firms_that_do_not_apply_get_nothing()
    {
        var programme = Scenes.Programme(models: Scenes.Pot(1000, ("all", Scenes.Scheme(1)))) with { TakeUp = Scenes.Fixed(0.4) };
        var result = Buyers(1000, 60, programme).Run();
        // 1,000 firms apply with probability 0.4 each: 400 on average, standard deviation 15.5; five of these either way are
        // passed by one seed in two million.
        Assert.InRange(result["pot_models_spent_fen"] / 1e8, 400 - 78, 400 + 78);
    }

    [Fact]
    public void A_pot_of_nothing_is_dry_from_the_first_day()
    {
        var result = Buyers(2, 100, Scenes.Programme(models: Scenes.Pot(0, ("half", Scenes.Scheme(0.5))))).Run();
        Assert.Equal(0, result["pot_models_dry_day"]);
        Assert.Equal(6, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void A_scheme_of_no_months_pays_nothing()
    {
        var result = Buyers(2, 100, Scenes.Programme(models: Scenes.Pot(10, ("never", Scenes.Scheme(0.5, months: 0))))).Run();
        Assert.Equal(0, result["pot_models_spent_fen"]);
    }

    [Fact]
    public void The_endless_pot_never_runs_dry()
    {
        var result = Buyers(100, 731, Scenes.Programme(models: Scenes.Pot(1_000_000, ("all", Scenes.Scheme(1))))).Run();
        Assert.True(double.IsNaN(result["pot_models_dry_day"]));
        Assert.Equal(0, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void Compute_bills_are_claimed_to_the_fen()
    {
        var scenario = Scenes.Empty(366) with
        {
            Founding = new Founding { Count = 5 },
            Compute = Scenes.Compute(cards: 1000, jobsPerDay: 2, hours: Scenes.Always(3)),
            Programme = Scenes.Programme(compute: Scenes.Pot(1000, ("all", Scenes.Scheme(1)))),
        };
        var result = scenario.Run();
        // At the full rate everything paid for compute until the last settlement comes back.
        var spent = result.Firms("spent_fen").Sum(fen => (long)fen!);
        Assert.Equal(spent, result["pot_compute_spent_fen"]);
        Assert.True(spent > 0);
    }
}
