using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>Misuse throws at the call, and the message names the simulated time and the process.</summary>
public sealed class ErrorTests
{
    private const string Where = "(at 00:01:30, in process 'Ada')";

    private readonly Simulator simulator = new();
    private readonly Resource desk;
    private readonly Level pot;
    private readonly Store<string> shelf;
    private readonly Signal bell;

    public ErrorTests()
    {
        desk = new Resource(simulator, 1, "desk");
        pot = new Level(simulator, 10, 5, "pot");
        shelf = new Store<string>(simulator, "shelf", 1);
        bell = new Signal(simulator, "bell");
    }

    [Fact]
    public void Misuse_of_what_processes_wait_for_names_time_and_process() => Throws(
        () => desk.Acquire(0),
        () => desk.Acquire(patience: new TimeSpan(-1)),
        () => desk.TryAcquire(0),
        () => desk.SetCapacity(-1),
        () => _ = new Resource(simulator, -1, "new"),
        () => default(Grant).Hold(TimeSpan.Zero).GetAwaiter(),
        () => pot.Get(11),
        () => pot.Put(-1),
        () => pot.Put(1, new TimeSpan(-1)),
        () => pot.TryGet(-1),
        () => pot.TryPut(11),
        () => pot.TakeUpTo(-1),
        () => pot.Get(1, new TimeSpan(-1)),
        () => _ = new Level(simulator, -1, 0, "new"),
        () => _ = new Level(simulator, 1, 2, "new"),
        () => shelf.Get(patience: new TimeSpan(-1)),
        () => shelf.Put("box", patience: new TimeSpan(-1)),
        () => _ = new Store<int>(simulator, "new", 0),
        () => _ = default(Delivery<int>).Item,
        () => bell.Wait(new TimeSpan(-1)));

    [Fact]
    public void Misuse_of_the_simulator_names_time_and_process() => Throws(
        () => simulator.Hold(new TimeSpan(-1)),
        () => simulator.HoldUntil(TimeSpan.Zero),
        () => simulator.Hold(TimeSpan.Zero, 40_000),
        () => simulator.Start(default(Process)),
        () => simulator.Start(simulator.Current),
        () => simulator.FirstOf(),
        () => simulator.AllOf(default(AnyWait)),
        () => simulator.Run(TimeSpan.Zero),
        () => simulator.RunToEnd(),
        () => simulator.Reset(),
        () => simulator.Current.Interrupt(),
        () => Nothing().Interrupt());

    [Fact]
    public void Misuse_of_distributions_names_time_and_process() => Throws(
        () => _ = new Exponential(-1),
        () => _ = new Uniform(2, 1),
        () => _ = new Discrete([1, 2], [0, 0]),
        () => _ = new Discrete([1, 2], [1, -1]),
        () => _ = new Discrete([1], [1, 1]),
        () => _ = new Empirical([]),
        () => _ = new Truncated(new Exponential(1), -2, -1),
        () => new Exponential(1).Quantile(2));

    [Fact]
    public void Misuse_of_disciplines_names_time_and_process() => Throws(
        () => _ = new EasyBackfill(0),
        () => _ = new ConservativeBackfill(0),
        () => _ = new FairShare(TimeSpan.Zero),
        () => _ = new Resource(simulator, 1, "new", desk.Discipline));

    [Fact]
    public void A_wait_of_a_simulator_that_does_not_run_is_an_error_that_names_time_and_process() => Throws(
        () => new Resource(new Simulator(), 1, "elsewhere").Acquire().GetAwaiter().IsCompleted.ToString(),
        () => new Signal(new Simulator(), "elsewhere").Wait().GetAwaiter().IsCompleted.ToString());

    [Fact]
    public void Misuse_of_statistics_and_durations_names_time_and_process() => Throws(
        () => new Tally().Add(double.NaN),
        () => _ = new Tally().Mean,
        () => new LogHistogram().Add(-1),
        () => new LogHistogram().Add(double.PositiveInfinity),
        () => new Histogram(0, 1, 2).Add(double.NaN),
        () => new Histogram(0, 1, 2).Merge(new Histogram(0, 1, 3)),
        () => _ = new Histogram(0, 0, 2),
        () => _ = new Histogram(0, 1, 0),
        () => _ = new Histogram(1e300, 1, 2),
        () => _ = new Histogram(0, 1, 2)[2],
        () => _ = new LogHistogram().Quantile(1.1),
        () => _ = new LogHistogram().Quantile(0.5),
        () => _ = new TimeHistogram(0, 1, 2).Share(0),
        () => new TimeWeighted(simulator).Set(double.NaN),
        () => Durations.Seconds(-1),
        () => Durations.Minutes(double.NaN));

    [Fact]
    public void What_was_made_before_a_reset_says_so_with_time_and_process()
    {
        simulator.Reset();
        Throws(
            () => desk.TryAcquire(),
            () => pot.TryGet(1),
            () => shelf.TryPut("box"),
            () => bell.Fire(),
            () => bell.Wait());
    }

    [Fact]
    public void An_exception_in_a_process_reaches_the_run_with_time_and_process_and_the_simulator_refuses_to_go_on()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Minutes(2));
            throw new FormatException("broken");
        }

        simulator.Start(Fails(), "Bob");
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.Run(Durations.Hours(1)));
        Assert.Equal("Process 'Bob' failed at 00:02:00: broken", failed.Message);
        Assert.Equal(("Bob", Durations.Minutes(2)), (failed.ProcessName, failed.Time));
        Assert.IsType<FormatException>(failed.InnerException);

        foreach (var refused in new Action[]
        {
            () => simulator.RunToEnd(), () => simulator.Run(Durations.Hours(2)), () => simulator.Start(Nothing()),
        })
        {
            var refusal = Assert.Throws<InvalidOperationException>(refused);
            Assert.Contains(failed.Message, refusal.Message, StringComparison.Ordinal);
        }

        simulator.Reset();
        simulator.Start(Nothing());
        simulator.RunToEnd();
        Assert.Equal(1, simulator.EventCount);
    }

    [Fact]
    public void A_failure_outside_of_every_process_also_forbids_to_run_on()
    {
        // Whatever its type: also one that looks as if the run had been cancelled, or a run inside had failed.
        foreach (var thrown in new Exception[]
        {
            new FormatException("broken pen"), new OperationCanceledException("broken pen"),
            new EventLimitException(1, TimeSpan.Zero),
            new ProcessFailedException("p", TimeSpan.Zero, new FormatException()),
        })
        {
            simulator.Reset();
            simulator.Start(Nothing());
            simulator.Trace = new Fragile(thrown);
            var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
            Assert.Same(thrown, failed.InnerException);
            Assert.Throws<InvalidOperationException>(() => simulator.RunToEnd());
        }
    }

    [Fact]
    public void A_run_that_was_cancelled_may_be_run_on()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        simulator.Start(Nothing());
        Assert.Throws<OperationCanceledException>(() => simulator.RunToEnd(source.Token));
        simulator.RunToEnd();
        Assert.Equal(1, simulator.EventCount);
    }

    private void Throws(params Action[] misuses)
    {
        var process = Misuses(misuses);
        simulator.Start(process, "Ada");
        simulator.RunToEnd();
        Assert.Equal(1.5, simulator.Now.TotalMinutes);
    }

    private async Process Misuses(Action[] misuses)
    {
        await simulator.Hold(Durations.Minutes(1.5));
        Assert.All(
            misuses,
            misuse => Assert.Contains(
                Where, Assert.ThrowsAny<Exception>(misuse).Message, StringComparison.Ordinal));
    }

    private async Process Nothing()
    {
        if (bell.Waiting > 0)
        {
            await bell.Wait();
        }
    }

    private sealed class Fragile(Exception thrown) : HubSim.Kernel.Tracing.ITraceObserver
    {
        public void OnEvent(in HubSim.Kernel.Tracing.TraceRecord record) => throw thrown;
    }
}
