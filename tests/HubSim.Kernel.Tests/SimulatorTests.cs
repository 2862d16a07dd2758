using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests;

public sealed class SimulatorTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public SimulatorTests() => log = new Log(simulator);

    [Fact]
    public void Calling_a_process_method_runs_nothing()
    {
        var process = Ticks(3);
        Assert.False(process.IsFinished);
        Assert.Equal("Ticks", process.Name);
        simulator.Start(process);
        log.Is();
        simulator.RunToEnd();
        log.Is("1 tick", "2 tick", "3 tick");
        Assert.True(process.IsFinished);
        Assert.Equal("", process.Name);
    }

    [Fact]
    public void Running_twice_goes_on()
    {
        simulator.Start(Ticks(4));
        simulator.Run(Durations.Seconds(2));
        log.Is("1 tick", "2 tick");
        simulator.Run(Durations.Seconds(2));
        simulator.Run(Durations.Seconds(100));
        log.Is("1 tick", "2 tick", "3 tick", "4 tick");
        Assert.Equal(Durations.Seconds(100), simulator.Now);
        Assert.Equal(5, simulator.EventCount);
    }

    [Fact]
    public void Events_of_one_tick_go_by_priority_then_first_come()
    {
        async Process At(string name, int priority)
        {
            await simulator.Hold(Durations.Seconds(1), priority);
            log.Add(name);
        }

        simulator.Start(At("b", 0));
        simulator.Start(At("c", 0));
        simulator.Start(At("d", 32_767));
        simulator.Start(At("a", -32_767));
        simulator.RunToEnd();
        log.Is("1 a", "1 b", "1 c", "1 d");
    }

    [Fact]
    public void An_event_now_with_a_better_priority_goes_first()
    {
        async Process Late(string name, int priority)
        {
            await simulator.Hold(TimeSpan.Zero, priority);
            log.Add(name);
        }

        async Process First()
        {
            _ = simulator.Start(Late("ordinary", 0));
            _ = simulator.Start(Late("better", -1), priority: -1);
            _ = simulator.Start(Late("worse", 1), priority: 1);
            await simulator.HoldUntil(simulator.Now);
            log.Add("first again");
        }

        simulator.Start(First());
        simulator.RunToEnd();
        log.Is("0 better", "0 first again", "0 ordinary", "0 worse");
    }

    [Fact]
    public void Holding_for_no_time_or_for_ever_is_legal()
    {
        async Process Holds(TimeSpan duration, string name)
        {
            await simulator.Hold(duration);
            log.Add(name);
        }

        simulator.Start(Holds(Durations.Forever, "for ever"));
        simulator.Start(Holds(TimeSpan.MaxValue, "longer"));
        simulator.Start(Holds(TimeSpan.Zero, "no time"));
        simulator.Run(Durations.Days(1_000_000));
        log.Is("0 no time");
        simulator.Start(Holds(TimeSpan.MaxValue, "even longer"));
        simulator.Run(Durations.Days(2_000_000));
        log.Is("0 no time");
    }

    [Fact]
    public void Holding_into_the_past_throws_at_the_call_and_names_time_and_process()
    {
        async Process Confused()
        {
            await simulator.Hold(Durations.Hours(25.5));
            var negative = Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Hold(new TimeSpan(-1)));
            Assert.Contains("(at 1.01:30:00, in process 'Confused')", negative.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => simulator.HoldUntil(Durations.Hours(25)));
            Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Hold(TimeSpan.Zero, 32_768));
            Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Hold(TimeSpan.Zero, -32_768));
            log.Add("survived");
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is("91800 survived");
    }

    [Fact]
    public void A_process_is_started_once()
    {
        var process = simulator.Start(Ticks(1));
        Assert.Throws<InvalidOperationException>(() => simulator.Start(process));
        simulator.RunToEnd();
        Assert.Throws<InvalidOperationException>(() => simulator.Start(process));
        Assert.Throws<InvalidOperationException>(() => simulator.Start(default));
    }

    [Fact]
    public void A_simulator_is_neither_run_nor_reset_by_its_own_process()
    {
        async Process Meddles()
        {
            await simulator.Hold(TimeSpan.Zero);
            Assert.Throws<InvalidOperationException>(() => simulator.RunToEnd());
            Assert.Throws<InvalidOperationException>(simulator.Reset);
            log.Add("refused");
        }

        simulator.Start(Meddles());
        simulator.RunToEnd();
        log.Is("0 refused");
        Assert.Throws<InvalidOperationException>(() => simulator.Current);
    }

    [Fact]
    public void A_run_cannot_go_back_in_time()
    {
        simulator.Run(Durations.Seconds(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Run(Durations.Seconds(1)));
    }

    [Fact]
    public void Passing_the_event_limit_throws_and_reaching_it_does_not()
    {
        simulator.EventLimit = 5;
        simulator.Start(Ticks(4));
        simulator.RunToEnd();
        Assert.Equal(5, simulator.EventCount);

        simulator.Start(Ticks(10_000));
        var reached = Assert.Throws<EventLimitException>(() => simulator.RunToEnd());
        Assert.Equal(5, reached.Limit);
        Assert.Equal(5, simulator.EventCount);

        simulator.EventLimit = 8_000;
        Assert.Throws<EventLimitException>(() => simulator.RunToEnd());
        Assert.Equal(8_000, simulator.EventCount);
        simulator.EventLimit = long.MaxValue;
        simulator.RunToEnd();
        Assert.Equal(10_006, simulator.EventCount);
    }

    [Fact]
    public void The_current_process_is_known_and_can_be_named()
    {
        async Process Named()
        {
            log.Add(simulator.Current.Name);
            await simulator.Hold(Durations.Seconds(1));
            log.Add(simulator.Current.Name);
        }

        simulator.Start(Named(), "Ada");
        simulator.Start(Named());
        simulator.RunToEnd();
        log.Is("0 Ada", "0 Named", "1 Ada", "1 Named");
    }

    [Fact]
    public void A_process_may_stop_itself_and_gives_back_what_it_holds()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Suicidal()
        {
            using var held = await desk.Acquire();
            await simulator.Hold(Durations.Seconds(1));
            simulator.Current.Stop();
            log.Add("still here");
        }

        var process = simulator.Start(Suicidal());
        simulator.RunToEnd();
        log.Is();
        Assert.True(process.IsFinished);
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_process_cannot_interrupt_itself_or_one_that_was_not_started()
    {
        async Process Confused()
        {
            await simulator.Hold(Durations.Seconds(1));
            Assert.Throws<InvalidOperationException>(() => simulator.Current.Interrupt());
            Assert.Throws<InvalidOperationException>(() => Ticks(1).Interrupt());
            log.Add("refused");
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is("1 refused");
    }

    [Fact]
    public void An_uncaught_interrupt_fails_the_run()
    {
        var process = simulator.Start(Ticks(5));
        simulator.Run(Durations.Seconds(1.5));
        process.Interrupt("why");
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal("why", Assert.IsType<InterruptException>(failed.InnerException).Cause);
    }

    [Fact]
    public void A_reset_simulator_does_what_a_new_one_does()
    {
        var fresh = RandomWorld(new Simulator(), seed: 3);
        RandomWorld(simulator, seed: 4);
        simulator.Reset();
        Assert.Equal(TimeSpan.Zero, simulator.Now);
        Assert.Equal(0, simulator.EventCount);
        Assert.Equal(0, simulator.PendingEvents);
        Assert.Equal(fresh, RandomWorld(simulator, seed: 3));
    }

    [Fact]
    public void A_simulator_that_failed_and_was_reset_does_what_a_new_one_does()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(3));
            throw new InvalidDataException();
        }

        simulator.Start(Fails());
        Assert.Throws<ProcessFailedException>(() => RandomWorld(simulator, seed: 4));
        Assert.Throws<InvalidOperationException>(() => simulator.Start(Ticks(1)));
        simulator.Reset();
        Assert.Equal(RandomWorld(new Simulator(), seed: 3), RandomWorld(simulator, seed: 3));
    }

    [Fact]
    public void Several_threads_with_a_simulator_each_and_one_that_changes_threads_all_see_the_same()
    {
        var expected = RandomWorld(new Simulator(), seed: 3);
        RandomWorld(simulator, seed: 9);
        var seen = new string[4];
        var threads = Enumerable.Range(0, seen.Length).Select(index => new Thread(() =>
        {
            var own = index == 0 ? simulator : new Simulator();
            for (var run = 0; run < 20; run++)
            {
                own.Reset();
                seen[index] = RandomWorld(own, seed: 3);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(seen, world => Assert.Equal(expected, world));
    }

    [Fact]
    public void What_was_made_before_a_reset_cannot_be_used_after_it()
    {
        var desk = new Resource(simulator, 1, "desk");
        var pot = new Level(simulator, 1, 0, "pot");
        var bell = new Signal(simulator, "bell");
        var busy = new TimeWeighted(simulator);
        var held = desk.TryAcquire();
        var process = simulator.Start(Ticks(9));
        simulator.Run(Durations.Seconds(2));
        simulator.Reset();

        Assert.Throws<InvalidOperationException>(() => desk.TryAcquire());
        Assert.Throws<InvalidOperationException>(() => desk.SetCapacity(3));
        Assert.Throws<InvalidOperationException>(() => pot.TryPut(1));
        Assert.Throws<InvalidOperationException>(bell.Fire);
        Assert.Throws<InvalidOperationException>(() => busy.Set(1));
        Assert.True(process.IsFinished);
        Assert.False(process.Stop());
        held.Dispose();
    }

    private async Process Ticks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await simulator.Hold(Durations.Seconds(1));
            log.Add("tick");
        }
    }

    /// <summary>
    /// A tangle of customers, a shared desk and a pot; returns all that happened up to a horizon with some still busy.
    /// </summary>
    internal static string RandomWorld(Simulator world, ulong seed)
    {
        var seen = new Log(world);
        var random = new Dice(seed);
        var desk = new Resource(world, 2, "desk");
        var pot = new Level(world, 50, 20, "pot");

        async Process Customer(int number)
        {
            using var seat = await desk.Acquire(random.Integer(1, 2), random.Integer(0, 3), random.Exponential(10));
            seen.Add($"{number} {seat.IsGranted} {seat.Waited:c}");
            if (seat.IsGranted && await pot.Get(random.Integer(0, 9), random.Exponential(5)))
            {
                await world.Hold(random.Exponential(4));
                await pot.Put(random.Integer(0, 9));
            }
        }

        async Process Source()
        {
            var last = default(Process);
            for (var i = 0; ; i++)
            {
                await world.Hold(random.Exponential(2));
                var next = world.Start(Customer(i));
                if (i % 5 == 0)
                {
                    last.Stop();
                    last = next;
                }
            }
        }

        world.Start(Source());
        world.Run(Durations.Seconds(500));
        return $"{seen}\n{world.EventCount} {desk.BusyUnits.Mean:R} {pot.Amount}";
    }
}
