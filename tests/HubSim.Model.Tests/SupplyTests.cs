using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

public sealed class SupplyTests
{
    [Fact]
    public void Growth_comes_in_equal_ratios_on_the_first_of_each_month()
    {
        var result = Scene(Stock(100, growth: 0.12)).Run();
        Assert.Equal(100 * Math.Pow(1.12, 11 / 12.0), result["cards_imported_end"], 1e-9);
        Assert.Equal(100 * Math.Pow(1.12, 6 / 12.0), Month(result, "cards_imported", 5), 1e-9);
        Assert.Equal(Math.Floor(100 * Math.Pow(1.12, 11 / 12.0)), Month(result, "cards", 11));
    }

    [Fact]
    public void A_batch_is_there_from_its_day_on_and_what_lies_outside_the_run_is_not()
    {
        var result = Scene(Stock(10, batches: [(-5, 100), (40, 7), (70, 2), (400, 50)])).Run();
        Assert.Equal([10, 17, 19, 19], new[] { 0, 1, 2, 11 }.Select(month => Month(result, "cards_imported", month)));
    }

    [Fact]
    public void A_constant_supply_gives_what_a_listed_number_of_cards_gives()
    {
        var listed = (Scene(Stock(5)) with { Compute = Scenes.Compute(1, 3) }).Run();
        var supplied = Scene(Stock(1)).Run();
        foreach (var response in new[] { "wait_mean_hours", "wait_p95_hours", "wait_p99_hours", "cards_utilisation", "card_hours", "jobs_started" })
        {
            Assert.Equal(listed[response], supplied[response]);
            Assert.True(listed[response] > 0);
        }
    }

    [Fact]
    public void Failures_that_never_come_or_take_nothing_change_nothing()
    {
        var off = Same(Scene(Stock(5)).Run());
        Assert.Equal(off, Same(Scene(Stock(5), Failing(perYear: 0, share: 1)).Run()));
        Assert.Equal(off, Same(Scene(Stock(5), Failing(perYear: 50, share: 0)).Run()));
        Assert.NotEqual(off, Same(Scene(Stock(5), Failing(perYear: 50, share: 0.5)).Run()));

        static string Same(Result result) => string.Join(' ', new[] { "wait_mean_hours", "cards_utilisation", "card_hours", "cards_lost_share" }.Select(name => result[name]));
    }

    /// <summary>
    /// Failures under repair are the customers of an M/G/infinity queue, empty at first: their number at t is Poisson with
    /// mean rho (1 - exp(-t / repair)), and each leaves 1 - s, so that exp(-s mean) works. Source: Takacs, "Introduction to
    /// the theory of queues" (1962), chapter 3. The bound is five standard errors of 400 replications, as estimated from
    /// them: passed but for 1e-6.
    /// </summary>
    [Fact]
    public void The_share_lost_is_that_of_a_queue_with_endless_servers()
    {
        const double PerYear = 52;
        const double RepairDays = 3.5;
        const double Share = 0.3;
        var scene = Scene(Stock(10), Failing(PerYear, Share, new Exponential(RepairDays * 24)));
        var lost = Enumerable.Range(0, 400).Select(replication => scene.Run(replication)["cards_lost_share"]).ToList();
        var mean = lost.Average();
        var error = Math.Sqrt(lost.Sum(one => (one - mean) * (one - mean)) / 399 / 400);
        var rho = PerYear / 365.25 * RepairDays;
        var expected = Enumerable.Range(0, 366_000).Average(i => 1 - Math.Exp(-Share * rho * (1 - Math.Exp(-((i + 0.5) / 1000) / RepairDays))));
        Assert.Equal(expected, mean, 5 * error);
        Assert.InRange(error, 0, 0.002);
    }

    [Fact]
    public void A_block_stops_what_would_be_imported_and_no_more()
    {
        var block = Scenes.Names(("block", Block(Dial.ImportedCards)));
        var blocked = (Scene(Stock(100, growth: 0.12), domestic: Stock(40, growth: 0.5)) with { Shocks = block }).Run();
        Assert.Equal(100 * Math.Pow(1.12, 3 / 12.0), blocked["cards_imported_end"], 1e-9);
        Assert.Equal(40 * Math.Pow(1.5, 11 / 12.0), blocked["cards_domestic_end"], 1e-9);
    }

    [Fact]
    public void A_block_where_nothing_is_imported_changes_nothing()
    {
        var scene = Scene(Stock(5), Failing(20, 0.5), domestic: Stock(3, growth: 0.4));
        var blocked = scene with { Shocks = Scenes.Names(("block", Block(Dial.ImportedCards))) };
        var (free, stopped) = (scene.Run(), blocked.Run());
        var names = new HubModel(scene, []).Responses.Select(column => column.Name).Where(name => !name.EndsWith("_events", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Equal(free[name], stopped[name]));
    }

    [Fact]
    public void Cards_that_retire_do_so_whatever_is_blocked()
    {
        var block = Scenes.Names(("block", Block(Dial.ImportedCards)));
        Assert.Equal(100 * Math.Pow(0.5, 11 / 12.0), (Scene(Stock(100, growth: -0.5)) with { Shocks = block }).Run()["cards_imported_end"], 1e-9);
    }

    [Fact]
    public void A_domestic_card_that_does_the_same_work_counts_as_an_imported_one()
    {
        Assert.Equal(50, Scene(Stock(30), domestic: Stock(20), ratio: 1).Run()["cards_effective_end"]);
        Assert.Equal(40, Scene(Stock(30), domestic: Stock(20), ratio: 0.5).Run()["cards_effective_end"]);
    }

    [Fact]
    public void A_shock_on_working_cards_leaves_their_part_to_the_pool_while_it_lasts()
    {
        var shock = Block(Dial.WorkingCards) with { Factor = Scenes.Fixed(0.25), Lasts = Scenes.Fixed(2) };
        var result = (Scene(Stock(20)) with { Shocks = Scenes.Names(("fire", shock)) }).Run();
        Assert.Equal([20, 5, 5, 20], new[] { 2, 3, 4, 5 }.Select(month => Month(result, "cards", month)));
        Assert.Equal(20, result["cards_imported_end"]);
    }

    [Fact]
    public void Cards_are_listed_or_supplied_but_not_both()
    {
        var supplied = Scene(Stock(5)).Compute!;
        Assert.Empty(Found(supplied));
        Assert.Equal(["cards"], Found(supplied with { Supply = null }).Select(problem => problem.Path));
        Assert.Equal(["cards"], Found(supplied with { Cards = Scenes.Compute(1, 1).Cards }).Select(problem => problem.Path));

        static IReadOnlyList<Problem> Found(Compute compute)
        {
            var problems = new Problems();
            compute.Check(problems);
            return problems.Found;
        }
    }

    private static CardStock Stock(double cards, double growth = 0, params (int Day, double Cards)[] batches) => new()
    {
        AtStart = Scenes.Fixed(cards),
        Growth = [new GrowthStep { From = Scenes.Start, Rate = Scenes.Fixed(growth) }],
        Commissioned = [.. batches.Select(batch => new CardBatch { On = Scenes.Start.AddDays(batch.Day), Cards = Scenes.Fixed(batch.Cards) })],
    };

    private static Outages Failing(double perYear, double share, Distribution? repair = null) => new()
    {
        Rate = Scenes.Fixed(perYear),
        Share = Scenes.Always(share),
        Repair = Scenes.Sometimes(repair ?? new Exponential(48)),
    };

    /// <summary>From 11 April 2024 on, between the third and the fourth growth of the run.</summary>
    private static Shock Block(Dial dial) => new() { Dial = dial, On = Scenes.Start.AddDays(101), Factor = Scenes.Fixed(0), Lasts = null };

    private static Scenario Scene(CardStock imported, Outages? outages = null, CardStock? domestic = null, double ratio = 0.5) => Scenes.Empty(366) with
    {
        Founding = new Founding { Count = 3 },
        Compute = Scenes.Compute(0, 3) with
        {
            Cards = null,
            Supply = new SupplyRules
            {
                DomesticRatio = Scenes.Fixed(ratio),
                Public = new CardStocks { Imported = imported, Domestic = domestic ?? Stock(0) },
                Hub = null,
                Outages = outages,
            },
        },
    };

    private static double Month(Result result, string column, int month)
    {
        var table = result.Replication.Months;
        var cells = table[table.Columns.Select(one => one.Name).ToList().IndexOf(column)];
        return cells.Real.Count > 0 ? cells.Real[month] : cells.Whole[month];
    }
}
