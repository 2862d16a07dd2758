using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Applications, their review, and the rules that decide on them.</summary>
public class ReviewTests
{
    private static readonly Pot Half = Scenes.Pot(1000, ("half", Scenes.Scheme(0.5)));

    private static Programme With(Review review, Allocation? allocation = null) =>
        Scenes.Programme(models: Half) with { Review = review, Allocation = allocation };

    private static Result Run(int firms, int days, Programme programme, int replication = 0) =>
        (SupportScenes.Buyers(firms, days, programme) with { Firms = SupportScenes.Qualities() }).Run(replication);

    /// <summary>Rows of the firms that were paid.</summary>
    private static List<int> Paid(Result result) =>
        [.. result.Firms("public_models_fen").Select((fen, row) => (Fen: (long)fen!, Row: row)).Where(firm => firm.Fen > 0).Select(firm => firm.Row)];

    [Fact]
    public void The_first_bill_brings_the_application_and_later_ones_are_claimed()
    {
        // Applied on day 30.4375 and granted on day 40.4375: eleven of the twelve bills of the year are claimed.
        var result = Run(1, 366, With(SupportScenes.Review(reviewers: 1, days: 10)));
        Assert.Equal(11 * 0.5e8, result["pot_models_spent_fen"]);
        Assert.Equal(1, result["applications_granted"]);
        Assert.Equal("during", result.Firms("support")[0]);
        Assert.Equal((long)Scenes.Start.AddDays(40).DayNumber, result.Firms("support_since")[0]);
        Assert.Equal(result.Firms("support_since")[0], result.Firms("first_supported")[0]);
    }

    [Fact]
    public void Reviewers_work_one_after_the_other()
    {
        // Five applications of ten days each on day 30.4375 at two reviewers: two wait nothing, two ten days, one twenty.
        var result = Run(5, 366, With(SupportScenes.Review(reviewers: 2, days: 10)));
        Assert.Equal((0 + 0 + 10 + 10 + 20) / 5.0, result["review_wait_mean_days"], 1e-9);
        Assert.Equal(50.0 / (2 * 366), result["reviewers_utilisation"], 1e-9);
    }

    [Fact]
    public void Nobody_reviews_and_everybody_waits()
    {
        var result = Run(5, 100, With(SupportScenes.Review(reviewers: 0)));
        Assert.Equal(5, result["applications_waiting"]);
        Assert.Equal(0, result["pot_models_spent_fen"]);
        Assert.Equal(0, result["share_supported"]);
    }

    [Fact]
    public void A_grant_ends_and_the_next_bill_brings_the_next_application()
    {
        // Granted at once on day 30.4375 for 2.5 months: bills 2 and 3 are claimed, bill 4 brings the second application, and so
        // on every three months: ten bills, four applications.
        var result = Run(1, 306, With(SupportScenes.Review(lasts: 2.5)));
        Assert.Equal(4, result["applications_filed"]);
        Assert.Equal(6 * 0.5e8, result["pot_models_spent_fen"]);
    }

    [Fact]
    public void A_refused_firm_applies_again_after_its_pause()
    {
        // Refused with bill 1; two and a half months later bill 4 is the first that may bring another application, then bill 7.
        Assert.Equal(3, Run(1, 280, With(SupportScenes.Review(refused: 1, again: 2.5)))["applications_filed"]);
        Assert.Equal(1, Run(1, 280, With(SupportScenes.Review(refused: 1)))["applications_filed"]);
    }

    [Fact]
    public void Merit_without_noise_picks_exactly_the_best()
    {
        var result = Run(40, 366, With(SupportScenes.Review(), SupportScenes.Rule(Rule.Merit, every: 3, places: 10)));
        var best = result.Firms("quality").Select((quality, row) => (Quality: (double)quality!, Row: row)).OrderByDescending(firm => firm.Quality).Take(10).Select(firm => firm.Row).Order();
        Assert.Equal(best, Paid(result));
        Assert.Equal(30, result["applications_refused"]);
    }

    [Fact]
    public void A_threshold_grants_whoever_passes_it()
    {
        var result = Run(40, 366, With(SupportScenes.Review(), SupportScenes.Rule(Rule.Merit, threshold: 0.5)));
        var good = result.Firms("quality").Select((quality, row) => (Quality: (double)quality!, Row: row)).Where(firm => firm.Quality >= 0.5).Select(firm => firm.Row);
        Assert.Equal(good, Paid(result));
    }

    [Fact]
    public void A_noisy_score_confuses_the_order()
    {
        var result = Run(200, 200, With(SupportScenes.Review(noise: 1), SupportScenes.Rule(Rule.Merit, every: 3, places: 100)));
        var qualities = result.Firms("quality").Select(quality => (double)quality!).ToList();
        var chosen = Paid(result).Average(row => qualities[row]);
        var others = Enumerable.Range(0, 200).Except(Paid(result)).Average(row => qualities[row]);
        // Upper and lower half of a score that correlates with quality by 0.71: means of +-0.56, standard error 0.08 each.
        Assert.InRange(chosen - others, 0.56, 1.7);
        Assert.True(qualities.Order().Take(100).Max() > Paid(result).Min(row => qualities[row]));
    }

    [Fact]
    public void A_lottery_gives_every_applicant_the_same_chance()
    {
        var wins = new int[12];
        for (var replication = 0; replication < 300; replication++)
        {
            var result = Run(12, 160, With(SupportScenes.Review(), SupportScenes.Rule(Rule.Lottery, every: 3, places: 3)), replication);
            Assert.Equal(3, Paid(result).Count);
            foreach (var row in Paid(result))
            {
                wins[row]++;
            }
        }

        // Binomial with n 300 and p 1/4: standard deviation 7.5; one of twelve lies five of them off by chance once in 150,000.
        Assert.All(wins, count => Assert.InRange(count, 75 - 37, 75 + 37));
    }

    [Fact]
    public void Whoever_comes_first_takes_the_places_of_a_round()
    {
        var result = Run(10, 366, With(SupportScenes.Review(reviewers: 1, days: 1), SupportScenes.Rule(Rule.FirstCome, every: 3, places: 4)));
        Assert.Equal([0, 1, 2, 3], Paid(result));
    }

    [Fact]
    public void The_stage_at_the_decision_sets_the_rate()
    {
        // Granted as an early firm before the round, and kept after it.
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(6.5), Size = Scenes.Always(1000) };
        var programme = Scenes.Programme(models: Scenes.Pot(1000, ("early", Scenes.Scheme(1, eligible: Eligible.Early)))) with { Review = SupportScenes.Review() };
        var result = (SupportScenes.Buyers(1, 366, programme) with { Money = Scenes.Money(500, 1000, 0, round) }).Run();
        Assert.Equal(11e8, result["pot_models_spent_fen"]);
    }

    [Fact]
    public void Scores_decide_on_rates()
    {
        var scheme = Scenes.Scheme(0.1) with { Rates = [new RateRule { ScoreAtLeast = 0, Rate = Scenes.Fixed(1) }] };
        var programme = Scenes.Programme(models: Scenes.Pot(10_000, ("by_score", scheme))) with { Review = SupportScenes.Review() };
        var result = Run(50, 92, programme);
        var rows = result.Firms("quality").Zip(result.Firms("public_models_fen"), (quality, fen) => ((double)quality! >= 0, (long)fen!)).Distinct().Order();
        Assert.Equal([(false, 20_000_000L), (true, 200_000_000L)], rows);
    }

    [Fact]
    public void A_share_is_refused_for_its_form()
    {
        var result = Run(1000, 60, With(SupportScenes.Review(refused: 0.3)));
        // 300 on average, standard deviation 14.5; five of these either way are passed by one seed in two million.
        Assert.InRange(result["applications_refused"], 300 - 73, 300 + 73);
    }

    [Fact]
    public void An_application_ends_with_its_firm_and_frees_its_reviewer()
    {
        // A review takes 400 days, longer than most of these firms live, and there is one reviewer for all.
        var scenario = SupportScenes.Buyers(50, 3000, With(SupportScenes.Review(reviewers: 1, days: 400))) with
        {
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(2), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
        };
        var result = scenario.Run();
        Assert.Equal(0, result["firms_living"]);
        Assert.Equal(0, result["applications_waiting"]);
        Assert.True(result["applications_granted"] + result["applications_refused"] < result["applications_filed"]);
        // Had anybody kept the reviewer after its end, the utilisation would go on to the last day.
        var last = result.Firms("age_days").Max(age => (double)age!);
        Assert.InRange(result["reviewers_utilisation"], 0.1, last / 3000);
    }

    [Fact]
    public void A_round_forgets_firms_that_ended_before_it()
    {
        var scenario = SupportScenes.Buyers(50, 1000, With(SupportScenes.Review(), SupportScenes.Rule(Rule.FirstCome, every: 24, places: 50))) with
        {
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(1), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
        };
        var result = scenario.Run();
        var alive = result.Firms("age_days").Count(age => (double)age! > 24 * 30.4375);
        Assert.Equal(alive, result["applications_granted"]);
        Assert.InRange(alive, 1, 49);
    }
}
