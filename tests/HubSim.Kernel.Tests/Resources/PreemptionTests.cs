using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class PreemptionTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public PreemptionTests() => log = new Log(simulator);

    [Fact]
    public void The_holder_learns_what_was_left_and_the_taker_goes_on_without_an_event()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Patient()
        {
            var rest = Durations.Seconds(10);
            while (rest > TimeSpan.Zero)
            {
                using var seat = await desk.Acquire(priority: 5);
                rest = await seat.Hold(rest);
                log.Add($"patient has {rest.TotalSeconds} left, lost: {seat.IsLost}");
            }
        }

        simulator.Start(Patient());
        At(4, Uses(desk, "urgent", 1, 0, 3));
        simulator.RunToEnd();
        log.Is(
            "4 urgent",
            "4 patient has 6 left, lost: True",
            "7 urgent ran through",
            "13 patient has 0 left, lost: False");
        Assert.Equal((0L, 0), (desk.InUse, desk.Waiting));
        Assert.Equal(1, desk.BusyUnits.Mean);
    }

    [Fact]
    public void The_least_urgent_lose_first_and_among_them_the_most_recent()
    {
        var cards = new Resource(simulator, 4, "cards");
        At(0, Uses(cards, "old and patient", 1, 5, 99));
        At(1, Uses(cards, "young and patient", 1, 5, 99));
        At(2, Uses(cards, "more urgent", 1, 3, 99));
        At(3, Uses(cards, "very urgent", 1, 1, 99));
        At(10, Uses(cards, "a", 1, 0, 1));
        At(10.5, Uses(cards, "b", 2, 0, 1));
        simulator.Run(Durations.Seconds(12));
        log.Is(
            "0 old and patient",
            "1 young and patient",
            "2 more urgent",
            "3 very urgent",
            "10 a",
            "10 young and patient has 90 left",
            "10.5 b",
            "10.5 old and patient has 88.5 left",
            "10.5 more urgent has 90.5 left",
            "11 a ran through",
            "11.5 b ran through");
    }

    [Fact]
    public void Only_the_strictly_less_urgent_lose_and_nobody_where_it_would_not_be_enough()
    {
        var cards = new Resource(simulator, 3, "cards");
        At(0, Uses(cards, "equal", 1, 2, 20));
        At(0, Uses(cards, "less", 1, 3, 20));
        At(1, Uses(cards, "wants all", 3, 2, 5, preempts: true));
        At(2, Uses(cards, "never fits", 4, 0, 5, preempts: true, patience: 1));
        simulator.Run(Durations.Seconds(19));
        log.Is("0 equal", "0 less", "3 never fits refused");
        Assert.Equal((2L, 1), (cards.InUse, cards.Waiting));
        simulator.RunToEnd();
        log.Is(
            "0 equal", "0 less", "3 never fits refused", "20 equal ran through", "20 less has 0 left", "20 wants all",
            "25 wants all ran through");
    }

    [Fact]
    public void Who_is_not_needed_in_the_end_is_spared()
    {
        var cards = new Resource(simulator, 6, "cards");
        At(0, Uses(cards, "three", 3, 9, 99));
        At(1, Uses(cards, "two", 2, 9, 99));
        At(2, Uses(cards, "one", 1, 9, 99));
        At(3, Uses(cards, "wants five", 5, 0, 99));
        simulator.Run(Durations.Seconds(3));
        log.Is("0 three", "1 two", "2 one", "3 wants five", "3 two has 97 left", "3 three has 96 left");
        Assert.Equal(6, cards.InUse);
    }

    [Fact]
    public void What_is_left_over_of_a_large_grant_serves_the_queue()
    {
        var cards = new Resource(simulator, 4, "cards");
        At(0, Uses(cards, "large", 4, 9, 99));
        At(1, Uses(cards, "small", 2, 9, 99));
        At(2, Uses(cards, "urgent", 1, 0, 99));
        simulator.Run(Durations.Seconds(2));
        log.Is("0 large", "2 urgent", "2 large has 97 left", "2 small");
        Assert.Equal(3, cards.InUse);
    }

    [Fact]
    public void A_request_that_preempts_waits_its_turn_and_preempts_then()
    {
        var cards = new Resource(simulator, 2, "cards");
        At(0, Uses(cards, "holder", 2, 9, 99));
        At(1, Uses(cards, "blocks", 3, 0, 1, patience: 4));
        At(2, Uses(cards, "behind", 1, 1, 1, preempts: true));
        simulator.Run(Durations.Seconds(7));
        log.Is("0 holder", "5 blocks refused", "5 holder has 94 left", "5 behind", "6 behind ran through");
    }

    [Fact]
    public void A_holder_that_waits_elsewhere_is_not_woken_and_learns_at_its_next_hold()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Elsewhere()
        {
            using var seat = desk.TryAcquire(1, 7);
            await simulator.Hold(Durations.Seconds(5));
            Assert.True(seat.IsGranted && seat.IsLost);
            Assert.Equal(Durations.Seconds(8), await seat.Hold(Durations.Seconds(8)));
            var either = await simulator.FirstOf(simulator.Hold(TimeSpan.Zero), seat.Hold(Durations.Seconds(3)));
            Assert.Equal((1, false, Durations.Seconds(3)), (either.Index, either.IsMet, either.Left));
            log.Add("went on at once");
            seat.Dispose();
            Assert.False(seat.IsLost);
            Assert.Equal(1, desk.InUse);
        }

        simulator.Start(Elsewhere());
        At(1, Uses(desk, "urgent", 1, 6, 10));
        simulator.RunToEnd();
        log.Is("1 urgent", "5 went on at once", "11 urgent ran through");
    }

    [Fact]
    public void A_loss_in_the_tick_in_which_the_hold_ends_leaves_nothing()
    {
        var desk = new Resource(simulator, 1, "desk");

        // The urgent one's event was entered first: it comes before the end of the hold.
        At(5, Uses(desk, "urgent", 1, 0, 1));
        At(0, Uses(desk, "holder", 1, 1, 5));
        simulator.RunToEnd();
        log.Is("0 holder", "5 urgent", "5 holder has 0 left", "6 urgent ran through");
    }

    [Fact]
    public void Several_processes_can_hold_on_one_grant_and_a_grant_given_back_is_no_longer_lost()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Helps(Grant seat, string name, double seconds)
        {
            var left = await seat.Hold(Durations.Seconds(seconds));
            log.Add($"{name} {left.TotalSeconds}");
        }

        async Process Works()
        {
            using (var seat = await desk.Acquire(priority: 1))
            {
                _ = simulator.Start(Helps(seat, "a", 10));
                _ = simulator.Start(Helps(seat, "b", 20));
                await simulator.Hold(Durations.Seconds(6));
            }

            using (var seat = await desk.Acquire(priority: 1))
            {
                _ = simulator.Start(Helps(seat, "c", 3));
                await simulator.Hold(Durations.Seconds(1));
            }

            await simulator.Hold(Durations.Seconds(30));
        }

        simulator.Start(Works());
        At(5, Uses(desk, "urgent", 1, 0, 4));
        simulator.RunToEnd();
        log.Is("5 urgent", "5 a 5", "5 b 15", "9 urgent ran through", "12 c 0");
    }

    [Fact]
    public void A_hold_on_what_was_refused_or_given_back_is_an_error_that_says_so()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Confused()
        {
            using var seat = await desk.Acquire();
            var refused = await desk.Acquire(patience: TimeSpan.Zero, preempts: true);
            Assert.Throws<InvalidOperationException>(() => refused.Hold(TimeSpan.Zero));
            Assert.Throws<ArgumentOutOfRangeException>(() => seat.Hold(new TimeSpan(-1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => seat.Hold(TimeSpan.Zero, 40_000));
            seat.Dispose();
            try
            {
                await seat.Hold(TimeSpan.Zero);
            }
            catch (InvalidOperationException error)
            {
                log.Add(error.Message);
            }
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is(
            "0 A grant of 'desk' that was given back cannot be held on (at 00:00:00, in process 'Confused').");
    }

    [Fact]
    public void An_outage_takes_units_from_holders_at_once_by_the_same_rule()
    {
        var cards = new Resource(simulator, 4, "cards");
        At(0, Uses(cards, "urgent", 2, 0, 99));
        At(0, Uses(cards, "patient", 2, 5, 99));
        At(0, Uses(cards, "waits", 1, 5, 10));
        simulator.Run(Durations.Seconds(10));
        cards.SetCapacity(3, preempts: true);
        Assert.Equal((3L, 0), (cards.InUse, cards.Waiting));
        simulator.Run(Durations.Seconds(11));
        log.Is("0 urgent", "0 patient", "10 patient has 89 left", "10 waits");
        cards.SetCapacity(0, preempts: true);
        Assert.Equal(0, cards.InUse);
        simulator.RunToEnd();
        log.Is(
            "0 urgent", "0 patient", "10 patient has 89 left", "10 waits", "11 waits has 9 left",
            "11 urgent has 88 left");
    }

    [Theory]
    [InlineData(true, "5 urgent", "5 left", "6 urgent ran through")]
    [InlineData(false, "5 urgent", "5 has 5 left", "5 interrupted", "5 left", "6 urgent ran through")]
    public void A_victim_that_is_called_in_the_same_tick_gives_back_nothing_twice(bool stops, params string[] expected)
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Victim()
        {
            try
            {
                using var seat = await desk.Acquire(priority: 1);
                var left = await seat.Hold(Durations.Seconds(10));
                log.Add($"has {left.TotalSeconds} left");
                await simulator.Hold(Durations.Seconds(10));
            }
            catch (InterruptException)
            {
                log.Add("interrupted");
            }
            finally
            {
                log.Add("left");
            }
        }

        var victim = simulator.Start(Victim());
        At(5, Uses(desk, "urgent", 1, 0, 1));
        simulator.Start(Calls());
        simulator.RunToEnd();
        log.Is(expected);
        Assert.Equal((0L, 0), (desk.InUse, simulator.PendingEvents));

        async Process Calls()
        {
            await simulator.Hold(Durations.Seconds(5));
            Assert.True(stops ? victim.Stop() : victim.Interrupt());
        }
    }

    [Fact]
    public void An_interrupted_holder_that_loses_its_grant_before_it_learns_gets_the_interrupt()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Victim()
        {
            using var seat = await desk.Acquire(priority: 1);
            try
            {
                await seat.Hold(Durations.Seconds(10));
            }
            catch (InterruptException)
            {
                log.Add($"interrupted, lost: {seat.IsLost}");
                Assert.Equal(Durations.Seconds(3), await seat.Hold(Durations.Seconds(3)));
            }
        }

        async Process Both(Process victim)
        {
            await simulator.Hold(Durations.Seconds(5));
            victim.Interrupt();
            using var seat = await desk.Acquire(preempts: true);
            await seat.Hold(Durations.Seconds(1));
        }

        simulator.Start(Both(simulator.Start(Victim())));
        simulator.RunToEnd();
        log.Is("5 interrupted, lost: True");
        Assert.Equal((0L, 0), (desk.InUse, simulator.PendingEvents));
    }

    [Fact]
    public void A_grant_lost_before_its_process_resumed_is_lost_and_taken_back_by_nobody()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Next()
        {
            using var seat = await desk.Acquire(priority: 1);
            log.Add($"granted: {seat.IsGranted}, lost: {seat.IsLost}");
            Assert.Equal(Durations.Seconds(2), await seat.Hold(Durations.Seconds(2)));
        }

        // At second 5 the first gives back, the second is served, and the third takes it before the second resumes.
        simulator.Start(Uses(desk, "first", 1, 0, 5));
        simulator.Start(Next());
        var stopped = simulator.Start(Next());
        simulator.Start(AcquiresAtOnce());
        simulator.Run(Durations.Seconds(6));
        log.Is("0 first", "5 first ran through", "5 third", "5 granted: True, lost: True");
        Assert.True(stopped.Stop());
        simulator.RunToEnd();
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, simulator.PendingEvents));

        async Process AcquiresAtOnce()
        {
            await simulator.Hold(Durations.Seconds(5));
            using var held = await desk.Acquire(preempts: true);
            log.Add("third");
            await simulator.Hold(Durations.Seconds(5));
        }
    }

    [Fact]
    public void As_one_of_several_waits_a_request_preempts_only_when_it_is_made_and_its_turn_comes()
    {
        var desk = new Resource(simulator, 1, "desk");
        var other = new Resource(simulator, 1, "other");

        async Process Chooses()
        {
            // The other desk is free, so the second request is never made.
            var first = await simulator.FirstOf(other.Acquire(), desk.Acquire(preempts: true));
            log.Add($"first of: {first.Index}");
            first.Grant.Dispose();
            var all = await simulator.AllOf(other.Acquire(), desk.Acquire(preempts: true));
            log.Add("all of");
            using var seat = all[1].Grant;
            var hold = await simulator.FirstOf(seat.Hold(Durations.Seconds(2)), simulator.Hold(Durations.Seconds(9)));
            Assert.Equal((0, true, TimeSpan.Zero), (hold.Index, hold.IsMet, hold.Left));
        }

        At(0, Uses(desk, "holder", 1, 1, 10));
        At(3, Chooses());
        simulator.RunToEnd();
        log.Is("0 holder", "3 first of: 0", "3 all of", "3 holder has 7 left");
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_hold_among_several_waits_ends_with_the_loss_and_says_what_was_left()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Holder()
        {
            using var seat = await desk.Acquire(priority: 1);
            var outcomes = await simulator.AllOf(
                seat.Hold(Durations.Seconds(10)), simulator.Hold(Durations.Seconds(6)));
            log.Add($"{outcomes[0].IsMet} {outcomes[0].Left.TotalSeconds} {outcomes[1].IsMet}");
        }

        simulator.Start(Holder());
        At(4, Uses(desk, "urgent", 1, 0, 1));
        simulator.RunToEnd();
        log.Is("4 urgent", "5 urgent ran through", "6 False 6 True");
    }

    // The loss ends the wait of a group, whose other branch is then first in line here: the units must not go to it.
    [Fact]
    public void A_victim_that_also_waits_in_the_same_line_does_not_take_the_units_from_the_taker()
    {
        var desk = new Resource(simulator, 2, "desk");

        async Process Greedy()
        {
            using var seat = await desk.Acquire(1, priority: 5);
            var first = await simulator.FirstOf(
                seat.Hold(Durations.Seconds(50)),
                desk.Acquire(2, priority: -5),
                desk.Acquire(1, priority: -4));
            log.Add($"greedy {first.Index} {first.Left.TotalSeconds}");
        }

        At(0, Uses(desk, "holder", 1, -4, 5));
        At(0, Greedy());
        At(2, Uses(desk, "urgent", 1, -6, 5));
        At(2, Uses(desk, "next", 1, 9, 5, preempts: false));
        simulator.RunToEnd();
        log.Is(
            "0 holder", "2 urgent", "2 greedy 0 48", "5 holder ran through", "5 next", "7 urgent ran through",
            "10 next ran through");
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, simulator.PendingEvents));
    }

    [Fact]
    public void Nobody_loses_a_grant_to_a_wait_that_is_being_withdrawn()
    {
        var desk = new Resource(simulator, 2, "desk");

        async Process Chooses()
        {
            var first = await simulator.FirstOf(
                simulator.Hold(Durations.Seconds(3)),
                desk.Acquire(3, priority: -4),
                desk.Acquire(1, priority: -3, preempts: true));
            log.Add($"chooses {first.Index}");
        }

        At(0, Uses(desk, "holder", 2, 5, 10, preempts: false));
        At(0, Uses(desk, "blocks", 3, -5, 1, patience: 1));
        At(0, Chooses());
        simulator.RunToEnd();
        log.Is("0 holder", "1 blocks refused", "3 chooses 0", "10 holder ran through");
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, simulator.PendingEvents));
    }

    private void At(double second, Process process)
    {
        async Process Starts()
        {
            await simulator.HoldUntil(Durations.Seconds(second));
            _ = simulator.Start(process, priority: -1);
        }

        simulator.Start(Starts());
    }

    private async Process Uses(
        Resource resource,
        string name,
        long units,
        int priority,
        double seconds,
        bool preempts = true,
        double patience = double.PositiveInfinity)
    {
        using var held = await resource.Acquire(units, priority, Durations.Seconds(patience), preempts);
        log.Add(held.IsGranted ? name : $"{name} refused");
        if (held.IsGranted)
        {
            var left = await held.Hold(Durations.Seconds(seconds));
            log.Add(held.IsLost ? $"{name} has {left.TotalSeconds} left" : $"{name} ran through");
        }
    }
}
