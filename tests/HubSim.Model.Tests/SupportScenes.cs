using HubSim.Kernel.Random;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Programmes for tests.</summary>
static class SupportScenes
{
    /// <summary>Firms of the first day that buy models for RMB 1 million a month each.</summary>
    public static Scenario Buyers(int firms, int days, Programme programme) =>
        Scenes.Empty(days) with { Founding = new Founding { Count = firms }, Contracts = Scenes.Contracts(1), Programme = programme };

    /// <summary>A review that takes so many days with so many reviewers.</summary>
    public static Review Review(double reviewers = 1000, double days = 0, double noise = 0, double? lasts = null, double? again = null, double refused = 0) => new()
    {
        Reviewers = Scenes.Fixed(reviewers),
        DaysPerApplication = Scenes.Always(days),
        Refused = Scenes.Fixed(refused),
        ScoreNoise = Scenes.Fixed(noise),
        GrantLasts = lasts is { } months ? Scenes.Fixed(months) : null,
        AppliesAgain = again is { } pause ? Scenes.Fixed(pause) : null,
    };

    /// <summary>A rule of allocation.</summary>
    public static Allocation Rule(Rule rule, double? threshold = null, double? every = null, double? places = null) => new()
    {
        Rule = rule,
        Threshold = threshold is { } least ? Scenes.Fixed(least) : null,
        RoundEvery = every is { } months ? Scenes.Fixed(months) : null,
        Places = places is { } count ? Scenes.Fixed(count) : null,
    };

    /// <summary>Misuse by so many.</summary>
    public static Misuse Misuse(double share, double diverted = 1, double caught = 0) =>
        new() { Share = Scenes.Fixed(share), Diverted = Scenes.Fixed(diverted), CaughtInReview = Scenes.Fixed(caught) };

    /// <summary>Founders of standard normal quality.</summary>
    public static Firms Qualities(params string[] sectors) => new()
    {
        Strategies = Scenes.Names(("any", new Strategy { Share = Scenes.Fixed(1) })),
        Quality = new Quality { Spread = Scenes.Fixed(1) },
        Sectors = sectors.Length == 0 ? null : Scenes.Names([.. sectors.Select(name => (name, new Sector { Weight = Scenes.Fixed(1) }))]),
    };

    /// <summary>A city in which everything moves: arrivals, rounds, closures, moves, three pots with two schemes.</summary>
    public static Scenario City(Programme? programme) => Scenes.Empty(1500) with
    {
        Firms = Qualities("ships", "cars"),
        Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(10, (0, 4)))) },
        Money = Scenes.Money(30, 30, 0.5, new Round { Stage = "a", Probability = Scenes.Fixed(0.5), After = Scenes.Sometimes(new LogNormal(15, 0.4)), Size = Scenes.Always(40) }),
        Contracts = Scenes.Contracts(0.4, 0.2),
        Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.1), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = new Moves { Rate = Scenes.Fixed(0.1) } },
        Programme = programme,
    };

    /// <summary>The programme of <see cref="City"/>: tight pots, a cliff, a lag.</summary>
    public static Programme Programme(double models = 60, double corpora = 20, double rate = 1) =>
        Scenes.Programme(models: Pot(models, rate), corpora: Pot(corpora, rate), lag: 20);

    /// <summary>Everything that a replication left behind, as text.</summary>
    public static string Text(this Result result) => $"{string.Join(' ', result.Replication.Responses)}\n{result.Lives()}\n{Text(result.Replication.Months)}";

    /// <summary>The firms, as text.</summary>
    public static string Lives(this Result result) => Text(result.Replication.Firms);

    private static Pot Pot(double million, double rate) =>
        Scenes.Pot(million, ("standard", Scenes.Scheme(rate * 0.3)), ("early", Scenes.Scheme(rate, cap: 5, months: 12, eligible: Eligible.Early)));

    private static string Text(Table table) =>
        string.Join('\n', Enumerable.Range(0, table.Columns.Count).Select(column => $"{table[column].Column.Name}: {string.Join(' ', table[column].Whole)}{string.Join(' ', table[column].Real)}{string.Join(' ', table[column].Text)}"));
}
