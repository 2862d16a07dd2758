using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>Mistakes that kernels of this kind have made, each a test.</summary>
public sealed class KernelTrapTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public KernelTrapTests() => log = new Log(simulator);

    [Fact]
    public void A_stale_wake_up_does_not_restart_a_finished_process()
    {
        async Process Reneges()
        {
            log.Add("arrived");
            try
            {
                await simulator.Hold(Durations.Seconds(10));
                log.Add("served");
            }
            catch (InterruptException)
            {
                log.Add("reneged");
            }
        }

        async Process Interrupts(Process other)
        {
            await simulator.Hold(Durations.Seconds(5));
            other.Interrupt();
        }

        simulator.Start(Interrupts(simulator.Start(Reneges())));
        simulator.RunToEnd();
        log.Is("0 arrived", "5 reneged");
        Assert.Equal(4, simulator.EventCount);
    }

    [Fact]
    public void A_stale_wake_up_does_not_reach_the_next_process_in_the_same_place()
    {
        async Process Reneges()
        {
            try
            {
                await simulator.Hold(Durations.Seconds(10));
            }
            catch (InterruptException)
            {
                _ = simulator.Start(Successor());
            }
        }

        async Process Successor()
        {
            await simulator.Hold(Durations.Seconds(20));
            log.Add("successor");
        }

        var first = simulator.Start(Reneges());
        simulator.Run(Durations.Seconds(5));
        first.Interrupt();
        simulator.RunToEnd();
        log.Is("25 successor");
    }

    [Fact]
    public void A_process_started_inside_another_takes_its_first_step_after_it()
    {
        async Process Inner()
        {
            log.Add("inner");
            await simulator.Hold(TimeSpan.Zero);
            log.Add("inner again");
        }

        async Process Outer()
        {
            _ = simulator.Start(Inner());
            log.Add("outer");
            await simulator.Hold(TimeSpan.Zero);
            log.Add("outer again");
        }

        simulator.Start(Outer());
        simulator.RunToEnd();
        log.Is("0 outer", "0 inner", "0 outer again", "0 inner again");
    }

    [Fact]
    public void A_handle_awaited_late_names_its_own_process_though_the_place_serves_another()
    {
        async Process Worker(double seconds)
        {
            await simulator.Hold(Durations.Seconds(seconds));
            log.Add($"worked {seconds}");
        }

        async Process Boss()
        {
            var first = simulator.Start(Worker(1));
            await simulator.Hold(Durations.Seconds(2));
            var second = simulator.Start(Worker(10));
            Assert.NotEqual(first, second);
            Assert.True(first.IsFinished);
            Assert.False(second.IsFinished);
            Assert.False(first.Stop());
            Assert.False(first.Interrupt());
            await first;
            log.Add("first is over");
            await second;
            log.Add("second is over");
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("1 worked 1", "2 first is over", "12 worked 10", "12 second is over");
    }

    [Fact]
    public void A_failed_process_that_is_awaited_late_fails_the_late_one_too()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(1));
            throw new InvalidDataException("spoilt");
        }

        async Process Awaits(Process other, double seconds)
        {
            await simulator.Hold(Durations.Seconds(seconds));
            try
            {
                await other;
            }
            catch (InvalidDataException failure)
            {
                log.Add(failure.Message);
            }
        }

        var failing = simulator.Start(Fails());
        simulator.Start(Awaits(failing, 0));
        simulator.Start(Awaits(failing, 5));
        simulator.RunToEnd();
        log.Is("1 spoilt", "5 spoilt");
    }

    [Fact]
    public void A_million_nested_completions_do_not_grow_the_stack()
    {
        async Process Nested(int depth)
        {
            if (depth > 0)
            {
                await Nested(depth - 1);
            }
        }

        simulator.Start(Nested(1_000_000));
        simulator.RunToEnd();
        Assert.Equal(TimeSpan.Zero, simulator.Now);
        Assert.Equal((2 * 1_000_000) + 1, simulator.EventCount);
    }

    [Fact]
    public void A_million_waits_that_are_answered_at_once_neither_recurse_nor_make_events()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Busy()
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                using var held = await desk.Acquire();
            }
        }

        simulator.Start(Busy());
        simulator.RunToEnd();
        Assert.Equal(1, simulator.EventCount);
    }

    [Fact]
    public void Impatience_and_refusal_throw_nothing()
    {
        var thread = Environment.CurrentManagedThreadId;
        var thrown = 0;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs e) =>
            thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;

        var desk = new Resource(simulator, 1, "desk");
        var pot = new Level(simulator, 10, 0, "pot");
        var bell = new Signal(simulator, "bell");

        async Process Impatient()
        {
            Assert.False((await desk.Acquire(patience: Durations.Seconds(1))).IsGranted);
            Assert.False((await desk.Acquire(patience: TimeSpan.Zero)).IsGranted);
            Assert.False(desk.TryAcquire().IsGranted);
            Assert.False(await pot.Get(3, Durations.Seconds(1)));
            Assert.False(pot.TryGet(3));
            Assert.False(await bell.Wait(Durations.Seconds(1)));
            log.Add("gave up thrice");
        }

        var held = desk.TryAcquire();
        simulator.Start(Impatient());
        AppDomain.CurrentDomain.FirstChanceException += Count;
        simulator.RunToEnd();
        AppDomain.CurrentDomain.FirstChanceException -= Count;
        held.Dispose();
        log.Is("3 gave up thrice");
        Assert.Equal(0, thrown);
    }

    [Fact]
    public void After_a_horizon_an_event_may_be_entered_before_the_next_one()
    {
        async Process Holds(double seconds)
        {
            await simulator.Hold(Durations.Seconds(seconds));
            log.Add($"held {seconds}");
        }

        simulator.Start(Holds(100));
        simulator.Run(Durations.Seconds(10));
        simulator.Start(Holds(5));
        simulator.Start(Holds(0));
        simulator.Run(Durations.Seconds(12));
        simulator.Start(Holds(1));
        simulator.RunToEnd();
        log.Is("10 held 0", "13 held 1", "15 held 5", "100 held 100");
    }

    [Fact]
    public void Timers_of_patience_that_was_not_needed_do_not_pile_up()
    {
        var desk = new Resource(simulator, 1, "desk");
        var most = 0;

        async Process Customer()
        {
            using var held = await desk.Acquire(patience: Durations.Days(365));
            await simulator.Hold(Durations.Seconds(1));
            most = Math.Max(most, simulator.PendingEvents);
        }

        async Process Source()
        {
            for (var i = 0; i < 100_000; i++)
            {
                _ = simulator.Start(Customer());
                _ = simulator.Start(Customer());
                await simulator.Hold(Durations.Seconds(2));
            }
        }

        simulator.Start(Source());
        simulator.RunToEnd();
        Assert.InRange(most, 1, 600);
        Assert.Equal(Durations.Seconds(200_000), simulator.Now);
    }

    [Fact]
    public void Cancelling_from_outside_is_seen_within_a_few_thousand_events_and_the_run_can_go_on()
    {
        using var source = new CancellationTokenSource();

        async Process Endless()
        {
            while (true)
            {
                await simulator.Hold(Durations.Seconds(1));
                if (simulator.EventCount == 50_000)
                {
                    await source.CancelAsync().ConfigureAwait(false);
                }
            }
        }

        // The await above is of a finished task, which is no wait; one that had to wait would be an error.
        simulator.Start(Endless());
        Assert.Throws<OperationCanceledException>(() => simulator.Run(Durations.Forever, source.Token));
        Assert.InRange(simulator.EventCount, 50_000, 60_000);
        var reached = simulator.Now;
        simulator.Run(reached + Durations.Seconds(10), CancellationToken.None);
        Assert.Equal(reached + Durations.Seconds(10), simulator.Now);
    }

    [Fact]
    public void An_interrupt_that_an_awaited_process_did_not_catch_is_not_taken_for_ones_own()
    {
        async Process Inner() => await simulator.Hold(Durations.Seconds(10));

        async Process Outer(Process inner)
        {
            try
            {
                await inner;
            }
            catch (InterruptException)
            {
                log.Add("mine");
            }
            catch (ProcessFailedException failure) when (failure.InnerException is InterruptException)
            {
                log.Add("not mine");
            }
        }

        var process = simulator.Start(Inner());
        simulator.Start(Outer(process));
        simulator.Run(Durations.Seconds(2));
        process.Interrupt();
        simulator.RunToEnd();
        log.Is("2 not mine");
    }

    [Fact]
    public void Neither_is_it_by_one_that_awaits_the_process_after_its_end()
    {
        async Process Inner() => await simulator.Hold(Durations.Seconds(10));

        async Process Awaits(Process inner, double seconds)
        {
            await simulator.Hold(Durations.Seconds(seconds));
            try
            {
                await inner;
            }
            catch (ProcessFailedException failure) when (failure.InnerException is InterruptException)
            {
                log.Add(failure.Message);
            }

            try
            {
                await simulator.FirstOf(inner, simulator.Hold(TimeSpan.Zero));
            }
            catch (ProcessFailedException failure) when (failure.InnerException is InterruptException)
            {
                log.Add("again");
            }
        }

        var process = simulator.Start(Inner());
        simulator.Start(Awaits(process, 0));
        simulator.Start(Awaits(process, 5));
        simulator.Run(Durations.Seconds(2));
        process.Interrupt();
        simulator.RunToEnd();
        const string Message = "Process 'Inner' failed at 00:00:02: The process was interrupted.";
        log.Is("2 " + Message, "2 again", "5 " + Message, "5 again");
    }

    [Fact]
    public void A_failure_on_its_way_to_a_process_is_not_lost_when_that_is_stopped()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(1));
            throw new InvalidDataException("spoilt");
        }

        async Process Awaits(Process other) => await other;

        async Process Stops(Process other)
        {
            await simulator.Hold(Durations.Seconds(1));
            other.Stop();
        }

        var awaiting = simulator.Start(Awaits(simulator.Start(Fails())));
        simulator.Start(Stops(awaiting));
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.IsType<InvalidDataException>(failed.InnerException);
    }
}
