using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>No state is shared between simulators, not even on one thread.</summary>
public sealed class TwoSimulatorTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public TwoSimulatorTests() => log = new Log(simulator);

    [Fact]
    public void Two_simulators_can_be_stepped_in_turn_on_one_thread()
    {
        var other = new Simulator();
        var otherLog = new Log(other);

        async Process Ticks(Simulator own, Log into, double seconds)
        {
            for (var i = 0; i < 3; i++)
            {
                await own.Hold(Durations.Seconds(seconds));
                await Pause(own);
                into.Add("tick");
            }
        }

        async Process Pause(Simulator own) => await own.Hold(Durations.Seconds(1));

        simulator.Start(Ticks(simulator, log, 1));
        other.Start(Ticks(other, otherLog, 2));
        for (var second = 0; second <= 10; second++)
        {
            simulator.Run(Durations.Seconds(second));
            other.Run(Durations.Seconds(second));
        }

        log.Is("2 tick", "4 tick", "6 tick");
        otherLog.Is("3 tick", "6 tick", "9 tick");
    }

    [Fact]
    public void A_process_may_run_another_simulator()
    {
        async Process Inner(Simulator inner)
        {
            await inner.Hold(Durations.Seconds(3));
            Assert.Throws<ArgumentOutOfRangeException>(() => inner.Hold(Durations.Seconds(1) - Durations.Seconds(2)));
        }

        async Process Outer()
        {
            var inner = new Simulator();
            _ = inner.Start(Inner(inner));
            await simulator.Hold(Durations.Seconds(1));
            inner.RunToEnd();
            await Pause();
            log.Add($"inner reached {inner.Now:c}");
        }

        async Process Pause() => await simulator.Hold(Durations.Seconds(1));

        simulator.Start(Outer());
        simulator.RunToEnd();
        log.Is("2 inner reached 00:00:03");
    }
}
