using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>Who loses a grant, and how the holder learns of it.</summary>
public sealed class PreemptionTests : PreemptionScene
{
    [Fact]
    public void The_holder_learns_what_was_left_and_the_taker_goes_on_without_an_event()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Patient()
        {
            var rest = Durations.Seconds(10);
            while (rest > TimeSpan.Zero)
            {
                using var seat = await desk.Acquire(priority: 5);
                rest = await seat.Hold(rest);
                Log.Add($"patient has {rest.TotalSeconds} left, lost: {seat.IsLost}");
            }
        }

        Simulator.Start(Patient());
        At(4, Uses(desk, "urgent", 1, 0, 3));
        Simulator.RunToEnd();
        Log.Is(
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
        var cards = new Resource(Simulator, 4, "cards");
        At(0, Uses(cards, "old and patient", 1, 5, 99));
        At(1, Uses(cards, "young and patient", 1, 5, 99));
        At(2, Uses(cards, "more urgent", 1, 3, 99));
        At(3, Uses(cards, "very urgent", 1, 1, 99));
        At(10, Uses(cards, "a", 1, 0, 1));
        At(10.5, Uses(cards, "b", 2, 0, 1));
        Simulator.Run(Durations.Seconds(12));
        Log.Is(
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
        var cards = new Resource(Simulator, 3, "cards");
        At(0, Uses(cards, "equal", 1, 2, 20));
        At(0, Uses(cards, "less", 1, 3, 20));
        At(1, Uses(cards, "wants all", 3, 2, 5, preempts: true));
        At(2, Uses(cards, "never fits", 4, 0, 5, preempts: true, patience: 1));
        Simulator.Run(Durations.Seconds(19));
        Log.Is("0 equal", "0 less", "3 never fits refused");
        Assert.Equal((2L, 1), (cards.InUse, cards.Waiting));
        Simulator.RunToEnd();
        Log.Is(
            "0 equal", "0 less", "3 never fits refused", "20 equal ran through", "20 less has 0 left", "20 wants all",
            "25 wants all ran through");
    }

    [Fact]
    public void Who_is_not_needed_in_the_end_is_spared()
    {
        var cards = new Resource(Simulator, 6, "cards");
        At(0, Uses(cards, "three", 3, 9, 99));
        At(1, Uses(cards, "two", 2, 9, 99));
        At(2, Uses(cards, "one", 1, 9, 99));
        At(3, Uses(cards, "wants five", 5, 0, 99));
        Simulator.Run(Durations.Seconds(3));
        Log.Is("0 three", "1 two", "2 one", "3 wants five", "3 two has 97 left", "3 three has 96 left");
        Assert.Equal(6, cards.InUse);
    }

    [Fact]
    public void What_is_left_over_of_a_large_grant_serves_the_queue()
    {
        var cards = new Resource(Simulator, 4, "cards");
        At(0, Uses(cards, "large", 4, 9, 99));
        At(1, Uses(cards, "small", 2, 9, 99));
        At(2, Uses(cards, "urgent", 1, 0, 99));
        Simulator.Run(Durations.Seconds(2));
        Log.Is("0 large", "2 urgent", "2 large has 97 left", "2 small");
        Assert.Equal(3, cards.InUse);
    }

    [Fact]
    public void A_request_that_preempts_waits_its_turn_and_preempts_then()
    {
        var cards = new Resource(Simulator, 2, "cards");
        At(0, Uses(cards, "holder", 2, 9, 99));
        At(1, Uses(cards, "blocks", 3, 0, 1, patience: 4));
        At(2, Uses(cards, "behind", 1, 1, 1, preempts: true));
        Simulator.Run(Durations.Seconds(7));
        Log.Is("0 holder", "5 blocks refused", "5 holder has 94 left", "5 behind", "6 behind ran through");
    }

    [Fact]
    public void A_holder_that_waits_elsewhere_is_not_woken_and_learns_at_its_next_hold()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Elsewhere()
        {
            using var seat = desk.TryAcquire(1, 7);
            await Simulator.Hold(Durations.Seconds(5));
            Assert.True(seat.IsGranted && seat.IsLost);
            Assert.Equal(Durations.Seconds(8), await seat.Hold(Durations.Seconds(8)));
            var either = await Simulator.FirstOf(Simulator.Hold(TimeSpan.Zero), seat.Hold(Durations.Seconds(3)));
            Assert.Equal((1, false, Durations.Seconds(3)), (either.Index, either.IsMet, either.Left));
            Log.Add("went on at once");
            seat.Dispose();
            Assert.False(seat.IsLost);
            Assert.Equal(1, desk.InUse);
        }

        Simulator.Start(Elsewhere());
        At(1, Uses(desk, "urgent", 1, 6, 10));
        Simulator.RunToEnd();
        Log.Is("1 urgent", "5 went on at once", "11 urgent ran through");
    }

    [Fact]
    public void A_loss_in_the_tick_in_which_the_hold_ends_leaves_nothing()
    {
        var desk = new Resource(Simulator, 1, "desk");

        // The urgent one's event was entered first: it comes before the end of the hold.
        At(5, Uses(desk, "urgent", 1, 0, 1));
        At(0, Uses(desk, "holder", 1, 1, 5));
        Simulator.RunToEnd();
        Log.Is("0 holder", "5 urgent", "5 holder has 0 left", "6 urgent ran through");
    }

    [Fact]
    public void Several_processes_can_hold_on_one_grant_and_a_grant_given_back_is_no_longer_lost()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Helps(Grant seat, string name, double seconds)
        {
            var left = await seat.Hold(Durations.Seconds(seconds));
            Log.Add($"{name} {left.TotalSeconds}");
        }

        async Process Works()
        {
            using (var seat = await desk.Acquire(priority: 1))
            {
                _ = Simulator.Start(Helps(seat, "a", 10));
                _ = Simulator.Start(Helps(seat, "b", 20));
                await Simulator.Hold(Durations.Seconds(6));
            }

            using (var seat = await desk.Acquire(priority: 1))
            {
                _ = Simulator.Start(Helps(seat, "c", 3));
                await Simulator.Hold(Durations.Seconds(1));
            }

            await Simulator.Hold(Durations.Seconds(30));
        }

        Simulator.Start(Works());
        At(5, Uses(desk, "urgent", 1, 0, 4));
        Simulator.RunToEnd();
        Log.Is("5 urgent", "5 a 5", "5 b 15", "9 urgent ran through", "12 c 0");
    }

    [Fact]
    public void A_hold_on_what_was_refused_or_given_back_is_an_error_that_says_so()
    {
        var desk = new Resource(Simulator, 1, "desk");

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
                Log.Add(error.Message);
            }
        }

        Simulator.Start(Confused());
        Simulator.RunToEnd();
        Log.Is(
            "0 A grant of 'desk' that was given back cannot be held on (at 00:00:00, in process 'Confused').");
    }

    [Fact]
    public void An_outage_takes_units_from_holders_at_once_by_the_same_rule()
    {
        var cards = new Resource(Simulator, 4, "cards");
        At(0, Uses(cards, "urgent", 2, 0, 99));
        At(0, Uses(cards, "patient", 2, 5, 99));
        At(0, Uses(cards, "waits", 1, 5, 10));
        Simulator.Run(Durations.Seconds(10));
        cards.SetCapacity(3, preempts: true);
        Assert.Equal((3L, 0), (cards.InUse, cards.Waiting));
        Simulator.Run(Durations.Seconds(11));
        Log.Is("0 urgent", "0 patient", "10 patient has 89 left", "10 waits");
        cards.SetCapacity(0, preempts: true);
        Assert.Equal(0, cards.InUse);
        Simulator.RunToEnd();
        Log.Is(
            "0 urgent", "0 patient", "10 patient has 89 left", "10 waits", "11 waits has 9 left",
            "11 urgent has 88 left");
    }
}
