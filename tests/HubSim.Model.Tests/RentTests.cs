using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Supply;

namespace HubSim.Model.Tests;

public sealed class RentTests
{
    [Fact]
    public void Without_deviation_the_rent_is_its_level_exactly()
    {
        var rents = Months(Level(points: [(0, 20), (366, 10)]));
        for (var month = 0; month < 12; month++)
        {
            var day = new DateOnly(2024, 1, 1).AddMonths(month + 1).DayNumber - Scenes.Start.DayNumber;
            Assert.Equal(20 * Math.Pow(0.5, day / 366.0), rents[month]!.Value, 1e-12);
        }
    }

    [Fact]
    public void Before_the_first_and_after_the_last_point_the_level_stays() =>
        Assert.Equal([20, 20, 10, 10], Pick(Months(Level(points: [(60, 20), (70, 10)])), 0, 1, 2, 11));

    [Fact]
    public void A_change_is_complete_after_its_time_and_stays()
    {
        var rents = Months(Level(points: [(0, 10)], changes: [(91, 2, 4)]));
        Assert.Equal([10, 10, 10], Pick(rents, 0, 1, 2));
        Assert.Equal(10 * Math.Pow(4, 30 / (2 * 30.4375)), rents[3]!.Value, 1e-12);
        Assert.Equal(40, rents[5]!.Value, 1e-12);
        Assert.Equal(40, rents[11]!.Value, 1e-12);
    }

    [Fact]
    public void A_trend_is_its_share_of_the_level_in_a_year()
    {
        var rent = Level(points: [(0, 10)]) with { Trend = new RentTrend { From = Scenes.Start.AddDays(1), Rate = Scenes.Fixed(-0.25) } };
        Assert.Equal(10 * Math.Pow(0.75, 365 / 365.25), Months(rent)[11]!.Value, 1e-12);
    }

    [Fact]
    public void A_shock_on_the_market_rent_comes_on_top_for_as_long_as_it_lasts()
    {
        var scene = Scene(Level(points: [(0, 10)])) with
        {
            Shocks = Scenes.Names(("squeeze", new Shock { Dial = Worlds.Dial.MarketRent, On = Scenes.Start.AddDays(40), Factor = Scenes.Fixed(1.5), Lasts = Scenes.Fixed(2) })),
        };
        Assert.Equal([10, 15, 15, 10], Pick(Months(scene), 0, 1, 2, 3));
    }

    [Fact]
    public void Pools_and_domestic_cards_cost_their_ratio()
    {
        var scene = Scene(Level(points: [(0, 10)])) with { Founding = new Founding { Count = 1 } };
        var price = Column(scene.Run(), "pool_price_rmb_per_card_hour");
        Assert.Equal(8, price[0]!.Value, 1e-12);
        var streams = new Streams(1, 0);
        Assert.Equal(new double[400], RentPath.Deviations(streams, 0, 30, 400));
    }

    /// <summary>
    /// Moments of X over 20,000 replications against the closed form: mean 0, variance s^2, covariance s^2 2^(-distance /
    /// half-life). Means of n normals and of their products have standard errors s / sqrt(n), s^2 sqrt((1 + r^2) / n); the
    /// bounds are 5 of them, which a right program passes but for 6e-7 each, 5e-6 in all.
    /// </summary>
    [Fact]
    public void Deviations_have_the_moments_of_an_Ornstein_Uhlenbeck_process()
    {
        const int Count = 20_000;
        const double Deviation = 0.2;
        const double HalfLife = 40;
        var (sum, square, near, far) = (new double[2], new double[2], 0.0, 0.0);
        for (var replication = 0; replication < Count; replication++)
        {
            var path = RentPath.Deviations(new Streams(20_270_101, replication), Deviation, HalfLife, 161);
            sum[0] += path[0];
            sum[1] += path[160];
            square[0] += path[0] * path[0];
            square[1] += path[160] * path[160];
            near += path[120] * path[160];
            far += path[0] * path[160];
        }

        var variance = Deviation * Deviation;
        Assert.All(sum, one => Assert.Equal(0, one / Count, 5 * Deviation / Math.Sqrt(Count)));
        Assert.All(square, one => Assert.Equal(variance, one / Count, 5 * variance * Math.Sqrt(2.0 / Count)));
        Assert.Equal(variance / 2, near / Count, 5 * variance * Math.Sqrt(1.25 / Count));
        Assert.Equal(variance / 16, far / Count, 5 * variance * Math.Sqrt((1 + (1 / 256.0)) / Count));
    }

    [Fact]
    public void A_longer_run_and_a_larger_deviation_keep_the_same_luck()
    {
        var streams = new Streams(3, 5);
        var path = RentPath.Deviations(streams, 0.1, 30, 100);
        Assert.Equal(path, RentPath.Deviations(streams, 0.1, 30, 300)[..100]);
        Assert.All(RentPath.Deviations(streams, 0.2, 30, 100).Zip(path), pair => Assert.Equal(2 * pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void Prices_are_listed_or_follow_the_rent_but_not_both()
    {
        var compute = Scene(Level(points: [(0, 10)])).Compute!;
        Assert.Empty(Found(compute));
        Assert.Equal(["price", "market.price"], Found(compute with { Rent = null }).Select(problem => problem.Path));
        var listed = Scenes.Compute(1, 1).Price;
        Assert.Equal(["price"], Found(compute with { Price = listed }).Select(problem => problem.Path));
    }

    private static IReadOnlyList<Problem> Found(Compute compute)
    {
        var problems = new Problems();
        compute.Check(problems);
        return problems.Found;
    }

    private static Rent Level((int Day, double Value)[] points, params (int Day, double Over, double Factor)[] changes) => new()
    {
        Level = [.. points.Select(point => new RentPoint { On = Scenes.Start.AddDays(point.Day), Value = Scenes.Fixed(point.Value) })],
        Changes = [.. changes.Select(change => new RentChange { From = Scenes.Start.AddDays(change.Day), Over = Scenes.Fixed(change.Over), Factor = Scenes.Fixed(change.Factor) })],
        Trend = null,
        Deviation = Scenes.Fixed(0),
        HalfLife = Scenes.Fixed(2),
        Domestic = Scenes.Fixed(0.25),
        Pool = Scenes.Fixed(0.8),
    };

    private static Scenario Scene(Rent rent) => Scenes.Empty(366) with
    {
        Compute = Scenes.Compute(10, 1) with { Price = null, Rent = rent, Market = new Market { Patience = Scenes.Always(1), BoughtShare = Scenes.Fixed(1) } },
    };

    private static IReadOnlyList<double?> Months(Rent rent) => Months(Scene(rent));

    private static IReadOnlyList<double?> Months(Scenario scene) => Column(scene.Run(), "rent_rmb_per_card_hour");

    private static IReadOnlyList<double?> Column(Result result, string name)
    {
        var table = result.Replication.Months;
        var cells = table[table.Columns.Select(column => column.Name).ToList().IndexOf(name)];
        return [.. Enumerable.Range(0, table.Rows).Select(row => cells.IsMissing(row) ? (double?)null : cells.Real[row])];
    }

    private static double[] Pick(IReadOnlyList<double?> values, params int[] months) => [.. months.Select(month => Math.Round(values[month]!.Value, 12))];
}
