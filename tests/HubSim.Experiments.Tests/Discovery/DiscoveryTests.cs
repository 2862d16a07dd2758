using HubSim.Experiments.Discovery;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Discovery;

/// <summary>Boxes planted beforehand must be found, and boxes that are not there must not be.</summary>
public class DiscoveryTests
{
    private static readonly PrimOptions Usual = new(Density: 0.8, Peel: 0.05, LeastMass: 0.05, MostBoxes: 1);

    [Fact]
    public void A_planted_box_is_found_with_its_bounds_and_nothing_else()
    {
        // Bad where x2 < 0.4 and x5 > 0.3 (28 % of 1000 runs), and in one run of fifty elsewhere.
        var found = ScenarioDiscovery.Of(Planted(10, x => x[1] < 0.4 && x[4] > 0.3), Usual with { Density = 0.97 }, 20, 1).Boxes.Single();
        Assert.Equal(["x2", "x5"], found.Bounds.Select(bound => bound.Input).Order());
        var two = found.Bounds.Single(bound => bound.Input == "x2");
        var five = found.Bounds.Single(bound => bound.Input == "x5");
        Assert.InRange(two.Side.Upper, 0.37, 0.43);
        Assert.InRange(five.Side.Lower, 0.27, 0.33);
        Assert.False(double.IsFinite(two.Side.Lower) || double.IsFinite(five.Side.Upper));
        Assert.All(found.Bounds, bound => Assert.InRange(bound.QuasiP, 0, 1e-6));
        Assert.All(found.Bounds, bound => Assert.Equal(1, bound.Kept));
        Assert.InRange(found.Quality.Coverage, 0.85, 1);
        Assert.InRange(found.Quality.Density, 0.9, 1);
        Assert.InRange(found.FreshDensity, 0.85, 1);
        Assert.InRange(found.FreshCoverage, 0.8, 1);
    }

    [Fact]
    public void Two_planted_boxes_are_found_one_after_the_other()
    {
        var discovery = ScenarioDiscovery.Of(Planted(6, x => x[0] < 0.25 || x[3] > 0.8), Usual with { MostBoxes = 2 }, 10, 1);
        Assert.Equal(2, discovery.Boxes.Count);
        Assert.Equal(["x1", "x4"], discovery.Boxes.Select(box => box.Bounds[0].Input).Order());
        Assert.InRange(discovery.Boxes.Sum(box => box.Quality.Coverage), 0.85, 1);
    }

    [Fact]
    public void A_box_from_noise_shows_that_it_does_not_last()
    {
        // 30 % of the runs are bad whatever the inputs: what looks dense in the runs at hand is not in fresh ones.
        var runs = Planted(20, _ => false, elsewhere: 0.3);
        var boxes = ScenarioDiscovery.Of(runs, Usual, 10, 1).Boxes;
        Assert.All(boxes, box =>
        {
            Assert.InRange(box.FreshDensity, 0.2, 0.4);
            Assert.All(box.Bounds, bound => Assert.InRange(bound.Kept, 0, 0.7));
        });
    }

    [Fact]
    public void Coarse_inputs_are_cut_between_their_values()
    {
        var runs = Planted(3, x => Math.Floor(x[2] * 4) >= 2, column: (input, value) => input == 2 ? Math.Floor(value * 4) : value);
        var side = Prim.Best(runs, Usual).Sides.Single();
        Assert.Equal((2, 1.5), (side.Input, side.Lower));
    }

    [Fact]
    public void Quality_counts_as_Bryant_and_Lempert_do()
    {
        var runs = new Runs(["x"], [[1, 2, 3, 4, 5]], [true, true, false, true, false]);
        var quality = runs.Of(Box.Everything.Within(0, double.NegativeInfinity, 3));
        Assert.Equal((2 / 3.0, 2 / 3.0, 0.6), (quality.Coverage, quality.Density, quality.Mass));
    }

    [Fact]
    public void A_peel_that_raises_the_density_most_comes_first()
    {
        // 20 runs, the bad ones those with x1 above 10; x2 says nothing. Steps of 5 % cut off one run each, from below x1.
        var runs = new Runs(
            ["x1", "x2"],
            [[.. Enumerable.Range(1, 20).Select(run => (double)run)], [.. Enumerable.Range(1, 20).Select(run => (double)(run * 7 % 20))]],
            [.. Enumerable.Range(1, 20).Select(run => run > 10)]);
        var boxes = Prim.Peeling(runs, Usual);
        Assert.Equal(1.5, boxes[1].Sides.Single().Lower);
        Assert.Equal(10.5, boxes[10].Of(0).Lower);
        Assert.Equal(11, boxes.Count);
    }

    [Fact]
    public void Too_few_bad_runs_are_refused()
    {
        var runs = Planted(3, x => x[0] < 0.01, elsewhere: 0);
        Assert.Contains("boxes need at least 20", Assert.Throws<ArgumentException>(() => ScenarioDiscovery.Of(runs, Usual, 10, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_runs_give_the_same_boxes()
    {
        var boxes = Enumerable.Range(0, 2).Select(_ => ScenarioDiscovery.Of(Planted(6, x => x[0] < 0.3), Usual, 10, 4).Boxes.Single()).ToArray();
        Assert.Equal(boxes[0].Bounds, boxes[1].Bounds);
        Assert.Equal(boxes[0].FreshDensity, boxes[1].FreshDensity);
    }

    private static Runs Planted(int inputs, Func<double[], bool> isBad, double elsewhere = 0.02, Func<int, double, double>? column = null)
    {
        var words = new Streams(11, 0).Sequence(new Purpose("test/planted"));
        var columns = Enumerable.Range(0, inputs).Select(_ => new double[1000]).ToArray();
        var bad = new bool[1000];
        for (var run = 0; run < bad.Length; run++)
        {
            for (var input = 0; input < inputs; input++)
            {
                columns[input][run] = words.NextUniform();
            }

            bad[run] = isBad([.. columns.Select(own => own[run])]) || words.NextUniform() < elsewhere;
        }

        return new Runs(
            [.. Enumerable.Range(1, inputs).Select(input => $"x{input}")],
            [.. columns.Select((own, input) => own.Select(value => column?.Invoke(input, value) ?? value).ToArray())],
            bad);
    }
}
