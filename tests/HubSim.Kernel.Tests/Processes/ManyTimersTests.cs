using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>Very many of what costs nothing if it is cheap, and everything if it is not.</summary>
public sealed class ManyTimersTests
{
    private readonly Simulator simulator = new();

    [Fact]
    public void Ten_million_timers_of_patience_nearly_all_cancelled_take_bounded_memory()
    {
        const int Timers = 10_000_000;
        const int Customers = 20;
        const int OneIn = 100_000;
        var desk = new Resource(simulator, 1, "desk");
        var dice = new Dice(4);
        var (begun, refused, mostPending) = (0, 0, 0);
        var allocatedBefore = 0L;

        // Everybody waits for 19 others, with the patience of a day to a year; or, seldom, of an instant.
        async Process Customer()
        {
            while (begun < Timers)
            {
                var isHasty = ++begun % OneIn == 0;
                if (begun == Timers / 20)
                {
                    allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
                }

                var patience = isHasty ? new TimeSpan(1) : Durations.Days(1 << dice.Integer(0, 8));
                using var held = await desk.Acquire(patience: patience);
                refused += held.IsGranted ? 0 : 1;
                mostPending = Math.Max(mostPending, simulator.PendingEvents);
                if (held.IsGranted)
                {
                    await simulator.Hold(Durations.Seconds(1));
                }
            }
        }

        for (var i = 0; i < Customers; i++)
        {
            simulator.Start(Customer());
        }

        simulator.RunToEnd();
        Assert.Equal(Timers / OneIn, refused);
        Assert.InRange(mostPending, Customers, 600);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocatedBefore, 0, 100_000);
        Assert.Equal(0, simulator.PendingEvents);
    }

    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(5_000, true)]
    public void Nested_completions_and_failures_fit_on_a_small_stack(int depth, bool fails)
    {
        async Process<int> Nested(int rest) => rest > 0
            ? 1 + await Nested(rest - 1)
            : fails ? throw new InvalidDataException("deepest") : 0;

        var outermost = simulator.Start(Nested(depth));
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => simulator.RunToEnd()), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        if (fails)
        {
            Assert.Equal("deepest", Assert.IsType<ProcessFailedException>(failure).InnerException!.Message);
        }
        else
        {
            Assert.Null(failure);
            Assert.Equal(depth, outermost.Result);
        }

        Assert.Equal((2 * (long)depth) + 1, simulator.EventCount);
    }
}
