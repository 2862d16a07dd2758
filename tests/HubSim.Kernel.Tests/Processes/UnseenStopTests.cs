using System.Runtime.ExceptionServices;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>A stop throws an exception only in a process whose code can see one.</summary>
public sealed class UnseenStopTests
{
    private readonly Simulator simulator = new();
    private readonly List<string> notes = [];

    [Fact]
    public void A_stop_throws_nothing_in_a_process_without_handlers()
    {
        Assert.Equal(0, ExceptionsInStopOf(Plain()));
        Assert.Equal(0, ExceptionsInStopOf(Waiting(new Signal(simulator, "bell"))));

        var desk = new Resource(simulator, 1, "desk");
        Assert.Equal(0, ExceptionsInStopOf(Using(desk)));
        using var taken = desk.TryAcquire();
        Assert.Equal(0, ExceptionsInStopOf(Using(desk)));
        Assert.Equal((1L, 0), (desk.InUse, desk.Waiting));
        Assert.Empty(notes);
    }

    [Fact]
    public void A_stop_runs_the_finally_blocks_of_a_process()
    {
        Assert.NotEqual(0, ExceptionsInStopOf(WithFinally()));
        Assert.Equal(["finally"], notes);
    }

    [Fact]
    public void A_stop_gives_back_what_a_process_uses()
    {
        var desk = new Resource(simulator, 1, "desk");
        Assert.NotEqual(0, ExceptionsInStopOf(WithUsing(desk)));
        Assert.Equal(1, desk.Free);
    }

    [Fact]
    public void Whoever_awaits_a_process_goes_on_when_it_ends_unseen()
    {
        var awaited = simulator.Start(Plain());
        simulator.Start(Awaits(awaited));
        simulator.Start(Stops(awaited));
        simulator.RunToEnd();

        Assert.Equal(["went on at 2"], notes);
    }

    [Fact]
    public void Children_end_with_a_parent_that_ends_unseen()
    {
        var parent = simulator.Start(Parent());
        simulator.Start(Stops(parent));
        simulator.RunToEnd();

        Assert.Equal(["finally"], notes);
        Assert.Equal(TimeSpan.FromSeconds(2), simulator.Now);
    }

    [Fact]
    public void A_box_that_served_a_process_stopped_unseen_serves_another()
    {
        for (var round = 0; round < 3; round++)
        {
            simulator.Reset();
            var stopped = simulator.Start(Plain());
            simulator.Start(Stops(stopped));
            simulator.RunToEnd();
            Assert.Equal(TimeSpan.FromSeconds(2), simulator.Now);

            simulator.Start(Plain());
            simulator.RunToEnd();
            Assert.Equal(TimeSpan.FromSeconds(12), simulator.Now);
        }
    }

    private int ExceptionsInStopOf(Process process)
    {
        var thread = Environment.CurrentManagedThreadId;
        var thrown = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs arguments) =>
            thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;

        simulator.Start(process);
        simulator.Start(Stops(process));
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            simulator.RunToEnd();
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        return thrown;
    }

    private async Process Plain() => await simulator.Hold(TimeSpan.FromSeconds(10));

    private async Process Waiting(Signal signal) => await signal.Wait();

    private async Process Using(Resource resource) => await resource.Use(TimeSpan.FromSeconds(10));

    private async Process Stops(Process process)
    {
        await simulator.Hold(TimeSpan.FromSeconds(2));
        process.Stop();
    }

    private async Process Awaits(Process process)
    {
        await process;
        notes.Add($"went on at {simulator.Now.Seconds}");
    }

    private async Process Parent()
    {
        _ = simulator.StartChild(WithFinally());
        await simulator.Hold(TimeSpan.FromSeconds(10));
        notes.Add("not reached");
    }

    private async Process WithFinally()
    {
        try
        {
            await simulator.Hold(TimeSpan.FromSeconds(10));
        }
        finally
        {
            notes.Add("finally");
        }
    }

    private async Process WithUsing(Resource desk)
    {
        using var grant = await desk.Acquire();
        await simulator.Hold(TimeSpan.FromSeconds(10));
    }
}
