using HubSim.Kernel;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>The mood against the closed form of its process.</summary>
public class MoodTests
{
    private const int Replications = 4000;
    private const double Memory = 8;
    private const double Spread = 0.5;
    private const double Start = -0.7;

    /// <summary>Moods at the ends of months, by replication.</summary>
    private static List<double[]> Paths(MoodRules mood, int replications)
    {
        var investors = InvestorScenes.Plain("a") with { Mood = mood };
        var model = new HubModel(InvestorScenes.Firms(1, 400, investors, InvestorScenes.Round("a", 0, 1, 1)), []);
        var column = model.Months.Select(entry => entry.Name).ToList().IndexOf("mood");
        var simulator = new Simulator();
        return [.. Enumerable.Range(0, replications).Select(replication => model.Run(simulator, replication, CancellationToken.None).Months[column].Real.ToArray())];
    }

    // The state at the end of calendar month 3 (91 days) has seen 2 whole steps, that of month 9 (274 days) 9 of them.
    private const int Early = 2;
    private const int Late = 8;
    private const int EarlySteps = 2;
    private const int LateSteps = 9;

    private static readonly Lazy<List<double[]>> Moods = new(() => Paths(InvestorScenes.Mood(Memory, Spread, Start), Replications));

    private static double Keeps(int steps) => Math.Exp(-steps / Memory);

    private static double Variance(int steps) => Spread * Spread * (1 - Keeps(2 * steps));

    /// <summary>Each comparison allows 4.5 standard errors: false alarm once in 150,000 seeds.</summary>
    [Theory]
    [InlineData(Early, EarlySteps)]
    [InlineData(Late, LateSteps)]
    public void Mean_and_variance_are_those_of_the_exact_process(int month, int steps)
    {
        var values = Moods.Value.ConvertAll(path => path[month]);
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (Replications - 1);
        Assert.Equal(Start * Keeps(steps), mean, 4.5 * Math.Sqrt(Variance(steps) / Replications));
        Assert.Equal(Variance(steps), variance, 4.5 * Variance(steps) * Math.Sqrt(2.0 / Replications));
    }

    [Fact]
    public void Correlation_over_months_is_that_of_the_exact_process()
    {
        var paths = Moods.Value;
        var (first, second) = (paths.ConvertAll(path => path[Early]), paths.ConvertAll(path => path[Late]));
        var (meanA, meanB) = (first.Average(), second.Average());
        var covariance = first.Zip(second, (a, b) => (a - meanA) * (b - meanB)).Average();
        var found = covariance / Math.Sqrt(first.Average(a => (a - meanA) * (a - meanA)) * second.Average(b => (b - meanB) * (b - meanB)));
        var expected = Keeps(LateSteps - EarlySteps) * Math.Sqrt(Variance(EarlySteps) / Variance(LateSteps));
        // Fisher's transformation has a standard error of 1 / sqrt(n - 3); 4.5 of them.
        Assert.Equal(Math.Atanh(expected), Math.Atanh(found), 4.5 / Math.Sqrt(Replications - 3));
    }

    [Fact]
    public void Without_spread_the_mood_fades_without_chance()
    {
        var path = Paths(InvestorScenes.Mood(Memory, 0, Start), 1)[0];
        Assert.Equal(Start * Keeps(EarlySteps), path[Early], 1e-12);
        Assert.Equal(Start * Keeps(LateSteps), path[Late], 1e-12);
    }
}
