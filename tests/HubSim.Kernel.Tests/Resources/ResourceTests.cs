using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class ResourceTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public ResourceTests() => log = new Log(simulator);

    [Fact]
    public void The_queue_is_served_by_priority_then_first_come()
    {
        var desk = new Resource(simulator, 1, "desk");
        simulator.Start(Uses(desk, "holder", 1, 0, 5));
        simulator.Start(Uses(desk, "low 1", 1, 9, 5));
        simulator.Start(Uses(desk, "mid 1", 1, 5, 5));
        simulator.Start(Uses(desk, "low 2", 1, 9, 5));
        simulator.Start(Uses(desk, "mid 2", 1, 5, 5));
        simulator.Start(Uses(desk, "high", 1, int.MinValue, 5));
        simulator.RunToEnd();
        log.Is("0 holder", "5 high", "10 mid 1", "15 mid 2", "20 low 1", "25 low 2");
    }

    [Fact]
    public void A_request_that_does_not_fit_blocks_those_behind_it_but_not_those_before_it()
    {
        var cards = new Resource(simulator, 4, "cards");
        simulator.Start(Uses(cards, "holder", 2, 0, 10));
        simulator.Start(Uses(cards, "big", 3, 5, 10));
        simulator.Start(Uses(cards, "small", 1, 5, 10));
        simulator.Start(Uses(cards, "urgent", 1, 0, 10));
        simulator.Run(TimeSpan.Zero);
        log.Is("0 holder", "0 urgent");
        Assert.Equal((3, 1, 2, 4), (cards.InUse, cards.Free, cards.Waiting, cards.WaitingUnits));
        Assert.False(cards.TryAcquire().IsGranted);
        simulator.RunToEnd();
        log.Is("0 holder", "0 urgent", "10 big", "10 small");
    }

    [Fact]
    public void When_the_first_in_line_gives_up_those_behind_it_are_served()
    {
        var cards = new Resource(simulator, 2, "cards");
        simulator.Start(Uses(cards, "holder", 1, 0, 100));
        simulator.Start(Uses(cards, "big", 2, 0, 1, patience: 7));
        simulator.Start(Uses(cards, "small", 1, 0, 1));
        simulator.RunToEnd();
        log.Is("0 holder", "7 big refused after 7", "7 small");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void When_the_first_in_line_is_called_away_those_behind_it_are_served(bool stops)
    {
        var cards = new Resource(simulator, 2, "cards");

        async Process Big()
        {
            try
            {
                using var held = await cards.Acquire(2);
            }
            catch (InterruptException)
            {
                log.Add("big called away");
            }
        }

        simulator.Start(Uses(cards, "holder", 1, 0, 100));
        var big = simulator.Start(Big());
        simulator.Start(Uses(cards, "small", 1, 0, 1));
        simulator.Run(Durations.Seconds(3));
        Assert.True(stops ? big.Stop() : big.Interrupt());
        simulator.RunToEnd();
        log.Is(stops ? ["0 holder", "3 small"] : ["0 holder", "3 big called away", "3 small"]);
    }

    [Fact]
    public void A_grant_says_how_long_it_took()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Waits(double expectedSeconds)
        {
            using var held = await desk.Acquire();
            Assert.Equal(Durations.Seconds(expectedSeconds), held.Waited);
            Assert.Equal(1, held.Units);
            await simulator.Hold(Durations.Seconds(4));
        }

        for (var i = 0; i < 3; i++)
        {
            simulator.Start(Waits(4 * i));
        }

        simulator.RunToEnd();
        Assert.Equal(Durations.Seconds(12), simulator.Now);
    }

    [Fact]
    public void Patience_that_ties_with_a_release_is_decided_by_who_came_first()
    {
        var desk = new Resource(simulator, 1, "desk");

        // The release at 5 was entered before the timer that ends at 5, and after the one of the second queue.
        simulator.Start(Uses(desk, "holder", 1, 0, 5));
        simulator.Start(Uses(desk, "served in the tie", 1, 0, 5, patience: 5));
        simulator.Start(Uses(desk, "refused in the tie", 1, 0, 5, patience: 10));
        simulator.RunToEnd();
        log.Is("0 holder", "5 served in the tie", "10 refused in the tie refused after 10");
    }

    [Fact]
    public void Giving_back_early_inside_a_using_is_harmless_and_takes_from_nobody()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Early()
        {
            using var held = await desk.Acquire();
            await simulator.Hold(Durations.Seconds(1));
            held.Dispose();
            held.Dispose();
            await simulator.Hold(Durations.Seconds(1));
            Assert.Equal(1, desk.InUse);
        }

        simulator.Start(Early());
        simulator.Start(Uses(desk, "next", 1, 0, 10));
        simulator.Start(Uses(desk, "last", 1, 0, 10));
        simulator.RunToEnd();
        log.Is("1 next", "11 last");
        default(Grant).Dispose();
    }

    [Fact]
    public void Growth_serves_the_queue_and_a_cut_takes_nothing_from_anybody()
    {
        var seats = new Resource(simulator, 2, "seats");
        simulator.Start(Uses(seats, "a", 1, 0, 10));
        simulator.Start(Uses(seats, "b", 1, 0, 20));
        simulator.Start(Uses(seats, "c", 1, 0, 10));
        simulator.Start(Uses(seats, "big", 5, 0, 10));
        simulator.Run(Durations.Seconds(1));
        seats.SetCapacity(0);
        Assert.Equal((2, 0, 2), (seats.InUse, seats.Free, seats.Waiting));
        simulator.Run(Durations.Seconds(15));
        Assert.Equal(1, seats.InUse);
        seats.SetCapacity(2);
        simulator.Run(Durations.Seconds(30));
        log.Is("0 a", "0 b", "15 c");
        seats.SetCapacity(5);
        simulator.RunToEnd();
        log.Is("0 a", "0 b", "15 c", "30 big");
        Assert.Equal(0, seats.InUse);
    }

    [Fact]
    public void Misuse_throws_at_the_call_and_names_time_and_process()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Confused()
        {
            await simulator.Hold(Durations.Seconds(2));
            var none = Assert.Throws<ArgumentOutOfRangeException>(() => desk.Acquire(0));
            Assert.Contains("'desk' (at 00:00:02, in process 'Confused')", none.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => desk.Acquire(-1));
            Assert.Throws<ArgumentOutOfRangeException>(() => desk.TryAcquire(0));
            Assert.Throws<ArgumentOutOfRangeException>(() => desk.SetCapacity(-1));
            var patience = Assert.Throws<ArgumentOutOfRangeException>(() => desk.Acquire(patience: new TimeSpan(-1)));
            Assert.Contains("in process 'Confused'", patience.Message, StringComparison.Ordinal);
            log.Add("survived");
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is("2 survived");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resource(simulator, -1, "desk"));
    }

    [Fact]
    public void A_request_that_is_not_awaited_takes_nothing()
    {
        var desk = new Resource(simulator, 1, "desk");
        _ = desk.Acquire();
        Assert.Equal(1, desk.Free);
    }

    [Fact]
    public void Statistics_of_use_and_queue_start_again_after_the_warm_up()
    {
        var desk = new Resource(simulator, 2, "desk");
        simulator.Start(Uses(desk, "a", 2, 0, 10));
        simulator.Start(Uses(desk, "b", 1, 0, 10));
        simulator.Run(Durations.Seconds(5));
        Assert.Equal(2, desk.BusyUnits.Mean);
        Assert.Equal(1, desk.QueueLength.Mean);
        desk.BusyUnits.Reset();
        desk.QueueLength.Reset();
        simulator.Run(Durations.Seconds(25));
        Assert.Equal((2.0 * 5 + 1 * 10) / 20, desk.BusyUnits.Mean, 12);
        Assert.Equal(1.0 * 5 / 20, desk.QueueLength.Mean, 12);
        Assert.Equal(0, desk.QueueLength.Value);
    }

    [Fact]
    public void Random_use_agrees_with_a_slow_queue_that_is_searched_from_the_start()
    {
        var random = new Dice(11);
        var cards = new Resource(simulator, 10, "cards");
        var waiting = new List<(int Priority, int Number, int Units)>();
        var free = 10;
        var expected = new List<int>();
        var actual = new List<int>();

        void ServeSlowly()
        {
            while (waiting.Count > 0 && waiting.Min() is var first && first.Units <= free)
            {
                waiting.Remove(first);
                free -= first.Units;
                expected.Add(first.Number);
            }
        }

        async Process Job(int number, int units, int priority, double seconds)
        {
            waiting.Add((priority, number, units));
            ServeSlowly();
            using (await cards.Acquire(units, priority))
            {
                actual.Add(number);
                await simulator.Hold(Durations.Seconds(seconds));
                free += units;
                ServeSlowly();
            }
        }

        async Process Source()
        {
            for (var i = 0; i < 5_000; i++)
            {
                await simulator.Hold(random.Exponential(1));
                var seconds = -2 * Math.Log(random.Uniform());
                _ = simulator.Start(Job(i, random.Integer(1, 8), random.Integer(0, 40), seconds));
            }
        }

        simulator.Start(Source());
        simulator.RunToEnd();
        Assert.Equal(5_000, actual.Count);
        Assert.Equal(expected, actual);
    }

    private async Process Uses(
        Resource resource,
        string name,
        long units,
        int priority,
        double seconds,
        double patience = double.PositiveInfinity)
    {
        using var held = await resource.Acquire(units, priority, Durations.Seconds(patience));
        if (held.IsGranted)
        {
            log.Add(name);
            await simulator.Hold(Durations.Seconds(seconds));
        }
        else
        {
            log.Add($"{name} refused after {held.Waited.TotalSeconds}");
        }
    }
}
