using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

public sealed class ShockTests
{
    [Fact]
    public void A_shock_turns_its_dial_for_as_long_as_it_lasts_and_then_back() => Assert.Equal(
        "0:1 9:1 10:0.5 39:0.5 40:1",
        Seen([0, 9, 10, 39, 40], ("a", Of(10, 0.5, months: 1))));

    [Fact]
    public void Shocks_that_overlap_multiply_and_leave_exactly_what_was_before() => Assert.Equal(
        "9:1 10:0.1 30:0.03 40:0.3 62:1",
        Seen([9, 10, 30, 40, 62], ("a", Of(10, 0.1, months: 0.8)), ("b", Of(30, 0.3, months: 1))));

    [Fact]
    public void A_shock_before_the_start_is_in_force_from_the_first_moment_if_it_still_lasts() => Assert.Equal(
        "0:0.5 19:0.5 20:1",
        Seen([0, 19, 20], ("a", Of(-10, 0.5, months: 1)), ("b", Of(-100, 7, months: 3))));

    [Fact]
    public void A_shock_for_good_stays_and_a_delay_puts_it_off() => Assert.Equal(
        "5:1 12:2 364:2",
        Seen([5, 12, 364], ("a", Of(5, 2, months: null) with { Delay = Scenes.Fixed(6) })));

    [Fact]
    public void Only_its_own_dial_turns() => Assert.Equal(
        "20:1",
        Seen([20], ("a", Of(10, 0.5, months: null) with { Dial = Dial.Engineers })));

    [Fact]
    public void A_shock_that_may_happen_happens_as_often_as_it_should()
    {
        // 4000 coins of 0.3: a standard error of 0.0072; five of them are passed but for 6e-7.
        var shocks = Scenes.Names(("a", Of(0, 0, months: null) with { Probability = Scenes.Fixed(0.3) }));
        var count = Enumerable.Range(0, 4000).Count(replication => World(shocks, replication).Dials[Dial.Hazard] == 0);
        Assert.Equal(0.3, count / 4000.0, 0.037);
    }

    [Theory]
    [InlineData(365)]
    [InlineData(5000)]
    public void A_shock_from_the_end_on_changes_nothing(int day)
    {
        var scene = Scenes.Empty() with { Founding = new Founding { Count = 5 }, Compute = Scenes.Compute(2, 3) };
        var plain = scene.Run();
        foreach (var dial in Enum.GetValues<Dial>())
        {
            var shocked = (scene with { Shocks = Scenes.Names(("late", Of(day, 0, months: null) with { Dial = dial })) }).Run();
            Assert.Equal(plain.Replication.Responses, shocked.Replication.Responses);
            Assert.Equal(plain.Replication.Events, shocked.Replication.Events);
        }
    }

    [Fact]
    public void Its_name_is_in_the_trace()
    {
        var trace = new Names();
        var scene = Scenes.Empty(20) with { Founding = new Founding { Count = 1 }, Shocks = Scenes.Names(("funding_winter", Of(5, 0.5, months: null))) };
        new HubModel(scene, []).Run(new Simulator(), 0, CancellationToken.None, trace);
        Assert.Contains("shock funding_winter", trace.Seen);
    }

    private static Shock Of(int day, double factor, double? months) => new()
    {
        Dial = Dial.Hazard,
        On = Scenes.Start.AddDays(day),
        Factor = Scenes.Fixed(factor),
        Lasts = months is { } known ? Scenes.Fixed(known) : null,
    };

    private static World World(Named<Shock> shocks, int replication)
    {
        var scene = Scenes.Empty(1) with { Founding = new Founding { Count = 0 }, Shocks = shocks };
        var simulator = new Simulator();
        var world = new World(scene, simulator, new Streams(1, replication), [new OriginStreams(Founding.OriginName)]);
        world.Start();
        simulator.Run(TimeSpan.FromHours(1));
        return world;
    }

    /// <summary>The dial of hazards at noon of some days.</summary>
    private static string Seen(int[] days, params (string Name, Shock Shock)[] shocks)
    {
        var scene = Scenes.Empty() with { Founding = new Founding { Count = 0 }, Shocks = Scenes.Names(shocks) };
        var simulator = new Simulator();
        var world = new World(scene, simulator, new Streams(1, 0), [new OriginStreams(Founding.OriginName)]);
        world.Start();
        var seen = new List<string>();
        simulator.Start(Watch());
        simulator.RunToEnd();
        return string.Join(' ', seen);

        async Process Watch()
        {
            foreach (var day in days)
            {
                await simulator.HoldUntil(TimeSpan.FromDays(day + 0.5));
                seen.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day}:{Math.Round(world.Dials[Dial.Hazard], 12)}"));
            }
        }
    }

    private sealed class Names : Kernel.Tracing.ITraceObserver
    {
        public HashSet<string> Seen { get; } = [];

        public void OnEvent(in Kernel.Tracing.TraceRecord record) => Seen.Add(record.ProcessName);
    }
}
