using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>Both kinds of backfill on schedules worked out by hand.</summary>
public sealed class BackfillTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public BackfillTests() => log = new Log(simulator);

    // 4 cards. b waits for all of them, until 10. c would keep one beyond that; d is through at 8, and then e at 10.
    [Theory, InlineData(false), InlineData(true)]
    public void A_short_job_goes_ahead_of_a_blocked_one_and_a_long_one_does_not(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 2, 10);
        Start(cards, "b", 4, 5);
        Start(cards, "c", 1, 30);
        Start(cards, "d", 2, 8);
        Start(cards, "e", 2, 2);
        simulator.RunToEnd();
        log.Is("0 a", "0 d", "8 e", "10 b", "15 c");
    }

    // 4 cards. d would keep the last card beyond 10, when b needs it; e is through by then. At 20, c and d go together.
    [Theory, InlineData(false), InlineData(true)]
    public void Whoever_would_delay_the_reservation_waits(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 3, 10);
        Start(cards, "b", 4, 10);
        Start(cards, "c", 3, 10);
        Start(cards, "d", 1, 15);
        Start(cards, "e", 1, 10);
        Start(cards, "f", 2, 25);
        simulator.RunToEnd();
        log.Is("0 a", "0 e", "10 b", "20 c", "20 d", "30 f");
    }

    // 6 cards, of which b and c will leave 2: d and then e run beside everybody.
    [Theory, InlineData(false), InlineData(true)]
    public void A_long_job_goes_ahead_in_the_units_that_the_first_leaves(bool isConservative)
    {
        var cards = Cards(6, isConservative);
        Start(cards, "a", 4, 10);
        Start(cards, "b", 4, 10);
        Start(cards, "c", 4, 10);
        Start(cards, "d", 2, 15);
        Start(cards, "e", 2, 25);
        simulator.RunToEnd();
        log.Is("0 a", "0 d", "10 b", "15 e", "20 c");
    }

    // 6 cards. b leaves 2, so that e delays only c, the second in line, which wants all 6.
    [Theory]
    [InlineData(false, "0 a", "0 e", "10 b", "25 c")]
    [InlineData(true, "0 a", "10 b", "20 c", "30 e")]
    public void Easy_lets_a_job_delay_the_second_in_line_and_conservative_does_not(
        bool isConservative, params string[] expected)
    {
        var cards = Cards(6, isConservative);
        Start(cards, "a", 4, 10);
        Start(cards, "b", 4, 10);
        Start(cards, "c", 6, 10);
        Start(cards, "e", 2, 25);
        simulator.RunToEnd();
        log.Is(expected);
    }

    [Theory]
    [InlineData(false, 2, "0 a", "10 b", "15 c", "15 d")]
    [InlineData(false, 3, "0 a", "0 d", "10 b", "15 c")]
    [InlineData(true, 2, "0 a", "10 b", "15 c", "15 d")]
    [InlineData(true, 3, "0 a", "0 d", "10 b", "15 c")]
    public void Who_is_beyond_the_depth_is_not_looked_at(bool isConservative, int depth, params string[] expected)
    {
        var cards = Cards(4, isConservative, depth);
        Start(cards, "a", 3, 10);
        Start(cards, "b", 4, 5);
        Start(cards, "c", 2, 5);
        var d = Start(cards, "d", 1, 5);
        simulator.Run(TimeSpan.Zero);
        Assert.Null(ReservationOf(cards, d));
        simulator.RunToEnd();
        log.Is(expected);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_job_that_ends_before_its_limit_brings_the_reservation_forward(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 3, 10, seconds: 3);
        Start(cards, "other", 1, 6);
        var b = Start(cards, "b", 4, 5);
        simulator.Run(Durations.Seconds(1));
        Assert.Equal(Durations.Seconds(10), ReservationOf(cards, b));
        simulator.Run(Durations.Seconds(4));
        Assert.Equal(Durations.Seconds(6), ReservationOf(cards, b));
        simulator.RunToEnd();
        log.Is("0 a", "0 other", "6 b");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void When_its_holder_gives_up_or_is_stopped_a_reservation_holds_up_nobody(bool isConservative, bool stops)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 3, 10);
        var b = Start(cards, "b", 4, 10, patience: stops ? 99 : 5);
        var c = Start(cards, "c", 1, 20);
        simulator.Run(Durations.Seconds(4));
        Assert.Equal(Durations.Seconds(10), ReservationOf(cards, b));
        Assert.Equal(isConservative ? Durations.Seconds(20) : null, ReservationOf(cards, c));
        simulator.Run(Durations.Seconds(4.9999999));
        log.Is("0 a");
        if (stops)
        {
            Assert.True(b.Stop());
        }

        simulator.RunToEnd();
        log.Is(stops ? ["0 a", "4.9999999 c"] : ["0 a", "5 b refused", "5 c"]);
    }

    // a holds 2 of 4 for 15, though its limit is 10. From 10 on b is expected to start at any moment.
    [Theory, InlineData(false), InlineData(true)]
    public void While_a_job_overruns_its_limit_nobody_takes_what_the_reservation_needs(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 2, 10, seconds: 15);
        var b = Start(cards, "b", 4, 10);
        simulator.Run(Durations.Seconds(12));
        Start(cards, "c", 2, 1);
        simulator.Run(Durations.Seconds(13));
        Assert.Equal(Durations.Seconds(13), ReservationOf(cards, b));
        simulator.RunToEnd();
        log.Is("0 a", "15 b", "25 c");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_cut_takes_the_reservation_of_who_no_longer_fits_and_growth_gives_one_again(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 2, 10);
        var b = Start(cards, "b", 4, 5);
        Start(cards, "c", 1, 30);
        simulator.Run(Durations.Seconds(1));
        log.Is("0 a");
        cards.SetCapacity(3);
        simulator.Run(Durations.Seconds(2));
        log.Is("0 a", "1 c");
        Assert.Null(ReservationOf(cards, b));
        cards.SetCapacity(5);
        Assert.Equal(Durations.Seconds(10), ReservationOf(cards, b));
        cards.SetCapacity(4);
        Assert.Equal(Durations.Seconds(31), ReservationOf(cards, b));
        cards.SetCapacity(7);
        simulator.RunToEnd();
        log.Is("0 a", "1 c", "2 b");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_more_urgent_request_takes_over_and_those_before_it_keep_their_times(bool isConservative)
    {
        var cards = Cards(4, isConservative);
        Start(cards, "a", 4, 10);
        var first = Start(cards, "first", 4, 5, priority: 0);
        var last = Start(cards, "last", 4, 5, priority: 5);
        simulator.Run(Durations.Seconds(1));
        Check(first, 10);
        Check(last, isConservative ? 15 : null);
        var middle = Start(cards, "middle", 4, 5, priority: 3);
        simulator.Run(Durations.Seconds(2));
        Check(first, 10);
        Check(middle, isConservative ? 15 : null);
        Check(last, isConservative ? 20 : null);
        cards.ChangePriority(last, -1);
        Check(last, 10);
        Check(first, isConservative ? 15 : null);
        simulator.RunToEnd();
        log.Is("0 a", "10 last", "15 first", "20 middle");

        void Check(Process process, double? seconds) =>
            Assert.Equal(seconds is { } given ? Durations.Seconds(given) : null, ReservationOf(cards, process));
    }

    // 5 cards. x is promised 10, and y, behind it, 4. When a and c return at 2, x fits, but only in the way of y: so y,
    // for which there is room now, goes at 2 and ends at 8, and then x. Under EASY x goes at 2.
    [Theory]
    [InlineData(false, "0 a", "0 b", "0 c", "2 x", "22 y")]
    [InlineData(true, "0 a", "0 b", "0 c", "2 y", "8 x")]
    public void A_promise_is_not_broken_for_one_before_it_that_could_go_earlier(
        bool isConservative, params string[] expected)
    {
        var cards = Cards(5, isConservative);
        Start(cards, "a", 3, 10, seconds: 2);
        Start(cards, "b", 1, 4);
        Start(cards, "c", 1, 2);
        var x = Start(cards, "x", 4, 20);
        var y = Start(cards, "y", 2, 6);
        simulator.Run(Durations.Seconds(1));
        Assert.Equal(Durations.Seconds(10), ReservationOf(cards, x));
        Assert.Equal(isConservative ? Durations.Seconds(4) : null, ReservationOf(cards, y));
        simulator.RunToEnd();
        log.Is(expected);
    }

    private static TimeSpan? ReservationOf(Resource cards, Process process) => cards.Discipline switch
    {
        EasyBackfill easy => easy.ReservationOf(process),
        ConservativeBackfill conservative => conservative.ReservationOf(process),
        _ => null,
    };

    private Resource Cards(long capacity, bool isConservative, int depth = 128) =>
        new(simulator, capacity, "cards", isConservative ? new ConservativeBackfill(depth) : new EasyBackfill(depth));

    private Process Start(
        Resource cards,
        string name,
        long units,
        double limit,
        double? seconds = null,
        int priority = 0,
        double patience = 1e6)
    {
        async Process Job()
        {
            using var held = await cards.Acquire(
                units, priority, Durations.Seconds(patience), limit: Durations.Seconds(limit));
            log.Add(held.IsGranted ? name : $"{name} refused");
            if (held.IsGranted)
            {
                await simulator.Hold(Durations.Seconds(seconds ?? limit));
            }
        }

        return simulator.Start(Job(), name);
    }
}
