using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Investors for tests: everything off or 1, so that each test switches on what it looks at.</summary>
static class InvestorScenes
{
    public static Round Round(string stage, double probability, double months, double million) =>
        Round(stage, probability, Scenes.Always(months), Scenes.Always(million));

    public static Round Round(string stage, double probability, Chance after, Chance size) =>
        new() { Stage = stage, Probability = Scenes.Fixed(probability), After = after, Size = size };

    public static RoundOddsRules Odds(double quality = 0, double launched = 1, double filed = 1, double granted = 1) => new()
    {
        Quality = Scenes.Fixed(quality),
        Launched = Scenes.Fixed(launched),
        Filed = Scenes.Fixed(filed),
        Granted = Scenes.Fixed(granted),
    };

    public static MoodRules Mood(double memory, double spread, double start = 0, double power = 1) => new()
    {
        Memory = Scenes.Fixed(memory),
        Spread = Scenes.Fixed(spread),
        Start = Scenes.Fixed(start),
        Size = Scenes.Fixed(power),
        Capital = Scenes.Fixed(power),
        Price = Scenes.Fixed(power),
    };

    public static Investors Plain(params string[] stages) => new()
    {
        Mood = null,
        Odds = Odds(),
        Tries = Once,
        Stages = Scenes.Names([.. stages.Select(stage => (stage, new StageTerms { Dilution = Scenes.Always(0.2), CapitalShare = Scenes.Fixed(1) }))]),
        Capital = null,
        State = null,
        Sales = null,
        Listings = null,
    };

    public static RoundTries Once => new() { Count = 1, Between = Scenes.Fixed(1), Early = null };

    public static PrivateCapital Capital(double millionPerYear, double kept = 1, double least = 0.5, double patience = 3) => new()
    {
        PerYear = [new CapitalStep { From = Scenes.Start, Value = Scenes.Fixed(millionPerYear) }],
        Reach = Scenes.Fixed(1),
        Kept = Scenes.Fixed(kept),
        Least = Scenes.Fixed(least),
        Patience = Scenes.Fixed(patience),
    };

    /// <summary>Firms founded on the first day with money that outlasts every run, and these rounds.</summary>
    public static Scenario Firms(int count, int days, Investors? investors, params Round[] rounds) => Scenes.Empty(days) with
    {
        Founding = new Founding { Count = count },
        Money = Scenes.Money(24_000, 240, 0, rounds),
        Investors = investors,
    };
}
