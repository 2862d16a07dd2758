using CsCheck;
using HubSim.Kernel.Events;

namespace HubSim.Kernel.Tests.Events;

/// <summary>The event list against a sorted list.</summary>
public sealed class CalendarTests
{
    private readonly CalendarPair pair = new();

    [Fact]
    public void Events_leave_in_the_order_of_time_priority_and_first_come()
    {
        pair.Add(delay: 7, priority: 0);
        pair.Add(delay: 7, priority: -1);
        pair.Add(delay: 3, priority: 9);
        pair.Add(delay: 7, priority: 0);
        pair.Add(delay: 0, priority: 0);
        pair.Add(delay: 0, priority: EventKey.Urgent);
        pair.TakeAll();
    }

    // Small delays and few priorities, so that ties are common; cancelling often, so that compaction happens.
    [Fact]
    public void A_calendar_does_what_a_sorted_list_does() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 30], Gen.Int[-2, 2]).Array[0, 4000].Each(
            operations =>
            {
                var own = new CalendarPair();
                foreach (var (kind, count, priority) in operations)
                {
                    CalendarOperations.Apply(own, kind, delay: count, priority, which: count);
                }

                own.TakeAll();
            },
            count: 60);

    // Every distance between two ticks, so that whatever structure looks at their bits sees each of them.
    [Fact]
    public void A_calendar_does_what_a_sorted_list_does_over_all_of_time() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 62], Gen.Int[-1, 1], Gen.Int[-1, 1]).Array[0, 600].Each(
            operations =>
            {
                var own = new CalendarPair();
                foreach (var (kind, bit, off, priority) in operations)
                {
                    var delay = Math.Max(0, (1L << bit) + off);

                    // Mostly far events and near looks, or the end of time would be reached at once.
                    var look = kind < 5 ? delay : delay >> 20;
                    CalendarOperations.Apply(own, kind, look, priority, which: bit);
                }

                own.TakeAll();
            },
            count: 200);

    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 2_000)]
    [InlineData(3, 60_000)]
    public void A_calendar_does_what_a_sorted_list_does_for_very_long(ulong seed, int aim)
    {
        // The number of pending events swings around the aim, down to none and up to thrice as many: a list that
        // changes its form by its size does so again and again.
        const int Operations = 1_000_000;
        var dice = new Dice(seed);
        var most = 0;
        for (var i = 0; i < Operations; i++)
        {
            var swing = 1 + Math.Sin(2 * Math.PI * i / 200_000);
            var grows = pair.LiveCount < 1.5 * aim * swing;
            var kind = dice.Integer(0, 9) < (grows ? 7 : 2) ? 0 : dice.Integer(5, 11);
            var delay = dice.Integer(0, 4) == 0 ? 0 : (long)Math.Pow(2, dice.Uniform() * 40) - 1;

            // Looks end mostly before the next event or at it, seldom beyond many.
            var wait = Math.Min(pair.NextTick - pair.Now, 1L << 40);
            var look = dice.Integer(0, 999) == 0 ? delay : (long)(wait * 1.5 * dice.Uniform());
            CalendarOperations.Apply(
                pair, kind, kind < 5 ? delay : look, dice.Integer(-2, 2), dice.Integer(0, int.MaxValue - 1));
            if (kind == 11)
            {
                // At a horizon whoever runs the model does something, and several processes go on at once.
                pair.Add(0, 0);
                pair.Add(0, dice.Integer(-1, 0));
            }

            most = Math.Max(most, pair.LiveCount);
        }

        Assert.InRange(most, aim / 2, 4 * aim);
        pair.TakeAll();
    }

    [Fact]
    public void Events_now_with_a_better_priority_go_first_among_thousands_of_the_same_tick()
    {
        var dice = new Dice(5);
        for (var i = 0; i < 5_000; i++)
        {
            pair.Add(1_000, dice.Integer(-3, 3));
        }

        for (var taken = 0; pair.LiveCount > 0; taken++)
        {
            Assert.True(pair.Take(long.MaxValue));
            if (taken < 10_000)
            {
                pair.Add(0, dice.Integer(-3, 3));
                pair.Add(0, taken % 7 == 0 ? EventKey.Urgent : EventKey.LastPriority);
                pair.CancelOne(dice.Integer(0, 1_000_000));
                pair.CancelOne(dice.Integer(0, 1_000_000));
                pair.Add(taken < 9_000 ? 0 : taken % 3, 0);
            }
        }

        pair.TakeAll();
        Assert.InRange(pair.Now, 1_000, 1_002);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 32)]
    [InlineData((1L << 62) - 1)]
    [InlineData(long.MaxValue - 1)]
    [InlineData(long.MaxValue)]
    public void The_ends_of_time_are_ticks_like_others(long start)
    {
        pair.MoveTo(start);
        long[] ticks = [start, Math.Max(start, long.MaxValue - 1), long.MaxValue, long.MaxValue, start];
        foreach (var tick in ticks)
        {
            pair.AddAt(tick, 0);
            pair.AddAt(tick, EventKey.FirstPriority);
            pair.AddAt(tick, EventKey.LastPriority);
        }

        Assert.Equal(start > 0, !pair.Take(start - 1) && start > 0);
        pair.TakeAll();
        Assert.Equal(long.MaxValue, pair.Now);
        pair.AddAt(long.MaxValue, 1);
        pair.AddAt(long.MaxValue, -1);
        pair.TakeAll();
    }

    [Fact]
    public void Powers_of_two_and_their_neighbours_leave_in_order_in_whatever_order_they_came()
    {
        var dice = new Dice(11);
        for (var i = 0; i < 20_000; i++)
        {
            pair.AddAt(Math.Max(0, (1L << dice.Integer(0, 62)) + dice.Integer(-1, 1)), dice.Integer(-1, 1));
        }

        // Each event that is taken enters one a power of two later, or at the same time.
        for (var i = 0; i < 20_000; i++)
        {
            Assert.True(pair.Take(long.MaxValue));
            pair.Add(dice.Integer(0, 3) == 0 ? 0 : 1L << dice.Integer(0, 62), dice.Integer(-1, 1));
        }

        pair.TakeAll();
    }

    [Fact]
    public void After_a_look_that_found_nothing_due_events_may_be_entered_before_the_next_one()
    {
        pair.AddAt(1L << 60, 0);
        for (var horizon = 10L; horizon < 1L << 59; horizon = (horizon * 3) + 1)
        {
            pair.MoveTo(horizon);
            pair.Add(1, 0);
            pair.Add(0, -1);
            pair.Add(0, 0);
            pair.Add(horizon, 0);
            Assert.True(pair.Take(horizon));
            Assert.True(pair.Take(horizon));
            Assert.False(pair.Take(horizon));
        }

        pair.TakeAll();
        Assert.Equal(1L << 60, pair.Now);
    }

    // In a list of many events, some structure holds the near ones, and is empty when a horizon between two crowds of
    // them is reached.
    [Fact]
    public void At_a_horizon_between_two_crowds_priorities_hold_among_the_events_that_are_entered_there()
    {
        const int Crowds = 100;
        const long Gap = 1_000_000;
        var dice = new Dice(21);
        for (var i = 0; i < 70 * Crowds; i++)
        {
            pair.Add((Gap * dice.Integer(0, Crowds - 1)) + dice.Integer(0, 9), dice.Integer(-1, 1));
        }

        for (var crowd = 0; crowd < Crowds; crowd++)
        {
            pair.MoveTo((Gap * crowd) + (Gap / 2));
            pair.Add(0, 0);
            pair.Add(0, 1);
            pair.Add(0, -1);
            pair.Add(0, 0);
            pair.Add(1, 0);
            Assert.True(pair.Take(pair.Now));
        }

        pair.TakeAll();
    }

    // A run that is cancelled, or at its limit, has the next event in its hand.
    [Fact]
    public void After_an_event_was_taken_and_put_back_others_may_be_entered_before_it()
    {
        var dice = new Dice(3);
        pair.AddAt(1L << 50, 0);
        pair.AddAt(1L << 50, -1);
        pair.AddAt((1L << 50) - 1, 0);
        for (var i = 0; i < 500; i++)
        {
            pair.TakeAndPutBack(long.MaxValue);
            pair.Add(dice.Integer(0, 3), dice.Integer(-1, 1));
            pair.Add(0, 0);
            pair.TakeAndPutBack(pair.Now);
            pair.Add(dice.Integer(1, 1_000_000), 0);
            Assert.True(pair.Take(pair.Now));
        }

        pair.TakeAll();
    }

    // What is dropped does not move the clock: after the dead have left, all that is later than now is still to come.
    [Fact]
    public void After_dead_events_were_dropped_others_may_be_entered_before_where_they_were()
    {
        pair.MoveTo(7);
        for (var i = 0; i < 100; i++)
        {
            pair.Add(1L << (i % 50), i % 3);
        }

        while (pair.LiveCount > 0)
        {
            pair.CancelOne(pair.LiveCount / 2);
        }

        Assert.False(pair.Take(long.MaxValue));
        Assert.Equal(0, pair.Count);
        Assert.Equal(7, pair.Now);
        pair.Add(3, 0);
        pair.Add(0, 0);
        pair.Add(1, -1);
        pair.TakeAll();
        Assert.Equal(10, pair.Now);
    }

    [Fact]
    public void A_cleared_list_starts_again_at_time_zero()
    {
        var dice = new Dice(9);
        for (var round = 0; round < 200; round++)
        {
            for (var i = 0; i < round; i++)
            {
                pair.Add(1L << dice.Integer(0, 61), dice.Integer(-1, 1));
                CalendarOperations.Apply(pair, dice.Integer(5, 11), dice.Integer(0, 1_000), 0, i);
            }

            pair.Clear();
            pair.AddAt(0, 0);
            pair.AddAt(0, -1);
            Assert.True(pair.Take(0));
        }

        pair.TakeAll();
    }

    [Fact]
    public void Cancelled_events_never_make_up_more_than_half_of_a_long_list()
    {
        for (var i = 0; i < 20_000; i++)
        {
            pair.Add(1_000_000 + i, 0);
            if (i >= 100)
            {
                pair.CancelOne(i);
            }

            Assert.True(
                pair.Count <= Math.Max((2 * pair.LiveCount) + 1, 400), $"{pair.Count} of which {pair.LiveCount} live");
        }
    }
}
