using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Tests.Processes;

public sealed class ProcessResultTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public ProcessResultTests() => log = new Log(simulator);

    [Fact]
    public void Awaiting_gives_what_the_process_returned_and_starts_it_if_need_be()
    {
        async Process Boss()
        {
            log.Add($"got {await Doubles(4)}");
            var started = simulator.StartChild(Doubles(5), "started");
            Assert.Equal(("started", false, false), (started.Name, started.IsFinished, started.HasResult));
            Assert.Throws<InvalidOperationException>(() => started.Result);
            log.Add($"got {await started}");
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("4 got 8", "9 got 10");
    }

    [Fact]
    public void Handles_awaited_late_and_often_give_their_own_result_though_the_place_serves_others()
    {
        async Process Boss()
        {
            var handles = new List<Process<int>>();
            for (var i = 1; i <= 3; i++)
            {
                handles.Add(simulator.Start(Doubles(i)));
                await simulator.Hold(Durations.Seconds(10));
            }

            var events = simulator.EventCount;
            foreach (var handle in handles.Concat(handles))
            {
                log.Add($"got {await handle}");
            }

            Assert.Equal(events, simulator.EventCount);
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("30 got 2", "30 got 4", "30 got 6", "30 got 2", "30 got 4", "30 got 6");
    }

    [Fact]
    public void A_result_outlives_a_reset_and_several_may_be_awaited_together()
    {
        Process<int> slow = default;

        async Process Boss()
        {
            slow = Doubles(7);
            var quick = Doubles(2);
            var first = await simulator.FirstOf(slow, quick);
            log.Add($"wait {first.Index}: {quick.Result}");
            await simulator.AllOf(slow, quick);
            log.Add($"both: {await slow + await quick}");
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("2 wait 1: 4", "7 both: 18");
        simulator.Reset();
        Assert.Equal(14, slow.Result);
    }

    [Fact]
    public void A_process_that_was_stopped_has_no_result_and_says_so()
    {
        async Process Boss()
        {
            var stopped = simulator.Start(Doubles(9));
            await simulator.Hold(Durations.Seconds(1));
            Assert.True(stopped.Stop());
            try
            {
                _ = await stopped;
            }
            catch (InvalidOperationException none)
            {
                log.Add(none.Message);
            }

            Assert.Equal((true, false), (stopped.IsFinished, stopped.HasResult));
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("1 A process that has not returned, or was stopped, has no result (at 00:00:01, in process 'Boss').");
        Assert.Throws<InvalidOperationException>(() => default(Process<int>).Result);
    }

    [Fact]
    public void A_process_that_fails_throws_wherever_its_result_is_awaited()
    {
        async Process<int> Fails()
        {
            await simulator.Hold(Durations.Seconds(1));
            throw new InvalidDataException("spoilt");
        }

        async Process Boss()
        {
            var failing = Fails();
            for (var time = 0; time < 2; time++)
            {
                try
                {
                    _ = await failing;
                }
                catch (InvalidDataException failure)
                {
                    log.Add(failure.Message);
                }
            }
        }

        simulator.Start(Boss());
        simulator.RunToEnd();
        log.Is("1 spoilt", "1 spoilt");
    }

    private async Process<int> Doubles(int seconds)
    {
        await simulator.Hold(Durations.Seconds(seconds));
        return 2 * seconds;
    }
}
