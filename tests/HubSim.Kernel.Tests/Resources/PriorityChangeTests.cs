using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class PriorityChangeTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public PriorityChangeTests() => log = new Log(simulator);

    [Fact]
    public void The_place_in_the_new_class_is_that_of_the_coming()
    {
        var desk = new Resource(simulator, 1, "desk");
        simulator.Start(Uses(desk, "holder"));
        var old = simulator.Start(Uses(desk, "old", priority: 2));
        simulator.Start(Uses(desk, "a", priority: 1));
        var middle = simulator.Start(Uses(desk, "middle", priority: 2));
        simulator.Start(Uses(desk, "b", priority: 1));
        var young = simulator.Start(Uses(desk, "young", priority: 0));
        simulator.Run(Durations.Seconds(0.5));
        desk.ChangePriority(middle, 1);
        desk.ChangePriority(young, 1);
        desk.ChangePriority(old, 1);
        desk.ChangePriority(old, 1);
        Assert.Equal((5, 5L), (desk.Waiting, desk.WaitingUnits));
        simulator.RunToEnd();
        log.Is("0 holder", "1 old", "2 a", "3 middle", "4 b", "5 young");
    }

    [Fact]
    public void Whoever_can_be_served_after_the_change_is_served_at_once()
    {
        var cards = new Resource(simulator, 3, "cards");
        simulator.Start(Uses(cards, "holder", units: 2, seconds: 100));
        var big = simulator.Start(Uses(cards, "big", units: 2));
        var small = simulator.Start(Uses(cards, "small"));
        simulator.Start(Uses(cards, "other"));
        simulator.Run(Durations.Seconds(5));
        cards.ChangePriority(small, -1);
        simulator.Run(Durations.Seconds(7));
        cards.ChangePriority(big, 1);
        simulator.RunToEnd();
        log.Is("0 holder", "5 small", "7 other", "100 big");
    }

    [Fact]
    public void A_request_that_preempts_may_do_so_after_the_change()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Holder()
        {
            using var seat = await desk.Acquire(priority: 3);
            log.Add($"{(await seat.Hold(Durations.Seconds(10))).TotalSeconds} left");
        }

        simulator.Start(Holder());
        var other = simulator.Start(Uses(desk, "other", priority: 3, preempts: true));
        simulator.Run(Durations.Seconds(4));
        desk.ChangePriority(other, 2);
        simulator.RunToEnd();
        log.Is("4 6 left", "4 other");
    }

    [Fact]
    public void A_process_that_does_not_wait_there_is_an_error_that_says_so()
    {
        var desk = new Resource(simulator, 1, "desk");
        var shelf = new Store<string>(simulator, "shelf");
        var holder = simulator.Start(Uses(desk, "holder"), "holder");
        var next = simulator.Start(Uses(desk, "next"), "next");
        simulator.Run(Durations.Seconds(0.5));
        Assert.True(desk.IsWaiting(next));
        Assert.False(desk.IsWaiting(holder));
        Refuses(
            "Process 'holder' does not wait for 'desk' (at 00:00:00.5000000).",
            () => desk.ChangePriority(holder, 1));
        Refuses("Process 'next' does not wait for 'shelf' (at 00:00:00.5000000).", () => shelf.ChangePriority(next, 1));
        simulator.RunToEnd();
        Refuses("A process that has ended does not wait for 'desk' (at 00:00:02).", () => desk.ChangePriority(next, 1));

        static void Refuses(string message, Action action) =>
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(action).Message);
    }

    [Fact]
    public void Of_several_waits_those_for_the_resource_change()
    {
        var desk = new Resource(simulator, 1, "desk");
        var other = new Resource(simulator, 1, "other");

        async Process Either()
        {
            var first = await simulator.FirstOf(other.Acquire(), desk.Acquire(priority: 5));
            log.Add($"either {first.Index}");
            first.Grant.Dispose();
        }

        simulator.Start(Uses(desk, "holder"));
        simulator.Start(Uses(other, "other", seconds: 9));
        var either = simulator.Start(Either());
        simulator.Start(Uses(desk, "next", priority: 2));
        simulator.Run(Durations.Seconds(0.5));
        Assert.True(desk.IsWaiting(either) && other.IsWaiting(either));
        desk.ChangePriority(either, 1);
        simulator.RunToEnd();
        log.Is("0 holder", "0 other", "1 either 1", "1 next");
        Assert.Equal((0, 0), (desk.Waiting, other.Waiting));
    }

    [Fact]
    public void A_change_keeps_patience_and_what_is_waited_is_counted_from_the_coming()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Waits()
        {
            using var seat = await desk.Acquire(priority: 1, patience: Durations.Seconds(7));
            log.Add($"{seat.IsGranted} after {seat.Waited.TotalSeconds}");
        }

        simulator.Start(Uses(desk, "holder", seconds: 20));
        var process = simulator.Start(Waits());
        simulator.Run(Durations.Seconds(5));
        desk.ChangePriority(process, 0);
        simulator.RunToEnd();
        log.Is("0 holder", "7 False after 7");
    }

    [Fact]
    public void Takers_and_putters_of_a_store_change_too()
    {
        var shelf = new Store<string>(simulator, "shelf", 1);

        async Process Takes(string name, int priority)
        {
            var item = (await shelf.Get(null, priority)).Item;
            log.Add($"{name} {item}");
        }

        async Process Puts(string item, int priority)
        {
            await shelf.Put(item, priority);
            log.Add($"put {item}");
        }

        simulator.Start(Takes("a", 1));
        var last = simulator.Start(Takes("b", 2));
        simulator.Run(Durations.Seconds(1));
        shelf.ChangePriority(last, 0);
        shelf.TryPut("x");
        shelf.TryPut("y");
        shelf.TryPut("full");
        simulator.Start(Puts("1", 1));
        var urgent = simulator.Start(Puts("2", 1));
        simulator.Run(Durations.Seconds(2));
        shelf.ChangePriority(urgent, 0);
        Assert.True(shelf.TryGet(out _));
        Assert.True(shelf.TryGet(out _));
        simulator.RunToEnd();
        log.Is("1 b x", "1 a y", "2 put 2", "2 put 1");
    }

    [Fact]
    public void Random_changes_agree_with_a_list_that_is_searched_from_the_start()
    {
        var random = new Dice(5);
        var desk = new Resource(simulator, 1, "desk");
        var waiting = new List<(int Priority, int Number, Process Process)>();
        var served = new List<int>();
        var expected = new List<int>();

        async Process Waits(int number, int priority)
        {
            waiting.Add((priority, number, simulator.Current));
            using var seat = await desk.Acquire(priority: priority);
            served.Add(number);
            waiting.RemoveAll(entry => entry.Number == number);
            await simulator.Hold(Durations.Seconds(1));
            if (waiting.Count > 0)
            {
                expected.Add(waiting.Min(entry => (entry.Priority, entry.Number)).Number);
            }
        }

        async Process Changes()
        {
            await simulator.Hold(Durations.Seconds(0.5));
            while (waiting.Count > 0)
            {
                for (var i = 0; i < 5; i++)
                {
                    var index = random.Integer(0, waiting.Count - 1);
                    var entry = waiting[index] with { Priority = random.Integer(0, 20) };
                    waiting[index] = entry;
                    desk.ChangePriority(entry.Process, entry.Priority);
                }

                await simulator.Hold(Durations.Seconds(1));
            }
        }

        for (var i = 0; i < 1_000; i++)
        {
            simulator.Start(Waits(i, random.Integer(0, 20)));
        }

        simulator.Start(Changes());
        simulator.RunToEnd();
        Assert.Equal(1_000, served.Count);
        Assert.Equal(expected, served[1..]);
    }

    private async Process Uses(
        Resource resource, string name, long units = 1, int priority = 0, double seconds = 1, bool preempts = false)
    {
        using var held = await resource.Acquire(units, priority, preempts: preempts);
        log.Add(name);
        await simulator.Hold(Durations.Seconds(seconds));
    }
}
