using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class SignalTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public SignalTests() => log = new Log(simulator);

    [Fact]
    public void All_who_wait_go_on_at_that_tick_in_the_order_in_which_they_came()
    {
        var bell = new Signal(simulator, "bell");

        async Process Listens(string name, double after)
        {
            await simulator.Hold(Durations.Seconds(after));
            Assert.True(await bell.Wait());
            log.Add($"{name} hears");
        }

        async Process Rings()
        {
            await simulator.Hold(Durations.Seconds(5));
            Assert.Equal(2, bell.Waiting);
            bell.Fire();
            log.Add("rung");
            bell.Fire();
        }

        simulator.Start(Listens("second", 2));
        simulator.Start(Listens("first", 1));
        simulator.Start(Listens("late", 6));
        simulator.Start(Rings());
        simulator.RunToEnd();
        log.Is("5 rung", "5 first hears", "5 second hears");
        Assert.Equal(1, bell.Waiting);
    }

    [Fact]
    public void Who_waits_again_is_not_woken_by_the_same_fire()
    {
        var bell = new Signal(simulator, "bell");
        var heard = 0;

        async Process Listens()
        {
            while (true)
            {
                await bell.Wait();
                heard++;
            }
        }

        simulator.Start(Listens());
        simulator.Run(Durations.Seconds(1));
        bell.Fire();
        simulator.Run(Durations.Seconds(2));
        Assert.Equal(1, heard);
    }

    [Fact]
    public void Patience_runs_out_or_is_zero()
    {
        var bell = new Signal(simulator, "bell");

        async Process Listens(double patience)
        {
            var isHeard = await bell.Wait(Durations.Seconds(patience));
            log.Add($"{patience} {isHeard}");
        }

        simulator.Start(Listens(0));
        simulator.Start(Listens(3));
        simulator.Start(Listens(9));
        simulator.Run(Durations.Seconds(5));
        bell.Fire();
        simulator.RunToEnd();
        log.Is("0 0 False", "3 3 False", "5 9 True");
        Assert.Equal(0, bell.Waiting);
        Assert.Throws<ArgumentOutOfRangeException>(() => bell.Wait(new TimeSpan(-1)));
    }
}
