using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>Preemption together with calls, with several waits at once, and in the trace.</summary>
public sealed class PreemptionInteractionTests : PreemptionScene
{
    [Theory]
    [InlineData(true, "5 urgent", "5 left", "6 urgent ran through")]
    [InlineData(false, "5 urgent", "5 has 5 left", "5 interrupted", "5 left", "6 urgent ran through")]
    public void A_victim_that_is_called_in_the_same_tick_gives_back_nothing_twice(bool stops, params string[] expected)
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Victim()
        {
            try
            {
                using var seat = await desk.Acquire(priority: 1);
                var left = await seat.Hold(Durations.Seconds(10));
                Log.Add($"has {left.TotalSeconds} left");
                await Simulator.Hold(Durations.Seconds(10));
            }
            catch (InterruptException)
            {
                Log.Add("interrupted");
            }
            finally
            {
                Log.Add("left");
            }
        }

        var victim = Simulator.Start(Victim());
        At(5, Uses(desk, "urgent", 1, 0, 1));
        Simulator.Start(Calls());
        Simulator.RunToEnd();
        Log.Is(expected);
        Assert.Equal((0L, 0), (desk.InUse, Simulator.PendingEvents));

        async Process Calls()
        {
            await Simulator.Hold(Durations.Seconds(5));
            Assert.True(stops ? victim.Stop() : victim.Interrupt());
        }
    }

    [Fact]
    public void An_interrupted_holder_that_loses_its_grant_before_it_learns_gets_the_interrupt()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Victim()
        {
            using var seat = await desk.Acquire(priority: 1);
            try
            {
                await seat.Hold(Durations.Seconds(10));
            }
            catch (InterruptException)
            {
                Log.Add($"interrupted, lost: {seat.IsLost}");
                Assert.Equal(Durations.Seconds(3), await seat.Hold(Durations.Seconds(3)));
            }
        }

        async Process Both(Process victim)
        {
            await Simulator.Hold(Durations.Seconds(5));
            victim.Interrupt();
            using var seat = await desk.Acquire(preempts: true);
            await seat.Hold(Durations.Seconds(1));
        }

        Simulator.Start(Both(Simulator.Start(Victim())));
        Simulator.RunToEnd();
        Log.Is("5 interrupted, lost: True");
        Assert.Equal((0L, 0), (desk.InUse, Simulator.PendingEvents));
    }

    [Fact]
    public void A_grant_lost_before_its_process_resumed_is_lost_and_taken_back_by_nobody()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Next()
        {
            using var seat = await desk.Acquire(priority: 1);
            Log.Add($"granted: {seat.IsGranted}, lost: {seat.IsLost}");
            Assert.Equal(Durations.Seconds(2), await seat.Hold(Durations.Seconds(2)));
        }

        // At second 5 the first gives back, the second is served, and the third takes it before the second resumes.
        Simulator.Start(Uses(desk, "first", 1, 0, 5));
        Simulator.Start(Next());
        var stopped = Simulator.Start(Next());
        Simulator.Start(AcquiresAtOnce());
        Simulator.Run(Durations.Seconds(6));
        Log.Is("0 first", "5 first ran through", "5 third", "5 granted: True, lost: True");
        Assert.True(stopped.Stop());
        Simulator.RunToEnd();
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, Simulator.PendingEvents));

        async Process AcquiresAtOnce()
        {
            await Simulator.Hold(Durations.Seconds(5));
            using var held = await desk.Acquire(preempts: true);
            Log.Add("third");
            await Simulator.Hold(Durations.Seconds(5));
        }
    }

    [Fact]
    public void As_one_of_several_waits_a_request_preempts_only_when_it_is_made_and_its_turn_comes()
    {
        var desk = new Resource(Simulator, 1, "desk");
        var other = new Resource(Simulator, 1, "other");

        async Process Chooses()
        {
            // The other desk is free, so the second request is never made.
            var first = await Simulator.FirstOf(other.Acquire(), desk.Acquire(preempts: true));
            Log.Add($"first of: {first.Index}");
            first.Grant.Dispose();
            var all = await Simulator.AllOf(other.Acquire(), desk.Acquire(preempts: true));
            Log.Add("all of");
            using var seat = all[1].Grant;
            var hold = await Simulator.FirstOf(seat.Hold(Durations.Seconds(2)), Simulator.Hold(Durations.Seconds(9)));
            Assert.Equal((0, true, TimeSpan.Zero), (hold.Index, hold.IsMet, hold.Left));
        }

        At(0, Uses(desk, "holder", 1, 1, 10));
        At(3, Chooses());
        Simulator.RunToEnd();
        Log.Is("0 holder", "3 first of: 0", "3 all of", "3 holder has 7 left");
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_hold_among_several_waits_ends_with_the_loss_and_says_what_was_left()
    {
        var desk = new Resource(Simulator, 1, "desk");

        async Process Holder()
        {
            using var seat = await desk.Acquire(priority: 1);
            var outcomes = await Simulator.AllOf(
                seat.Hold(Durations.Seconds(10)), Simulator.Hold(Durations.Seconds(6)));
            Log.Add($"{outcomes[0].IsMet} {outcomes[0].Left.TotalSeconds} {outcomes[1].IsMet}");
        }

        Simulator.Start(Holder());
        At(4, Uses(desk, "urgent", 1, 0, 1));
        Simulator.RunToEnd();
        Log.Is("4 urgent", "5 urgent ran through", "6 False 6 True");
    }

    // The loss ends the wait of a group, whose other branch is then first in line here: the units must not go to it.
    [Fact]
    public void A_victim_that_also_waits_in_the_same_line_does_not_take_the_units_from_the_taker()
    {
        var desk = new Resource(Simulator, 2, "desk");

        async Process Greedy()
        {
            using var seat = await desk.Acquire(1, priority: 5);
            var first = await Simulator.FirstOf(
                seat.Hold(Durations.Seconds(50)),
                desk.Acquire(2, priority: -5),
                desk.Acquire(1, priority: -4));
            Log.Add($"greedy {first.Index} {first.Left.TotalSeconds}");
        }

        At(0, Uses(desk, "holder", 1, -4, 5));
        At(0, Greedy());
        At(2, Uses(desk, "urgent", 1, -6, 5));
        At(2, Uses(desk, "next", 1, 9, 5, preempts: false));
        Simulator.RunToEnd();
        Log.Is(
            "0 holder", "2 urgent", "2 greedy 0 48", "5 holder ran through", "5 next", "7 urgent ran through",
            "10 next ran through");
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, Simulator.PendingEvents));
    }

    [Fact]
    public void The_trace_tells_a_loss_from_the_end_of_a_hold()
    {
        var desk = new Resource(Simulator, 1, "desk");
        using var text = new StringWriter();
        Simulator.Trace = new TextTrace(text);
        Simulator.Start(Uses(desk, "patient", 1, 5, 10), "patient");
        At(4, Uses(desk, "urgent", 1, 0, 3));
        Simulator.RunToEnd();
        var lines = text.ToString();
        Assert.Contains("lost its grant of 'desk'", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("patience", lines, StringComparison.Ordinal);
        Log.Is("0 patient", "4 urgent", "4 patient has 6 left", "7 urgent ran through");
    }

    [Fact]
    public void Nobody_loses_a_grant_to_a_wait_that_is_being_withdrawn()
    {
        var desk = new Resource(Simulator, 2, "desk");

        async Process Chooses()
        {
            var first = await Simulator.FirstOf(
                Simulator.Hold(Durations.Seconds(3)),
                desk.Acquire(3, priority: -4),
                desk.Acquire(1, priority: -3, preempts: true));
            Log.Add($"chooses {first.Index}");
        }

        At(0, Uses(desk, "holder", 2, 5, 10, preempts: false));
        At(0, Uses(desk, "blocks", 3, -5, 1, patience: 1));
        At(0, Chooses());
        Simulator.RunToEnd();
        Log.Is("0 holder", "1 blocks refused", "3 chooses 0", "10 holder ran through");
        Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, Simulator.PendingEvents));
    }
}
