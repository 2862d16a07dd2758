using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tests.Processes;

namespace HubSim.Kernel.Tests.Events;

/// <summary>
/// The processes of a simulator may be driven by the clock and the event list of another library. Driven by a plain
/// sorted list, they do exactly what they do on the kernel's own.
/// </summary>
public sealed class OutsideCalendarTests
{
    private readonly PlainCalendar plain = new();
    private readonly Simulator simulator;

    public OutsideCalendarTests() => simulator = new Simulator(plain);

    [Fact]
    public void A_random_crowd_lives_the_same_life_on_either_calendar()
    {
        var native = new Simulator();
        for (var seed = 1UL; seed <= 40; seed++)
        {
            native.Reset();
            simulator.Reset();
            Assert.Equal(Crowd.Run(native, seed), Crowd.Run(simulator, seed));
            Assert.Equal(native.EventCount, simulator.EventCount);
            Assert.Equal(native.Now, simulator.Now);
        }

        Assert.True(plain.Steps > 40_000, $"only {plain.Steps} events");
        Assert.True(plain.Drops > 1_000, $"only {plain.Drops} stale events");
    }

    [Theory]
    [MemberData(nameof(WaitScene.All), MemberType = typeof(WaitScene))]
    public void Every_wait_ends_the_same_way(Wait kind)
    {
        foreach (var priority in new[] { -1, 0 })
        {
            foreach (var second in new[] { 0, 3, 10 })
            {
                Assert.Equal(Disturbed(new Simulator()), Disturbed(simulator));
                string Disturbed(Simulator driven)
                {
                    driven.Reset();
                    var scene = new WaitScene(kind, driven);
                    scene.Start(scene.WaitAndReport());
                    scene.At(second, waiter => waiter.Interrupt("A"), priority);
                    scene.At(second, waiter => waiter.Interrupt("B"));
                    scene.At(second + 1, waiter => waiter.Stop());
                    driven.RunToEnd();
                    return scene.Log.ToString();
                }
            }
        }
    }

    [Fact]
    public void The_clock_stands_where_the_run_ended_and_at_zero_after_a_reset()
    {
        simulator.Start(Ticks(simulator, 10));
        simulator.Run(Durations.Seconds(2.5));
        Assert.Equal(Durations.Seconds(2.5).Ticks, plain.Clock);
        Assert.Equal(3, plain.Steps);
        simulator.Run(Durations.Seconds(3));
        Assert.Equal(4, plain.Steps);
        simulator.Reset();
        Assert.Equal(0, plain.Clock);
        Assert.False(plain.TryPeek(out _));
        simulator.RunToEnd();
        Assert.Equal((4, TimeSpan.Zero), (plain.Steps, simulator.Now));
    }

    [Fact]
    public void A_stale_event_does_not_move_the_clock()
    {
        async Process Patient()
        {
            var bell = new Signal(simulator, "bell");
            _ = simulator.Start(Ring(bell));
            Assert.True(await bell.Wait(Durations.Seconds(50)));
        }

        async Process Ring(Signal bell)
        {
            await simulator.Hold(Durations.Seconds(2));
            bell.Fire();
        }

        simulator.Start(Patient());
        simulator.RunToEnd();
        Assert.Equal(1, plain.Drops);
        Assert.Equal(Durations.Seconds(2).Ticks, plain.Clock);
        Assert.Equal(Durations.Seconds(2), simulator.Now);
    }

    [Fact]
    public void The_limit_of_events_stops_at_the_same_event_and_can_be_raised()
    {
        simulator.Start(Ticks(simulator, 9_000));
        simulator.EventLimit = 5_000;
        Assert.Throws<EventLimitException>(() => simulator.RunToEnd());
        Assert.Equal((5_000, Durations.Seconds(4_999)), (simulator.EventCount, simulator.Now));
        simulator.EventLimit = 9_001;
        simulator.RunToEnd();
        Assert.Equal((9_001, Durations.Seconds(9_000)), (simulator.EventCount, simulator.Now));
    }

    [Fact]
    public void A_cancelled_run_ends_after_as_many_events_and_can_go_on()
    {
        Assert.Equal(UntilCancelled(new Simulator()), UntilCancelled(simulator));
        static long UntilCancelled(Simulator driven)
        {
            using var source = new CancellationTokenSource();
            async Process Cancel()
            {
                await driven.Hold(Durations.Seconds(100));
                source.Cancel();
            }

            driven.Start(Cancel());
            driven.Start(Ticks(driven, 20_000));
            Assert.Throws<OperationCanceledException>(() => driven.RunToEnd(source.Token));
            var stopped = driven.EventCount;
            driven.RunToEnd();
            Assert.Equal(20_003, driven.EventCount);
            return stopped;
        }
    }

    [Fact]
    public void A_failure_reaches_the_run_with_time_and_process_and_a_reset_heals()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(7));
            throw new InvalidDataException("spoilt");
        }

        simulator.Start(Fails(), "cook");
        var failure = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal((Durations.Seconds(7), "cook"), (failure.Time, failure.ProcessName));
        Assert.Throws<InvalidOperationException>(() => simulator.RunToEnd());
        simulator.Reset();
        simulator.Start(Ticks(simulator, 2));
        simulator.RunToEnd();
        Assert.Equal(3, simulator.EventCount);
    }

    [Fact]
    public void Time_reaches_to_its_end()
    {
        simulator.Start(Nap(TimeSpan.MaxValue - new TimeSpan(1)));
        simulator.Start(Nap(TimeSpan.MaxValue));
        simulator.Start(Nap(TimeSpan.Zero));
        simulator.Run(TimeSpan.MaxValue - new TimeSpan(1));
        Assert.Equal(5, simulator.EventCount);
        simulator.RunToEnd();
        Assert.Equal((6, TimeSpan.MaxValue), (simulator.EventCount, simulator.Now));
    }

    [Fact]
    public void A_calendar_is_needed() =>
        Assert.Throws<ArgumentNullException>(() => new Simulator(null!));

    private async Process Nap(TimeSpan length) => await simulator.Hold(length);

    private static async Process Ticks(Simulator driven, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await driven.Hold(Durations.Seconds(1));
        }
    }
}
