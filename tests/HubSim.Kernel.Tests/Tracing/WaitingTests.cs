using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Tracing;

/// <summary>A model that stands still can be asked who waits for what, and who is in the way.</summary>
public sealed class WaitingTests
{
    private readonly Simulator simulator = new();

    [Fact]
    public void Two_processes_that_hold_what_the_other_needs_are_found_in_a_circle()
    {
        var desk = new Resource(simulator, 1, "desk");
        var lamp = new Resource(simulator, 1, "lamp");

        async Process Takes(Resource first, Resource second)
        {
            using var one = await first.Acquire();
            await simulator.Hold(Durations.Seconds(1));
            using var two = await second.Acquire();
        }

        async Process Waits(Process other)
        {
            await simulator.Hold(Durations.Seconds(3));
            await other;
        }

        var ada = simulator.Start(Takes(desk, lamp), "Ada");
        simulator.Start(Takes(lamp, desk), "Bob");
        simulator.Start(Waits(ada), "Cleo");
        Assert.Equal(0, simulator.WaitingForEver);
        simulator.RunToEnd();
        Assert.Equal(3, simulator.WaitingForEver);
        Is(
            """
            3 processes wait at 00:00:03, and nothing is pending that could wake one.
            process  since     waits for         blocked by
            1 Ada    00:00:01  1 unit of 'lamp'  2 Bob (1 unit)
            2 Bob    00:00:01  1 unit of 'desk'  1 Ada (1 unit)
            3 Cleo   00:00:03  process 1 'Ada'   1 Ada
            circle: 1 Ada waits for 1 unit of 'lamp', held by 2 Bob; 2 Bob waits for 1 unit of 'desk', held by 1 Ada

            """);
    }

    [Fact]
    public void Every_kind_of_wait_is_listed_in_the_order_of_the_starts()
    {
        var pot = new Level(simulator, 10, 4, "pot");
        var shelf = new Store<string>(simulator, "shelf", 1);
        var bell = new Signal(simulator, "bell");
        var desk = new Resource(simulator, 2, "desk");
        shelf.TryPut("old");

        async Process Gets() => await pot.Get(5);
        async Process Puts() => await pot.Put(7);
        async Process Takes() => await shelf.Get(item => item == "new", priority: 3);
        async Process Stores() => await shelf.Put("more");
        async Process Listens() => await bell.Wait(Durations.Hours(30));
        async Process Holds() => await simulator.Hold(Durations.Seconds(5));
        async Process Several() => await simulator.FirstOf(bell.Wait(), desk.Acquire(3));
        async Process All() => await simulator.AllOf(bell.Wait(), simulator.Hold(Durations.Seconds(9)));

        foreach (var process in new[] { Gets(), Puts(), Takes(), Stores(), Listens(), Holds(), Several(), All() })
        {
            simulator.Start(process);
        }

        simulator.Run(Durations.Seconds(1));
        Assert.Equal(0, simulator.WaitingForEver);
        Is(
            """
            8 processes wait at 00:00:01.
            process    since     waits for                             blocked by
            1 Gets     00:00:00  5 from 'pot'
            2 Puts     00:00:00  room for 7 in 'pot'
            3 Takes    00:00:00  an item of 'shelf', priority 3
            4 Stores   00:00:00  room for an item in 'shelf'
            5 Listens  00:00:00  'bell', until 1.06:00:00
            6 Holds              hold until 00:00:05
            7 Several  00:00:00  first of ('bell'; 3 units of 'desk')
            8 All      00:00:00  all of ('bell'; hold until 00:00:09)

            """);
        var wait = simulator.Waiting()[4].Wait;
        Assert.Equal((WaitKind.Signal, "bell", Durations.Hours(30)), (wait.Kind, wait.Name, wait.Until));
    }

    [Fact]
    public void A_process_may_ask_while_the_model_runs()
    {
        var bell = new Signal(simulator, "bell");
        var seen = new List<string>();

        async Process Listens() => await bell.Wait();

        async Process Asks()
        {
            await simulator.Hold(Durations.Seconds(1));
            seen.AddRange(simulator.Waiting().Select(process => process.Name));
            Assert.False(simulator.Waiting().IsForEver);
            Assert.Equal(0, simulator.WaitingForEver);
            bell.Fire();
            Assert.Empty(simulator.Waiting());
        }

        simulator.Start(Listens(), "first");
        simulator.Start(Asks());
        simulator.Start(Listens(), "second");
        simulator.RunToEnd();
        Assert.Equal(["first", "second"], seen);
        Assert.Equal("Nobody waits at 00:00:01.\n", simulator.Waiting().ToString());
        Assert.Equal(0, simulator.WaitingForEver);
    }

    [Fact]
    public void Processes_that_may_find_another_way_out_are_in_no_circle()
    {
        Process first = default;

        async Process Impatient(Resource desk)
        {
            using var one = await desk.Acquire();
            using var two = await desk.Acquire(patience: Durations.Seconds(5));
        }

        async Process Either(Signal bell) => await simulator.FirstOf(first, bell.Wait());
        async Process Waits(Process other) => await other;

        simulator.Start(Impatient(new Resource(simulator, 1, "desk")));
        var either = simulator.Start(Either(new Signal(simulator, "bell")));
        first = simulator.Start(Waits(either));
        simulator.Run(Durations.Seconds(1));
        Assert.Equal(3, simulator.Waiting().Count);
        Assert.Empty(simulator.Waiting().Circles);
        simulator.Run(Durations.Seconds(9));
        Assert.Equal(2, simulator.WaitingForEver);
    }

    [Fact]
    public void Circles_of_any_length_are_found_once_each_and_begin_with_the_first_process()
    {
        const int Length = 2_000;
        var processes = new Process[Length + 2];

        async Process Awaits(int index)
        {
            await simulator.Hold(TimeSpan.Zero);
            await processes[index];
        }

        async Process Selfish(Resource desk)
        {
            using var all = await desk.Acquire(2);
            using var more = await desk.Acquire(1);
        }

        for (var i = 0; i < Length; i++)
        {
            processes[i] = simulator.Start(Awaits((i + 1) % Length), $"p{i}");
        }

        simulator.Start(Awaits(5), "outside");
        simulator.Start(Selfish(new Resource(simulator, 2, "desk")));
        simulator.RunToEnd();
        var circles = simulator.Waiting().Circles;
        Assert.Equal([Length, 1], circles.Select(circle => circle.Count));
        Assert.Equal(Enumerable.Range(0, Length).Select(i => $"p{i}"), circles[0].Select(process => process.Name));
        Assert.Equal("Selfish", circles[1][0].Name);
    }

    [Fact]
    public void What_was_granted_to_one_of_several_waits_is_held_by_the_process_whatever_the_discipline()
    {
        var plain = new Resource(simulator, 2, "plain");
        var asked = new Resource(simulator, 2, "asked", new ShortestFirst());
        var bell = new Signal(simulator, "bell");

        async Process Holds()
        {
            await simulator.FirstOf(asked.Acquire(limit: Durations.Hours(1)), bell.Wait());
            await simulator.AllOf(plain.Acquire(), asked.Acquire(limit: Durations.Hours(1)));
            await bell.Wait();
        }

        async Process Wants()
        {
            await simulator.Hold(Durations.Seconds(1));
            await simulator.FirstOf(plain.Acquire(2), asked.Acquire(limit: Durations.Hours(1)));
        }

        simulator.Start(Holds());
        simulator.Start(Wants());
        simulator.RunToEnd();
        Is(
            """
            2 processes wait at 00:00:01, and nothing is pending that could wake one.
            process  since     waits for                                         blocked by
            1 Holds  00:00:00  'bell'
            2 Wants  00:00:01  first of (2 units of 'plain'; 1 unit of 'asked')  1 Holds (1 unit), 1 Holds (2 units)

            """);
    }

    private void Is(string expected) => Assert.Equal(expected, simulator.Waiting().ToString());
}
