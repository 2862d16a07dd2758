using HubSim.Kernel.Random;
using HubSim.Model.Observing;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Misuse, audits, money that is paid back, and how unequally support is shared.</summary>
public class ConductTests
{
    private static readonly Programme Full = Scenes.Programme(models: Scenes.Pot(10_000, ("all", Scenes.Scheme(1))));

    private static Scenario Buyers(int firms, int days, Programme programme) =>
        SupportScenes.Buyers(firms, days, programme) with { Money = Scenes.Money(120, 240) };

    [Fact]
    public void What_is_diverted_leaves_the_firm()
    {
        var honest = Buyers(1, 366, Full).Run();
        var diverting = Buyers(1, 366, Full with { Misuse = SupportScenes.Misuse(1, diverted: 0.25) }).Run();
        Assert.Equal(3e8, (long)diverting.Firms("diverted_fen")[0]!);
        Assert.Equal(0.25, diverting["misused_share"]);
        Assert.Equal(3e8, (long)honest.Firms("cash_fen")[0]! - (long)diverting.Firms("cash_fen")[0]!);
    }

    [Fact]
    public void A_share_of_grantees_misuses_what_it_gets()
    {
        var result = Buyers(1000, 60, Full with { Misuse = SupportScenes.Misuse(0.35) }).Run();
        // 350 on average, standard deviation 15.1; five of these either way are passed by one seed in two million.
        Assert.InRange(result.Firms("diverted_fen").Count(fen => (long)fen! > 0), 350 - 76, 350 + 76);
    }

    [Fact]
    public void Whoever_is_caught_pays_back_and_gets_nothing_more()
    {
        var audits = new Audits { Share = Scenes.Fixed(1), Detection = Scenes.Fixed(1), PaysBack = Scenes.Fixed(0.5), Excludes = true };
        var result = Buyers(4, 366, Full with { Misuse = SupportScenes.Misuse(1), Audits = audits }).Run();
        Assert.Equal(4, result["misuse_caught"]);
        Assert.Equal(4, result["payments_audited"]);
        Assert.Equal(4e8, result["pot_models_spent_fen"]);
        Assert.Equal(4 * 0.5e8, result["clawed_back_fen"]);
        Assert.All(result.Firms("support"), support => Assert.Equal("after", support));
    }

    [Fact]
    public void Claims_on_their_way_to_a_caught_firm_lapse_without_being_refused_for_want_of_money()
    {
        var audits = new Audits { Share = Scenes.Fixed(1), Detection = Scenes.Fixed(1), PaysBack = Scenes.Fixed(0), Excludes = true };
        var slow = Full with { PaymentLag = Scenes.Always(100), Misuse = SupportScenes.Misuse(1), Audits = audits };
        var result = Buyers(1, 366, slow).Run();
        Assert.Equal(1, result["pot_models_claims_paid"]);
        Assert.Equal(0, result["pot_models_claims_refused"]);
    }

    [Fact]
    public void An_audit_that_finds_nothing_changes_nothing()
    {
        var audits = new Audits { Share = Scenes.Fixed(1), Detection = Scenes.Fixed(0), PaysBack = Scenes.Fixed(1), Excludes = true };
        var result = Buyers(4, 366, Full with { Misuse = SupportScenes.Misuse(1), Audits = audits }).Run();
        Assert.Equal(0, result["misuse_caught"]);
        Assert.Equal(4 * 12e8, result["pot_models_spent_fen"]);
    }

    [Fact]
    public void A_review_that_sees_everything_lets_no_misuse_through()
    {
        var result = Buyers(100, 200, Full with { Misuse = SupportScenes.Misuse(0.35, caught: 1), Review = SupportScenes.Review() }).Run();
        Assert.Equal(0, result["misused_share"]);
        Assert.InRange(result["misuse_caught_in_review"], 1, 100);
        Assert.Equal(100, result["applications_granted"] + result["misuse_caught_in_review"]);
    }

    [Fact]
    public void Firms_that_move_away_pay_back_what_they_got_within_the_time()
    {
        var back = new ClawBack { Within = Scenes.Fixed(3.5), Share = Scenes.Fixed(0.5), FromClosed = false };
        var scenario = Buyers(200, 731, Full with { ClawBack = back }) with { Endings = new Endings { Hazard = null, Moves = new Moves { Rate = Scenes.Fixed(1) } } };
        var result = scenario.Run();
        // At most the last four bills of a million: half of as many as fall into the time.
        var rows = result.Firms("cause").Zip(result.Firms("age_days"), result.Firms("paid_back_fen"));
        foreach (var (cause, age, fen) in rows)
        {
            var months = (double)age! / 30.4375;
            var recent = Enumerable.Range(1, (int)months).Count(month => months - month <= 3.5);
            Assert.Equal(cause is null ? 0 : recent * 50_000_000L, fen);
        }

        Assert.True(result["clawed_back_fen"] > 0);
    }

    [Fact]
    public void Firms_that_close_pay_back_only_when_the_rule_says_so()
    {
        var scenario = Buyers(200, 731, Full) with { Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(1), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null } };
        Result With(bool fromClosed) => (scenario with { Programme = Full with { ClawBack = new ClawBack { Within = Scenes.Fixed(100), Share = Scenes.Fixed(1), FromClosed = fromClosed } } }).Run();
        Assert.Equal(0, With(false)["clawed_back_fen"]);
        Assert.True(With(true)["clawed_back_fen"] > 0);
    }

    [Fact]
    public void The_Gini_coefficient_is_half_the_mean_difference_over_the_mean()
    {
        Assert.Equal(0, Gini.Of([5, 5, 5]));
        Assert.Equal(0.75, Gini.Of([0, 0, 0, 8]));
        Assert.Null(Gini.Of([]));
        Assert.Null(Gini.Of([0, 0]));
        var draw = new Streams(1, 0).Sequence(new Purpose("gini"));
        var values = Enumerable.Range(0, 50).Select(_ => (long)(draw.NextUniform() * 1000)).ToList();
        var pairs = values.SelectMany(_ => values, (a, b) => (double)Math.Abs(a - b)).Average();
        Assert.Equal(pairs / 2 / values.Average(), Gini.Of(values)!.Value, 1e-12);
    }

    [Fact]
    public void Receipts_are_as_unequal_as_they_are()
    {
        // Two firms with bills of 1 and 3 would need two strategies; a cap does it with one: the pot gives 1.5 to the first
        // firm and 0.5 to the second.
        var result = SupportScenes.Buyers(2, 100, Scenes.Programme(models: Scenes.Pot(2.5, ("all", Scenes.Scheme(1))))).Run();
        Assert.Equal(Gini.Of(result.Firms("public_models_fen").Select(fen => (long)fen!))!.Value, result["receipts_gini"]);
        Assert.Equal(0.1, result["receipts_gini"], 1e-12);
    }
}
