using CsCheck;
using HubSim.Model.Investing;

namespace HubSim.Model.Tests;

public class RoundOddsTests
{
    [Fact]
    public void A_factor_of_one_leaves_the_very_same_number() =>
        Gen.Double[0, 1].Sample(probability => RoundOdds.Shift(probability, 1).Equals(probability));

    [Fact]
    public void The_odds_are_multiplied() =>
        Gen.Select(Gen.Double[0.001, 0.999], Gen.Double[0.01, 100]).Sample((probability, factor) =>
        {
            var shifted = RoundOdds.Shift(probability, factor);
            return Math.Abs((shifted / (1 - shifted) / (probability / (1 - probability))) - factor) < 1e-6 * factor;
        });

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(1, 0.2, 1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.1, 2, 0.2 / 1.1)]
    public void The_ends_stay_where_they_are(double probability, double factor, double expected) =>
        Assert.Equal(expected, RoundOdds.Shift(probability, factor), 1e-15);
}
