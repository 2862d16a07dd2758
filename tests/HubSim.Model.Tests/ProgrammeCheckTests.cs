using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Programmes that contradict themselves are refused before anything runs, at the key that must change.</summary>
public class ProgrammeCheckTests
{
    private static readonly Pot Half = Scenes.Pot(10, ("half", Scenes.Scheme(0.5)));

    private static string Path(IChecked section)
    {
        var problems = new Problems();
        section.Check(problems);
        return string.Join(' ', problems.Found.Select(problem => problem.Path));
    }

    [Fact]
    public void A_sound_programme_has_no_problem() =>
        Assert.Equal("", Path(Scenes.Programme(models: Half) with { Review = SupportScenes.Review(), Allocation = SupportScenes.Rule(Rule.Merit, threshold: 0) }));

    [Fact]
    public void A_rule_needs_the_review() =>
        Assert.Equal("allocation", Path(Scenes.Programme(models: Half) with { Allocation = SupportScenes.Rule(Rule.FirstCome) }));

    [Fact]
    public void A_score_needs_the_review()
    {
        var scheme = Scenes.Scheme(0.5) with { Rates = [new RateRule { ScoreAtLeast = 1, Rate = Scenes.Fixed(1) }] };
        Assert.Equal("pots.models.schemes.scored.rates", Path(Scenes.Programme(models: Scenes.Pot(10, ("scored", scheme)))));
    }

    [Fact]
    public void Only_the_compute_pot_pays_for_cards()
    {
        var pot = Scenes.Pot(10, ("build", Scenes.Scheme(0.1) with { Covers = Covers.OwnCards }));
        Assert.Equal("", Path(Scenes.Programme(compute: pot)));
        Assert.Equal("pots.models.schemes.build.covers", Path(Scenes.Programme(models: pot)));
    }

    [Theory]
    [InlineData(Rule.Lottery, null, null, null, "round_every")]
    [InlineData(Rule.Merit, null, null, null, "threshold")]
    [InlineData(Rule.FirstCome, 1.0, null, null, "threshold")]
    [InlineData(Rule.Lottery, null, 3.0, null, "places")]
    [InlineData(Rule.FirstCome, null, null, 5.0, "places")]
    public void A_rule_says_what_it_needs(Rule rule, double? threshold, double? every, double? places, string path) =>
        Assert.Equal(path, Path(SupportScenes.Rule(rule, threshold, every, places)));

    [Fact]
    public void Tranches_make_up_the_pot_in_order_of_time()
    {
        Tranche Part(int day, double share) => new() { From = Scenes.Start.AddDays(day), Share = share };
        Assert.Equal("", Path(Half with { Tranches = [Part(0, 0.1), Part(1, 0.2), Part(2, 0.7)] }));
        Assert.Equal("tranches", Path(Half with { Tranches = [Part(0, 0.5), Part(1, 0.4)] }));
        Assert.Equal("tranches[1].from", Path(Half with { Tranches = [Part(1, 0.5), Part(0, 0.5)] }));
    }

    [Fact]
    public void A_pot_without_end_has_no_parts() =>
        Assert.Equal("amount", Path(Half with { Amount = null, Renewal = new Renewal { Every = Scenes.Fixed(12) } }));

    [Fact]
    public void Quotas_are_parts_of_the_whole() =>
        Assert.Equal("quotas", Path(Half with { Quotas = Scenes.Names(("ships", new SectorQuota { Share = 0.7 }), ("cars", new SectorQuota { Share = 0.4 })) }));

    [Fact]
    public void A_taper_is_about_an_end() =>
        Assert.Equal("taper", Path(Scenes.Scheme(0.5) with { Taper = new Taper { Side = TaperSide.After, Months = Scenes.Fixed(6), Steps = 2 } }));

    [Fact]
    public void Sectors_and_stages_of_the_programme_exist()
    {
        var scheme = Scenes.Scheme(0.5) with { Rates = [new RateRule { Sectors = ["ship"], Stages = ["z"], Rate = Scenes.Fixed(1) }] };
        var pot = Scenes.Pot(10, ("kind", scheme)) with { Quotas = Scenes.Names(("boats", new SectorQuota { Share = 0.5 })) };
        Assert.Equal(
            "programme.pots.models.quotas programme.pots.models.schemes.kind.rates[0].sectors programme.pots.models.schemes.kind.rates[0].stages",
            Path(SupportScenes.City(Scenes.Programme(models: pot))));
    }
}
