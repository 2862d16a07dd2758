using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Two ways of the programme to say the same thing leave the same behind, number by number.</summary>
public class SameMechanismTests
{
    private static Programme Base => SupportScenes.Programme();

    private static string Text(Programme? programme) => SupportScenes.City(programme).Run(2).Text();

    private static string Lives(Programme? programme) => SupportScenes.City(programme).Run(2).Lives();

    private static Programme Models(Func<Pot, Pot> change) => Base with { Pots = Base.Pots with { Models = change(Base.Pots.Models!) } };

    private static Programme Schemes(Func<Scheme, Scheme> change) => Models(pot => pot with { Schemes = Scenes.Names([.. pot.Schemes.Select(entry => (entry.Key, change(entry.Value)))]) });

    [Fact]
    public void The_programme_matters_in_this_city_at_all() => Assert.NotEqual(Lives(null), Lives(Base));

    [Fact]
    public void A_programme_without_pots_is_none() =>
        Assert.Equal(Text(null), Text(Base with { Pots = new Pots { Compute = null, Models = null, Corpora = null } }));

    [Fact]
    public void Pots_of_nothing_rates_of_nothing_and_nobody_who_applies_leave_the_lives_of_no_programme()
    {
        string[] columns = ["candidate", "founded", "ended", "cause", "spent_fen", "revenue_fen", "raised_fen", "cash_fen", "support", "public_models_fen"];
        string Of(Programme? programme)
        {
            var result = SupportScenes.City(programme).Run(2);
            return string.Join('\n', columns.Select(column => string.Join(' ', result.Firms(column))));
        }

        var none = Of(null);
        Assert.Equal(none, Of(SupportScenes.Programme(0, 0)));
        Assert.Equal(none, Of(SupportScenes.Programme(rate: 0)));
        Assert.Equal(none, Of(Base with { TakeUp = Scenes.Fixed(0) }));
        Assert.Equal(none, Of(Base with { Review = SupportScenes.Review(reviewers: 0) }));
        Assert.Equal(none, Of(Base with { Review = SupportScenes.Review(), Allocation = SupportScenes.Rule(Rule.Merit, threshold: 1000) }));
    }

    [Theory]
    [InlineData(TaperSide.Before)]
    [InlineData(TaperSide.After)]
    public void A_taper_of_no_months_is_the_cliff(TaperSide side) =>
        Assert.Equal(Text(Base), Text(Schemes(scheme => scheme.MonthsPerFirm is null ? scheme : scheme with { Taper = new Taper { Side = side, Months = Scenes.Fixed(0), Steps = 3 } })));

    [Fact]
    public void One_tranche_of_the_first_day_is_none() =>
        Assert.Equal(Text(Base), Text(Models(pot => pot with { Tranches = [new Tranche { From = Scenes.Start, Share = 1 }] })));

    [Fact]
    public void Claims_that_would_wait_for_nothing_are_refused() =>
        Assert.Equal(Text(Base), Text(Models(pot => pot with { WhenEmpty = WhenEmpty.Wait })));

    [Fact]
    public void A_renewal_after_the_end_is_none() =>
        Assert.Equal(Text(Base), Text(Models(pot => pot with { Renewal = new Renewal { Every = Scenes.Fixed(60) } })));

    [Fact]
    public void Quotas_that_bind_nobody_are_none()
    {
        var one = SupportScenes.City(Base) with { Firms = SupportScenes.Qualities("ships") };
        var quotas = Models(pot => pot with { Quotas = Scenes.Names(("ships", new SectorQuota { Share = 1 })) });
        Assert.Equal(one.Run(2).Text(), (one with { Programme = quotas }).Run(2).Text());
    }

    [Fact]
    public void A_pot_without_end_is_one_that_is_large_enough() =>
        Assert.Equal(Lives(Models(pot => pot with { Amount = Scenes.Fixed(1_000_000) })), Lives(Models(pot => pot with { Amount = null })));

    [Fact]
    public void A_rate_for_some_that_is_the_rate_of_all_is_that_rate() =>
        Assert.Equal(Text(Base), Text(Schemes(scheme => scheme with { Rates = [new RateRule { Stages = ["founded"], Rate = scheme.Rate }] })));

    [Fact]
    public void Misuse_audits_and_claw_back_of_nothing_are_none()
    {
        Assert.Equal(Lives(Base), Lives(Base with { Misuse = SupportScenes.Misuse(0) }));
        Assert.Equal(Lives(Base), Lives(Base with { Misuse = SupportScenes.Misuse(1, diverted: 0) }));
        Assert.Equal(Lives(Base), Lives(Base with { ClawBack = new ClawBack { Within = Scenes.Fixed(24), Share = Scenes.Fixed(0), FromClosed = true } }));
        Assert.Equal(Lives(Base), Lives(Base with { Audits = new Audits { Share = Scenes.Fixed(1), Detection = Scenes.Fixed(1), PaysBack = Scenes.Fixed(1), Excludes = true } }));
    }

    [Fact]
    public void A_rule_of_every_pot_is_the_rule_of_the_programme()
    {
        var rule = SupportScenes.Rule(Rule.Merit, every: 3, places: 2);
        var reviewed = Base with { Review = SupportScenes.Review(reviewers: 2, days: 5, noise: 0.5) };
        var own = reviewed with { Pots = reviewed.Pots with { Models = reviewed.Pots.Models! with { Allocation = rule }, Corpora = reviewed.Pots.Corpora! with { Allocation = rule } } };
        Assert.Equal(Text(reviewed with { Allocation = rule }), Text(own));
        Assert.NotEqual(Text(reviewed), Text(own));
    }

    [Fact]
    public void Merit_that_everybody_passes_and_no_rule_are_first_come()
    {
        var reviewed = Base with { Review = SupportScenes.Review(reviewers: 2, days: 5) };
        Assert.Equal(Text(reviewed), Text(reviewed with { Allocation = SupportScenes.Rule(Rule.FirstCome) }));
        Assert.Equal(Text(reviewed), Text(reviewed with { Allocation = SupportScenes.Rule(Rule.Merit, threshold: -1000) }));
    }
}
