using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>
/// Units that are asked for, held and given back in one wait. That this is what three waits do, in whatever company, is for
/// the random programs to show; here is what it looks like.
/// </summary>
public sealed class UseTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;
    private readonly Resource desk;

    public UseTests()
    {
        log = new Log(simulator);
        desk = new Resource(simulator, 1, "desk");
    }

    [Fact]
    public void Uses_follow_each_other_and_take_one_event_each()
    {
        simulator.Start(Uses("Ada", 4));
        simulator.Start(Uses("Bob", 3));
        simulator.RunToEnd();
        log.Is("4 Ada: waited 0, left 0", "7 Bob: waited 4, left 0");
        Assert.Equal((4L, 0L), (simulator.EventCount, desk.InUse));
        Assert.Equal((1, 4.0 / 7), (desk.BusyUnits.Mean, desk.QueueLength.Mean));
    }

    [Fact]
    public void The_units_are_back_when_the_process_goes_on()
    {
        async Process Asks()
        {
            await desk.Use(Durations.Seconds(2));
            log.Add($"free {desk.Free}");
            using var again = desk.TryAcquire();
            log.Add(again.IsGranted ? "had" : "refused");
        }

        simulator.Start(Asks());
        simulator.RunToEnd();
        log.Is("2 free 1", "2 had");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Who_runs_out_of_patience_has_had_nothing(double patience)
    {
        simulator.Start(Uses("Ada", 9));
        simulator.Start(Uses("Bob", 5, patience: patience));
        simulator.RunToEnd();
        log.Is($"{patience} Bob refused: waited {patience}, left 5", "9 Ada: waited 0, left 0");
        Assert.Equal(0, desk.QueueLength.Value);
    }

    [Fact]
    public void Patience_is_for_the_line_and_not_for_the_use()
    {
        simulator.Start(Uses("Ada", 2));
        simulator.Start(Uses("Bob", 50, patience: 3));
        simulator.RunToEnd();
        log.Is("2 Ada: waited 0, left 0", "52 Bob: waited 2, left 0");
    }

    [Fact]
    public void Who_loses_the_units_learns_what_was_left()
    {
        simulator.Start(Uses("Ada", 10, priority: 5));
        simulator.Start(Uses("Bob", 2, at: 4, preempts: true));
        simulator.RunToEnd();
        log.Is("4 Ada: waited 0, left 6", "6 Bob: waited 0, left 0");
        Assert.Equal((0L, 1.0), (desk.InUse, desk.BusyUnits.Mean));
    }

    [Fact]
    public void A_use_for_ever_ends_with_a_loss_and_says_how_long_it_waited()
    {
        async Process Stays()
        {
            await simulator.Hold(Durations.Seconds(1));
            var usage = await desk.Use(TimeSpan.MaxValue, priority: 5);
            log.Add($"waited {usage.Waited.TotalSeconds}, done {usage.IsComplete}");
        }

        simulator.Start(Uses("Ada", 3));
        simulator.Start(Stays());
        simulator.Start(Uses("Bob", 2, at: 9, preempts: true));
        simulator.RunToEnd();
        log.Is("3 Ada: waited 0, left 0", "9 waited 2, done False", "11 Bob: waited 0, left 0");
    }

    [Fact]
    public void A_cut_of_the_capacity_ends_uses_and_growth_begins_others()
    {
        async Process Outage()
        {
            await simulator.Hold(Durations.Seconds(3));
            desk.SetCapacity(0, preempts: true);
            await simulator.Hold(Durations.Seconds(5));
            desk.SetCapacity(1);
        }

        simulator.Start(Outage());
        simulator.Start(Uses("Ada", 10));
        simulator.Start(Uses("Bob", 2));
        simulator.RunToEnd();
        log.Is("3 Ada: waited 0, left 7", "10 Bob: waited 8, left 0");
    }

    [Theory]
    [InlineData(1, "1 Ada cut short", "4 Bob: waited 1, left 0")]
    [InlineData(2, "2 Ada: waited 0, left 0", "5 Bob: waited 2, left 0")]
    public void An_interrupt_gives_the_units_to_the_next(double at, params string[] expected)
    {
        async Process Interrupts(Process other)
        {
            await simulator.Hold(Durations.Seconds(at));
            other.Interrupt();
        }

        async Process Ada()
        {
            try
            {
                var usage = await desk.Use(Durations.Seconds(2));
                log.Add($"Ada: waited {usage.Waited.TotalSeconds}, left {usage.Left.TotalSeconds}");
            }
            catch (InterruptException)
            {
                log.Add("Ada cut short");
            }
        }

        var ada = simulator.Start(Ada());
        simulator.Start(Uses("Bob", 3));
        simulator.Start(Interrupts(ada));
        simulator.RunToEnd();
        log.Is(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stop_in_use_or_in_line_leaves_nothing_behind(bool inUse)
    {
        var first = simulator.Start(Uses("Ada", 9));
        var second = simulator.Start(Uses("Bob", 9));
        simulator.Run(Durations.Seconds(1));
        (inUse ? first : second).Stop();
        simulator.RunToEnd();
        log.Is(inUse ? "10 Bob: waited 1, left 0" : "9 Ada: waited 0, left 0");
        Assert.Equal((0L, 0), (desk.InUse, desk.Waiting));
    }

    [Fact]
    public void The_priority_of_a_use_can_be_changed_while_it_waits_and_not_later()
    {
        var ada = simulator.Start(Uses("Ada", 2));
        simulator.Start(Uses("Bob", 2));
        var cleo = simulator.Start(Uses("Cleo", 2));
        simulator.Run(Durations.Seconds(1));
        Assert.Equal((false, true), (desk.IsWaiting(ada), desk.IsWaiting(cleo)));
        Assert.Throws<InvalidOperationException>(() => desk.ChangePriority(ada, -1));
        desk.ChangePriority(cleo, -1);
        simulator.RunToEnd();
        log.Is("2 Ada: waited 0, left 0", "4 Cleo: waited 2, left 0", "6 Bob: waited 4, left 0");
    }

    [Fact]
    public void In_a_first_of_the_loser_gives_the_units_back()
    {
        async Process Impatient()
        {
            var first = await simulator.FirstOf(
                desk.Use(Durations.Seconds(9)), simulator.Hold(Durations.Seconds(3)));
            log.Add($"Ada: wait {first.Index}, in use {desk.InUse}");
        }

        async Process Patient()
        {
            var all = await simulator.AllOf(desk.Use(Durations.Seconds(2)), simulator.Hold(Durations.Seconds(9)));
            log.Add($"Cleo: {all[0].IsMet} after {all[0].Waited.TotalSeconds}, left {all[0].Left.TotalSeconds}");
        }

        simulator.Start(Impatient());
        simulator.Start(Uses("Bob", 1));
        simulator.Start(Patient());
        simulator.RunToEnd();
        log.Is("3 Ada: wait 1, in use 1", "4 Bob: waited 3, left 0", "9 Cleo: True after 6, left 0");
    }

    [Fact]
    public void In_a_first_of_what_can_be_had_at_once_goes_before_a_use()
    {
        async Process Chooses()
        {
            var first = await simulator.FirstOf(desk.Use(TimeSpan.Zero), desk.Acquire());
            log.Add($"wait {first.Index}");
            first.Grant.Dispose();
        }

        simulator.Start(Chooses());
        simulator.RunToEnd();
        log.Is("0 wait 1");
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_discipline_goes_by_the_limit_and_never_by_the_duration()
    {
        var cards = new Resource(simulator, 4, "cards", new EasyBackfill(depth: 8));
        async Process Runs(string name, long units, double seconds, double limit)
        {
            var usage = await cards.Use(Durations.Seconds(seconds), units, limit: Durations.Seconds(limit));
            log.Add($"{name}: waited {usage.Waited.TotalSeconds}");
        }

        // Wide has its reservation at 10. Short says that it is through by then, and is not; long is, and does not say so.
        simulator.Start(Runs("first", 3, 10, 10));
        simulator.Start(Runs("wide", 4, 1, 1));
        simulator.Start(Runs("short", 1, 12, 9));
        simulator.Start(Runs("long", 1, 2, 11));
        simulator.RunToEnd();
        log.Is("10 first: waited 0", "12 short: waited 0", "13 wide: waited 12", "15 long: waited 13");
        Assert.Equal(0, cards.InUse);
    }

    [Fact]
    public void Fair_share_counts_what_was_used()
    {
        var share = new FairShare(halfLife: null);
        var cards = new Resource(simulator, 2, "cards", share);
        async Process Runs() => await cards.Use(Durations.Seconds(5), units: 2, owner: "Ada");

        simulator.Start(Runs());
        simulator.RunToEnd();
        Assert.Equal(10, share.UsageOf("Ada"), 9);
    }

    [Fact]
    public void Nonsense_is_refused_at_the_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => desk.Use(Durations.Seconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => desk.Use(Durations.Seconds(1), units: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => desk.Use(Durations.Seconds(1), patience: Durations.Seconds(-1)));
        var shortest = new Resource(simulator, 1, "by limits", new ShortestFirst());
        Assert.Throws<ArgumentException>(() => shortest.Use(Durations.Seconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => shortest.Use(Durations.Seconds(1), limit: TimeSpan.Zero));
        Assert.Throws<InvalidOperationException>(() => desk.Use(Durations.Seconds(1)).GetAwaiter());
    }

    private async Process Uses(
        string name, double seconds, double at = 0, int priority = 0, double? patience = null, bool preempts = false)
    {
        if (at > 0)
        {
            await simulator.Hold(Durations.Seconds(at));
        }

        TimeSpan? most = patience is { } given ? Durations.Seconds(given) : null;
        var usage = await desk.Use(Durations.Seconds(seconds), 1, priority, most, preempts);
        var (waited, left) = (usage.Waited.TotalSeconds, usage.Left.TotalSeconds);
        log.Add($"{name}{(usage.IsGranted ? "" : " refused")}: waited {waited}, left {left}");
        Assert.Equal(usage.IsGranted && left == 0, usage.IsComplete);
    }
}
