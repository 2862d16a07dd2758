using HubSim.Report.Statistics;

namespace HubSim.Report.Tests.Statistics;

/// <summary>Rank correlations and their floor of chance.</summary>
public class RankInfluenceTests
{
    [Fact]
    public void A_rank_correlation_by_hand()
    {
        // Ranks 1..5 against 2, 1, 4, 3, 5: squared differences 1, 1, 1, 1, 0; 1 - 6 * 4 / (5 * 24) = 0.8.
        var found = RankInfluence.Of("x", [10, 20, 30, 40, 50], [7, 3, 11, 9, 100])!;

        Assert.Equal(0.8, found.Correlation, 12);
        Assert.Equal((7.0, 100.0), (found.Low, found.High));
    }

    [Fact]
    public void An_input_that_never_changes_or_is_missing_has_none()
    {
        Assert.Null(RankInfluence.Of("x", [1, 1, 1], [1, 2, 3]));
        Assert.Null(RankInfluence.Of("x", [1, 2, double.NaN], [1, 2, 3]));
        Assert.Null(RankInfluence.Of("x", [1, 2, 3], [4, 4, 4]));
    }

    [Fact]
    public void The_floor_for_one_input_is_the_published_critical_value()
    {
        // Two-sided 5 % point of the t approximation for n = 30: 0.361 (tables of Pearson and Spearman alike).
        Assert.Equal(0.361, RankInfluence.Floor(30, 1), 3);
        Assert.True(RankInfluence.Floor(200, 217) > RankInfluence.Floor(200, 1));
    }
}
