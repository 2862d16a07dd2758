using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>
/// A process that is started at once makes its first step within that of its starter. Random programs compare the same with the
/// reference kernel; here is what they do not say.
/// </summary>
public sealed class StartAtOnceTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public StartAtOnceTests() => log = new Log(simulator);

    [Fact]
    public void Its_first_step_comes_before_whatever_its_starter_does_next_and_is_no_event()
    {
        async Process Starter()
        {
            _ = simulator.Start(Other());
            log.Add("starts");
            var ada = simulator.StartAtOnce(Begins(), "Ada");
            log.Add($"goes on as {simulator.CurrentName}; Ada has ended: {ada.IsFinished}");
            await simulator.Hold(Durations.Seconds(1));
        }

        async Process Begins()
        {
            log.Add($"{simulator.CurrentName} begins");
            await simulator.Hold(Durations.Seconds(2));
            log.Add($"{simulator.CurrentName} ends");
        }

        async Process Other()
        {
            log.Add("other");
            await simulator.Hold(TimeSpan.Zero);
        }

        simulator.Start(Starter(), "Bob");
        simulator.RunToEnd();
        log.Is("0 starts", "0 Ada begins", "0 goes on as Bob; Ada has ended: False", "0 other", "2 Ada ends");
        Assert.Equal(5, simulator.EventCount);
    }

    [Fact]
    public void A_result_of_a_first_step_that_is_all_can_be_awaited()
    {
        async Process Starter()
        {
            var ended = simulator.StartAtOnce(Answers());
            Assert.True(ended.IsFinished);
            log.Add($"{await ended}");
            log.Add($"{await simulator.StartChildAtOnce(Later())}");
        }

        // Without a wait, on purpose: all of it is its first step.
#pragma warning disable CS1998
        async Process<int> Answers() => 42;
#pragma warning restore CS1998

        async Process<int> Later()
        {
            await simulator.Hold(Durations.Seconds(3));
            return 43;
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        log.Is("0 42", "3 43");
    }

    [Fact]
    public void A_stop_and_an_interrupt_of_its_starter_reach_that_at_its_next_wait()
    {
        async Process Starter(bool isStop)
        {
            var self = simulator.Current;
            try
            {
                _ = simulator.StartAtOnce(Calls(self, isStop));
                log.Add("goes on");
                await simulator.Hold(Durations.Seconds(5));
                log.Add("not reached");
            }
            catch (InterruptException interrupt)
            {
                log.Add($"interrupted by {interrupt.Cause}");
            }
            finally
            {
                log.Add("leaves");
            }
        }

        async Process Calls(Process starter, bool isStop)
        {
            log.Add($"calls: {(isStop ? starter.Stop() : starter.Interrupt("it"))}");
            await simulator.Hold(Durations.Seconds(1));
            log.Add($"has ended: {starter.IsFinished}");
        }

        simulator.Start(Starter(isStop: true));
        simulator.RunToEnd();
        simulator.Start(Starter(isStop: false));
        simulator.RunToEnd();
        log.Is(
            "0 calls: True", "0 goes on", "0 leaves", "1 has ended: True",
            "1 calls: True", "1 goes on", "1 interrupted by it", "1 leaves", "2 has ended: True");
    }

    [Fact]
    public void It_can_stop_itself_and_its_children_end_with_it()
    {
        async Process Starter()
        {
            var gone = simulator.StartAtOnce(Goes());
            Assert.True(gone.IsFinished);
            await simulator.Hold(Durations.Seconds(1));
        }

        async Process Goes()
        {
            try
            {
                _ = simulator.StartChildAtOnce(Stays());
                simulator.Current.Stop();
                log.Add("not reached");
                await simulator.Hold(Durations.Seconds(1));
            }
            finally
            {
                log.Add("goes");
            }
        }

        async Process Stays()
        {
            try
            {
                await simulator.Hold(Durations.Seconds(9));
            }
            finally
            {
                log.Add("ends with it");
            }
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        log.Is("0 goes", "0 ends with it");
        Assert.Equal(TimeSpan.FromSeconds(1), simulator.Now);
    }

    [Fact]
    public void A_child_ends_with_the_starter()
    {
        async Process Starter()
        {
            _ = simulator.StartChildAtOnce(Stays());
            _ = simulator.StartAtOnce(Stays());
            await simulator.Hold(Durations.Seconds(1));
        }

        async Process Stays()
        {
            try
            {
                await simulator.Hold(Durations.Seconds(9));
            }
            finally
            {
                log.Add("ends");
            }
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        log.Is("1 ends", "9 ends");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_of_its_first_step_ends_the_run_in_its_name_even_if_its_starter_catches_it(bool waits)
    {
        async Process Outermost()
        {
            _ = simulator.StartAtOnce(Starter(), "Bob");
            log.Add("not reached");
            await simulator.Hold(Durations.Seconds(1));
        }

        async Process Starter()
        {
            try
            {
                _ = simulator.StartAtOnce(Fails(), "Ada");
            }
            catch (ProcessFailedException failed)
            {
                log.Add($"caught that of {failed.ProcessName}");
            }

            if (waits)
            {
                await simulator.Hold(Durations.Seconds(1));
                log.Add("not reached");
            }
        }

        async Process Fails()
        {
            if (waits)
            {
                throw new DivideByZeroException("nothing to divide by");
            }

            // Not for processes to await: it breaks a rule that cannot be thrown.
            await Task.Yield();
        }

        simulator.Start(Outermost());
        var thrown = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal("Ada", thrown.ProcessName);
        log.Is("0 caught that of Ada");
        Assert.Throws<InvalidOperationException>(() => simulator.RunToEnd());
        simulator.Reset();
        A_fresh_run_is_right();
    }

    [Fact]
    public void Misuse_is_refused_at_the_call_with_time_process_and_remedy()
    {
        async Process Waits() => await simulator.Hold(Durations.Seconds(1));

        async Process Deeper(int depth)
        {
            log.Add($"{depth}");
            _ = simulator.StartAtOnce(Deeper(depth + 1));
            await simulator.Hold(Durations.Seconds(1));
        }

        var outside = Assert.Throws<InvalidOperationException>(() => simulator.StartAtOnce(Waits()));
        Assert.Equal("Only a process can start another at once (at 00:00:00); Start makes it an event.", outside.Message);
        Assert.Throws<InvalidOperationException>(() => simulator.StartChildAtOnce(Waits()));

        simulator.Start(Deeper(0), "root");
        var deep = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal(Simulator.MostStartedWithin, log.ToString().Count(c => c == '\n'));
        Assert.StartsWith("More than 100 processes were started at once, each by the one before", deep.InnerException!.Message);

        simulator.Reset();
        var twice = simulator.Start(Waits());
        async Process StartsAgain()
        {
            _ = simulator.StartAtOnce(twice);
            await simulator.Hold(TimeSpan.Zero);
        }

        simulator.Start(StartsAgain(), "Bob");
        Assert.Contains("only once (at 00:00:00, in process 'Bob')", Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd()).InnerException!.Message);
    }

    [Fact]
    public void One_after_the_other_as_many_as_one_likes()
    {
        var ended = 0;
        async Process Starter()
        {
            for (var i = 0; i < 100_000; i++)
            {
                _ = simulator.StartAtOnce(Ends(i));
            }

            await simulator.Hold(Durations.Seconds(1));
        }

        async Process Ends(int i)
        {
            if (i % 2 == 0)
            {
                await simulator.Hold(Durations.Seconds(1));
            }

            ended++;
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        Assert.Equal(100_000, ended);
    }

    [Fact]
    public void Units_that_it_takes_from_its_starter_are_lost_when_that_looks()
    {
        var desk = new Resource(simulator, 1, "desk");
        async Process Starter()
        {
            using var grant = await desk.Acquire(priority: 1);
            _ = simulator.StartAtOnce(Takes());
            log.Add($"left {(await grant.Hold(Durations.Seconds(4))).TotalSeconds}");
        }

        async Process Takes()
        {
            var usage = await desk.Use(Durations.Seconds(2), preempts: true);
            log.Add($"used {usage.IsGranted}");
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        log.Is("0 left 4", "2 used True");
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_trace_tells_of_it_before_the_step_in_which_it_began()
    {
        async Process Starter()
        {
            await simulator.Hold(Durations.Seconds(1));
            _ = simulator.StartAtOnce(Waits(), "Ada");
            await simulator.Hold(Durations.Seconds(3));
        }

        async Process Waits() => await simulator.Hold(Durations.Seconds(1));

        var text = new StringWriter();
        simulator.Trace = new TextTrace(text);
        simulator.Start(Starter(), "Bob");
        simulator.RunToEnd();
        Assert.Equal(
            """
             event  time          # process             goes on because                       then
                 1  00:00:00      1 Bob                 started                               holds until 00:00:01
                 2  00:00:01      2 Ada                 started                               holds until 00:00:02
                 2  00:00:01      1 Bob                 hold is over                          holds until 00:00:04
                 3  00:00:02      2 Ada                 hold is over                          ended
                 4  00:00:04      1 Bob                 hold is over                          ended

            """,
            text.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_reset_in_the_middle_of_what_was_started_at_once_forgets_it()
    {
        async Process Starter()
        {
            _ = simulator.StartAtOnce(Waits());
            await simulator.Hold(Durations.Seconds(5));
        }

        async Process Waits() => await simulator.Hold(Durations.Seconds(5));

        simulator.Start(Starter());
        simulator.Run(Durations.Seconds(1));
        simulator.Reset();
        A_fresh_run_is_right();
    }

    private void A_fresh_run_is_right()
    {
        var served = 0;
        async Process Starter()
        {
            for (var i = 0; i < 3; i++)
            {
                await simulator.Hold(Durations.Seconds(1));
                _ = simulator.StartAtOnce(Customer());
            }
        }

        async Process Customer()
        {
            await simulator.Hold(Durations.Seconds(2));
            served++;
        }

        simulator.Start(Starter());
        simulator.RunToEnd();
        Assert.Equal(3, served);
        Assert.Equal(TimeSpan.FromSeconds(5), simulator.Now);
    }
}
