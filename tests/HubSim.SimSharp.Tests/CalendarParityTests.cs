using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tests.Events;

namespace HubSim.SimSharp.Tests;

/// <summary>Processes on SimSharp's clock and event queue do what they do on the kernel's own.</summary>
public sealed class CalendarParityTests
{
    private readonly SimSharpCalendar calendar = new();
    private readonly Simulator native = new();
    private readonly Simulator onSimSharp;
    private readonly List<string> log = [];

    public CalendarParityTests() => onSimSharp = new Simulator(calendar);

    [Fact]
    public void A_random_crowd_lives_the_same_life_also_after_resets()
    {
        for (var seed = 1UL; seed <= 100; seed++)
        {
            native.Reset();
            onSimSharp.Reset();
            Assert.Equal(Crowd.Run(native, seed), Crowd.Run(onSimSharp, seed));
            Assert.Equal(native.EventCount, onSimSharp.EventCount);
            Assert.Equal(native.EventCount, calendar.Simulation.ProcessedEvents);
        }
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_025)]
    [InlineData(20_000)]
    public void Ties_keep_their_order_when_the_queue_grows(int count)
    {
        Assert.Equal(OrderOf(native), OrderOf(onSimSharp));
        List<int> OrderOf(Simulator simulator)
        {
            var order = new List<int>();
            async Process Tied(int number)
            {
                await simulator.Hold(Durations.Seconds(1 + (number % 3)), number % 5);
                order.Add(number);
            }

            for (var number = 0; number < count; number++)
            {
                simulator.Start(Tied(number));
            }

            simulator.RunToEnd();
            return order;
        }
    }

    [Fact]
    public void Time_goes_on_beyond_the_year_9999()
    {
        Assert.Equal(Lives(native), Lives(onSimSharp));
        List<string> Lives(Simulator simulator)
        {
            log.Clear();
            var far = new TimeSpan(DateTime.MaxValue.Ticks);
            foreach (var (name, ticks, priority) in new[]
            {
                ("last", long.MaxValue, 0), ("before last", long.MaxValue - 1, 0), ("urgent last", long.MaxValue, -1),
                ("end of dates", far.Ticks, 1), ("end of dates, first", far.Ticks, 0), ("a tick later", far.Ticks + 1, -5),
                ("twice", 2 * far.Ticks, 0), ("soon", 5, 0),
            })
            {
                simulator.Start(Sleep(simulator, new TimeSpan(ticks), priority, name));
            }

            simulator.Run(new TimeSpan(3));
            simulator.Run(new TimeSpan(far.Ticks + 7));
            simulator.Start(Sleep(simulator, new TimeSpan(20), 0, "late comer"));
            simulator.RunToEnd();
            return [.. log];
        }
    }

    [Fact]
    public void Patience_that_was_not_needed_leaves_the_queue()
    {
        var bell = new Signal(onSimSharp, "bell");
        var most = 0;
        async Process Listen()
        {
            for (var i = 0; i < 5_000; i++)
            {
                Assert.True(await bell.Wait(Durations.Days(1_000)));
            }
        }

        async Process Ring()
        {
            for (var i = 0; i < 5_000; i++)
            {
                await onSimSharp.Hold(Durations.Seconds(1));
                bell.Fire();
                most = Math.Max(most, calendar.Pending);
            }
        }

        onSimSharp.Start(Listen());
        onSimSharp.Start(Ring());
        onSimSharp.RunToEnd();
        Assert.InRange(most, 1, 2);
    }

    private async Process Sleep(Simulator simulator, TimeSpan length, int priority, string name)
    {
        await simulator.Hold(length, priority);
        log.Add($"{simulator.Now.Ticks} {simulator.EventCount} {name}");
    }
}
