using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>Mistakes in a model that the compiler lets pass: each is an error that says so.</summary>
public sealed class MisuseTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public MisuseTests() => log = new Log(simulator);

    [Fact]
    public void Awaiting_a_task_is_an_error_that_says_so()
    {
        async Process Sleeps() => await Task.Delay(-1);

        simulator.Start(Sleeps());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal("Sleeps", failed.ProcessName);
        Assert.Contains("can await only what belongs to its simulator", failed.Message, StringComparison.Ordinal);
        Assert.Contains("TaskAwaiter", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Awaiting_a_task_is_an_error_even_if_everything_is_caught()
    {
        async Process Sleeps()
        {
            try
            {
                await Task.Delay(-1);
            }
            catch (Exception)
            {
                log.Add("caught");
            }
        }

        simulator.Start(Sleeps());
        Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        log.Is();
    }

    [Fact]
    public async Task Awaiting_a_wait_outside_of_every_process_is_an_error_that_says_so()
    {
        var desk = new Resource(simulator, 1, "desk");
        var pot = new Level(simulator, 1, 1, "pot");
        var shelf = new Store<int>(simulator, "shelf");
        var bell = new Signal(simulator, "bell");
        async Process Nothing() => await simulator.Hold(TimeSpan.Zero);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await simulator.Hold(TimeSpan.Zero));
        Assert.Contains("return Process", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.Acquire());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pot.Get(1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pot.Put(0));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await shelf.Get());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await shelf.Put(1));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await bell.Wait());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await simulator.FirstOf(desk.Acquire()));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await simulator.AllOf(desk.Acquire()));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Nothing());
        Assert.Equal((0, 1, 0), (desk.InUse, pot.Amount, shelf.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Awaiting_a_wait_in_a_task_fails_the_process_that_called_it(bool waitsAfterwards)
    {
        async Task Culprit() => await simulator.Hold(Durations.Seconds(1));

        async Process Victim()
        {
            _ = Culprit();
            if (waitsAfterwards)
            {
                await simulator.Hold(Durations.Seconds(5));
            }
        }

        simulator.Start(Victim());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal("Victim", failed.ProcessName);
        Assert.Equal(TimeSpan.Zero, failed.Time);
        Assert.Contains("return Process", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_for_what_belongs_to_another_simulator_is_an_error_that_says_so()
    {
        var elsewhere = new Simulator();

        async Process Strays() => await elsewhere.Hold(Durations.Seconds(1));

        simulator.Start(Strays());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("only in its processes", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_in_an_inner_simulator_for_what_belongs_to_the_outer_one_is_an_error_that_says_so()
    {
        var inner = new Simulator();

        async Process Strays() => await simulator.Hold(Durations.Seconds(1));

        async Process RunsInner()
        {
            await simulator.Hold(TimeSpan.Zero);
            _ = inner.Start(Strays());
            inner.RunToEnd();
        }

        simulator.Start(RunsInner());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Equal("RunsInner", failed.ProcessName);
        Assert.Equal("Strays", Assert.IsType<ProcessFailedException>(failed.InnerException).ProcessName);
        Assert.Contains("belongs to the simulator that runs it", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Awaiting_in_a_finally_block_while_being_stopped_is_an_error_that_says_so()
    {
        async Process Lingers()
        {
            try
            {
                await simulator.Hold(Durations.Seconds(10));
            }
            finally
            {
                await simulator.Hold(Durations.Seconds(1));
                log.Add("lingered");
            }
        }

        var process = simulator.Start(Lingers());
        simulator.Run(Durations.Seconds(1));
        process.Stop();
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("await in a finally block", failed.Message, StringComparison.Ordinal);
        log.Is();
    }

    [Fact]
    public void Swallowing_a_stop_and_waiting_on_is_an_error_that_says_so()
    {
        async Process Ignores()
        {
            while (true)
            {
                try
                {
                    await simulator.Hold(Durations.Seconds(10));
                }
                catch (Exception)
                {
                    log.Add("swallowed");
                }
            }
        }

        var process = simulator.Start(Ignores());
        simulator.Run(Durations.Seconds(1));
        process.Stop();
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("catch that swallowed the stop", failed.Message, StringComparison.Ordinal);
        log.Is("1 swallowed");
    }

    [Fact]
    public void Swallowing_a_stop_and_returning_is_an_error_that_says_so()
    {
        async Process Ignores()
        {
            try
            {
                await simulator.Hold(Durations.Seconds(10));
            }
            catch (Exception)
            {
                log.Add("swallowed");
            }
        }

        var process = simulator.Start(Ignores());
        simulator.Run(Durations.Seconds(1));
        process.Stop();
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("swallowed its stop", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_awaits_itself_is_an_error_that_says_so()
    {
        async Process Selfish() => await simulator.Current;

        simulator.Start(Selfish());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("awaits its own end", failed.Message, StringComparison.Ordinal);
    }
}
