using HubSim.Experiments.Survival;

namespace HubSim.Experiments.Tests.Survival;

/// <summary>Survival curves against examples that were calculated by hand and published.</summary>
public class KaplanMeierTests
{
    // Freireich and others, Blood 21 (1963) 699-716: weeks in remission of 21 patients under 6-mercaptopurine, "false" when
    // still in remission. Survival and standard errors: Collett, Modelling Survival Data in Medical Research, chapter 2, and
    // R's survfit with conf.type = "log-log".
    private static readonly (int Week, bool Ended)[] Remission =
    [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true),
        (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
    ];

    [Theory]
    [InlineData(5, 1.0, 0.0)]
    [InlineData(6, 0.857, 0.0764)]
    [InlineData(9, 0.807, 0.0869)]
    [InlineData(10, 0.753, 0.0963)]
    [InlineData(13, 0.690, 0.1068)]
    [InlineData(16, 0.627, 0.1141)]
    [InlineData(22, 0.538, 0.1282)]
    [InlineData(35, 0.448, 0.1346)]
    public void Survival_and_standard_error_are_the_published_ones(int week, double survival, double error)
    {
        var curve = Of(Remission, 40);

        var share = curve.Survival()[week];
        Assert.Equal(survival, share, 3);
        Assert.Equal(error, share * Math.Sqrt(curve.Greenwood()[week]), 4);
    }

    [Theory]
    [InlineData(6, 0.620, 0.952)]
    [InlineData(23, 0.188, 0.680)]
    public void The_interval_is_the_published_one(int week, double lower, double upper)
    {
        var curve = Of(Remission, 40);

        var (low, high) = KaplanMeier.Interval(curve.Survival()[week], curve.Greenwood()[week]);

        Assert.Equal(lower, low, 3);
        Assert.Equal(upper, high, 3);
    }

    [Fact]
    public void Five_lives_by_hand()
    {
        // Ends on days 1, 3 and 5; one lost after day 2, one after day 3: 4/5, 4/5 * 2/3, then nobody but the last.
        var curve = Of([(1, true), (2, false), (3, true), (3, false), (5, true)], 6);

        Assert.Equal([1, 0.8, 0.8, 0.8 * 2 / 3, 0.8 * 2 / 3, 0, double.NaN], curve.Survival());
        Assert.Equal([5, 5, 4, 3, 1, 1, 0], curve.AtRisk());
        Assert.Equal((0, 0), KaplanMeier.Interval(curve.Survival()[5], curve.Greenwood()[5]));
        Assert.Equal((5, 3), (curve.Lives, curve.Ends));
    }

    [Fact]
    public void A_life_longer_than_the_grid_is_followed_to_its_end()
    {
        var curve = Of([(1, true), (9, true), (9, false)], 3);

        Assert.Equal([1, 2.0 / 3, 2.0 / 3, 2.0 / 3], curve.Survival());
        Assert.Equal(1, curve.Ends);
    }

    [Fact]
    public void Clusters_of_one_life_and_one_day_give_Greenwood()
    {
        (int, bool)[] lives = [(4, true), (4, true), (4, true), .. Enumerable.Repeat((9, false), 7)];
        var whole = Of(lives, 9);
        var clusters = new ClusterVariance(whole);
        foreach (var life in lives)
        {
            clusters.Add(Of([life], 9));
        }

        Assert.Equal(whole.Greenwood()[9] * 10 / 9, clusters.Values()[9], 12);
    }

    [Fact]
    public void Lives_that_repeat_each_other_say_nothing_more()
    {
        var single = new ClusterVariance(Of(Remission, 40));
        var tenfold = new ClusterVariance(Of([.. Remission.SelectMany(life => Enumerable.Repeat(life, 10))], 40));
        foreach (var life in Remission)
        {
            single.Add(Of([life], 40));
            tenfold.Add(Of([.. Enumerable.Repeat(life, 10)], 40));
        }

        Assert.All(single.Values().Zip(tenfold.Values()), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.True(single.Values()[23] > 0);
    }

    [Fact]
    public void One_cluster_has_no_variance()
    {
        var whole = Of(Remission, 40);
        var clusters = new ClusterVariance(whole);
        clusters.Add(whole);

        Assert.All(clusters.Values(), value => Assert.Equal(double.NaN, value));
        Assert.Throws<ArgumentException>(() => clusters.Add(Of(Remission, 41)));
    }

    private static KaplanMeier Of((int Day, bool Ended)[] lives, int days)
    {
        var curve = new KaplanMeier(days);
        foreach (var (day, ended) in lives)
        {
            curve.Add(day, ended);
        }

        return curve;
    }
}
