using System.Reflection;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests;

/// <summary>After warm-up, no event allocates anything.</summary>
public sealed class AllocationTests
{
    private readonly Simulator simulator = new();
    private readonly Dice random = new(42);

    [Fact]
    public void Kernel_and_tests_are_optimised()
    {
        foreach (var assembly in new[] { typeof(Simulator).Assembly, typeof(AllocationTests).Assembly })
        {
            var debuggable = assembly.GetCustomAttribute<System.Diagnostics.DebuggableAttribute>();
            Assert.False(
                debuggable?.IsJITOptimizerDisabled ?? false,
                $"{assembly.GetName().Name} is not optimised, so the bytes measured here mean nothing.");
        }
    }

    [Fact]
    public void Holding_allocates_nothing()
    {
        async Process Holds()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1));
            }
        }

        for (var i = 0; i < 100; i++)
        {
            simulator.Start(Holds());
        }

        AllocatesNothing();
    }

    [Fact]
    public void A_process_per_customer_with_acquire_and_release_allocates_nothing()
    {
        var desk = new Resource(simulator, 2, "desk");

        async Process Customer(int priority)
        {
            using var held = await desk.Acquire(priority: priority);
            await simulator.Hold(random.Exponential(1.5));
        }

        async Process Source()
        {
            for (var i = 0; ; i++)
            {
                await simulator.Hold(random.Exponential(1));
                _ = simulator.Start(Customer(i % 3), "customer");
            }
        }

        simulator.Start(Source());
        AllocatesNothing();
    }

    [Fact]
    public void A_process_per_customer_that_uses_units_for_a_time_allocates_nothing()
    {
        var desk = new Resource(simulator, 2, "desk");

        async Process Customer(int priority) => await desk.Use(random.Exponential(1.5), priority: priority);

        async Process Source()
        {
            for (var i = 0; ; i++)
            {
                await simulator.Hold(random.Exponential(1));
                _ = simulator.Start(Customer(i % 3));
            }
        }

        simulator.Start(Source());
        AllocatesNothing();
    }

    [Fact]
    public void Patience_allocates_nothing()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Customer()
        {
            using var held = await desk.Acquire(patience: random.Exponential(2));
            if (held.IsGranted)
            {
                await simulator.Hold(random.Exponential(1));
            }
        }

        async Process Source()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1));
                _ = simulator.Start(Customer());
            }
        }

        simulator.Start(Source());
        AllocatesNothing();
    }

    [Fact]
    public void Preemption_and_changes_of_priority_allocate_nothing()
    {
        var cards = new Resource(simulator, 8, "cards");

        async Process Job(int priority)
        {
            var rest = random.Exponential(3);
            while (rest > TimeSpan.Zero)
            {
                using var held = await cards.Acquire(random.Integer(1, 4), priority, preempts: true);
                rest = (await simulator.FirstOf(held.Hold(rest), simulator.Hold(Durations.Seconds(50)))).Left;
            }
        }

        async Process Source()
        {
            for (var i = 0; ; i++)
            {
                await simulator.Hold(random.Exponential(1.2));
                var job = simulator.Start(Job(i % 3));
                await simulator.Hold(TimeSpan.Zero);
                if (cards.IsWaiting(job))
                {
                    cards.ChangePriority(job, 1);
                }
            }
        }

        simulator.Start(Source());
        AllocatesNothing();
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void Disciplines_allocate_nothing(int number)
    {
        QueueDiscipline discipline = number switch
        {
            0 => new ShortestFirst(),
            1 => new FairShare(Durations.Seconds(100)),
            2 => new EasyBackfill(16),
            _ => new ConservativeBackfill(16),
        };
        var cards = new Resource(simulator, 8, "cards", discipline);
        string[] owners = ["a", "b", "c"];

        async Process Asks()
        {
            while (true)
            {
                var limit = random.Exponential(4) + TimeSpan.FromTicks(1);
                using (var held = await cards.Acquire(
                    random.Integer(1, 8),
                    random.Integer(0, 1),
                    random.Integer(0, 3) == 0 ? random.Exponential(20) : null,
                    random.Integer(0, 9) == 0,
                    limit,
                    owners[random.Integer(0, 2)]))
                {
                    if (held.IsGranted)
                    {
                        await held.Hold(random.Uniform() * limit);
                    }
                }

                await simulator.Hold(random.Exponential(20));
            }
        }

        // All ask at first, so that no more is ever needed.
        for (var i = 0; i < 20; i++)
        {
            simulator.Start(Asks());
        }

        AllocatesNothing();
    }

    [Fact]
    public void A_level_allocates_nothing()
    {
        var pot = new Level(simulator, 20, 5, "pot");

        async Process Takes()
        {
            while (true)
            {
                _ = await pot.Get(random.Integer(1, 5), random.Exponential(3));
            }
        }

        async Process Puts()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1));
                await pot.Put(random.Integer(1, 5));
                _ = pot.TakeUpTo(1);
            }
        }

        simulator.Start(Takes());
        simulator.Start(Takes());
        simulator.Start(Puts());
        AllocatesNothing();
    }

    [Fact]
    public void A_store_allocates_nothing()
    {
        var shelf = new Store<(int Kind, string Name)>(simulator, "shelf", 3);
        Predicate<(int Kind, string Name)> isOdd = item => item.Kind % 2 != 0;

        async Process Takes()
        {
            while (true)
            {
                _ = await shelf.Get();
                _ = await shelf.Get(isOdd, random.Integer(0, 3), random.Exponential(3));
            }
        }

        async Process Puts()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(0.3));
                _ = await shelf.Put((random.Integer(0, 2), "part"), patience: random.Exponential(3));
            }
        }

        simulator.Start(Takes());
        simulator.Start(Takes());
        simulator.Start(Puts());
        simulator.Start(Puts());
        AllocatesNothing();
    }

    [Fact]
    public void A_signal_allocates_nothing()
    {
        var bell = new Signal(simulator, "bell");

        async Process Listens()
        {
            while (true)
            {
                await bell.Wait(random.Exponential(5));
            }
        }

        async Process Rings()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1));
                bell.Fire();
            }
        }

        simulator.Start(Listens());
        simulator.Start(Listens());
        simulator.Start(Rings());
        AllocatesNothing();
    }

    [Fact]
    public void The_first_of_several_waits_allocates_nothing()
    {
        var desk = new Resource(simulator, 1, "desk");
        var shelf = new Store<string>(simulator, "shelf");
        var bell = new Signal(simulator, "bell");

        async Process Waits()
        {
            while (true)
            {
                var first = await simulator.FirstOf(
                    bell.Wait(),
                    shelf.Get(),
                    desk.Acquire(patience: random.Exponential(5)),
                    simulator.Hold(random.Exponential(5)));
                if (first.Index == 2)
                {
                    using var held = first.Grant;
                    await simulator.Hold(random.Exponential(5));
                }
            }
        }

        async Process Rings()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(2));
                bell.Fire();
                shelf.TryPut("part");
            }
        }

        simulator.Start(Waits());
        simulator.Start(Waits());
        simulator.Start(Waits());
        simulator.Start(Rings());
        AllocatesNothing();
    }

    [Fact]
    public void Awaiting_a_process_and_having_children_allocates_nothing()
    {
        async Process Part() => await simulator.Hold(random.Exponential(1));

        async Process Whole()
        {
            while (true)
            {
                _ = simulator.StartChild(Part());
                await Part();
            }
        }

        simulator.Start(Whole());
        AllocatesNothing();
    }

    [Fact]
    public void A_reset_and_a_second_run_allocate_nothing_but_the_method_objects()
    {
        async Process Customer() => await simulator.Hold(random.Exponential(5));

        async Process Source()
        {
            for (var i = 0; i < 2_000; i++)
            {
                await simulator.Hold(random.Exponential(0.01));
                _ = simulator.Start(Customer());
            }
        }

        var bytes = 0L;
        for (var run = 0; run < 4; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulator.Reset();
            simulator.Start(Source());
            simulator.Run(Durations.Seconds(10));
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
    }

    // Warm-up lets every array and pool reach its size. The runtime itself may allocate once on this thread, whenever it
    // compiles a hot method again, so what counts is the median of five windows: an allocation per event, or per some
    // thousand events, is in all of them.
    private void AllocatesNothing()
    {
        simulator.Run(Durations.Seconds(30_000));
        var windows = new long[5];
        for (var i = 0; i < windows.Length; i++)
        {
            var events = simulator.EventCount;
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulator.Run(Durations.Seconds(30_000 + (20_000 * (i + 1))));
            windows[i] = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(simulator.EventCount - events > 10_000);
        }

        Array.Sort(windows);
        Assert.Equal(0, windows[windows.Length / 2]);
    }
}
