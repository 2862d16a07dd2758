using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>
/// Every kind of wait against everything that can befall it: who goes on, when, and that no line keeps a ghost.
/// </summary>
public sealed class ProcessInteractionTests
{
    public static TheoryData<Wait> Waits => WaitScene.All;

    [Theory, MemberData(nameof(Waits))]
    public void A_wait_ends_by_itself(Wait wait)
    {
        var scene = Begin(wait);
        scene.Simulator.RunToEnd();
        scene.Log.Is("10 served", "17 held on", "17 left");
        scene.NothingRemains(IsFullAfterService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void An_interrupted_wait_throws_at_once_and_its_end_never_comes(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(5, waiter => Assert.True(waiter.Interrupt("fire alarm")));
        scene.Simulator.RunToEnd();
        scene.Log.Is("5 interrupted by fire alarm", "25 went on", "25 left");
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_stopped_wait_unwinds_at_once_and_its_end_never_comes(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(5, waiter => Assert.True(waiter.Stop()));
        scene.Simulator.RunToEnd();
        scene.Log.Is("5 left");
        Assert.True(scene.Waiter.IsFinished);
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_wait_outlasts_a_horizon(Wait wait)
    {
        var scene = Begin(wait);
        scene.Simulator.Run(Durations.Seconds(5));
        Assert.Equal(Durations.Seconds(5), scene.Simulator.Now);
        scene.Simulator.Run(Durations.Seconds(9.9999999));
        scene.Log.Is();
        scene.Simulator.Run(Durations.Seconds(10));
        scene.Log.Is("10 served");
        scene.Simulator.RunToEnd();
        scene.Log.Is("10 served", "17 held on", "17 left");
        scene.NothingRemains(IsFullAfterService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_throw_after_a_wait_reaches_the_run_with_time_and_name(Wait wait)
    {
        var scene = Begin(wait, throws: true);
        var failed = Assert.Throws<ProcessFailedException>(() => scene.Simulator.RunToEnd());
        Assert.Equal("waiter", failed.ProcessName);
        Assert.Equal(Durations.Seconds(10), failed.Time);
        Assert.Equal("Process 'waiter' failed at 00:00:10: spoilt", failed.Message);
        Assert.IsType<InvalidDataException>(failed.InnerException);
        Assert.Contains("must be reset", Assert.Throws<InvalidOperationException>(
            () => scene.Simulator.RunToEnd()).Message, StringComparison.Ordinal);
        scene.Log.Is("10 served", "10 left");

        scene.Simulator.Reset();
        var again = Begin(wait, reused: scene.Simulator);
        again.Simulator.RunToEnd();
        again.Log.Is("10 served", "17 held on", "17 left");
    }

    [Theory, MemberData(nameof(Waits))]
    public void An_interrupt_that_ties_with_the_end_and_comes_first_wins(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(10, waiter => waiter.Interrupt("tie"), priority: -1);
        scene.Simulator.RunToEnd();
        scene.Log.Is("10 interrupted by tie", "30 went on", "30 left");
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    // The actor's event was entered after the ender's, and before the resumption that the ender enters at second 10:
    // the wait is fulfilled, and its process has not learnt of it. (The end of a hold is its resumption, so there the
    // process has. A use of no length begins at second 10, and ends behind the actor.)
    [Theory, MemberData(nameof(Waits))]
    public void An_interrupt_that_ties_with_the_end_and_comes_last_is_thrown_at_the_next_wait(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(10, waiter => Assert.True(waiter.Interrupt("tie")));
        scene.Simulator.RunToEnd();
        string[] rest = ["10 interrupted by tie", "30 went on", "30 left"];
        scene.Log.Is(wait == Wait.Use ? rest : ["10 served", .. rest]);
        scene.NothingRemains(IsFullAfterService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_stop_between_service_and_resumption_gives_back_what_was_served(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(10, waiter => Assert.True(waiter.Stop()));
        scene.Simulator.RunToEnd();
        scene.Log.Is(wait is (Wait.Hold or Wait.UseFromTheStart) ? ["10 served", "10 left"] : ["10 left"]);
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_second_interrupt_is_thrown_at_the_next_wait(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(5, waiter =>
        {
            Assert.True(waiter.Interrupt("one"));
            Assert.True(waiter.Interrupt("two"));
        });
        scene.Simulator.RunToEnd();
        scene.Log.Is("5 interrupted by one", "5 interrupted again by two", "5 left");
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_stop_overtakes_an_interrupt_of_the_same_moment(Wait wait)
    {
        var scene = Begin(wait);
        scene.At(5, waiter =>
        {
            Assert.True(waiter.Interrupt("one"));
            Assert.True(waiter.Stop());
            Assert.False(waiter.Interrupt("two"));
            Assert.True(waiter.Stop());
        });
        scene.Simulator.RunToEnd();
        scene.Log.Is("5 left");
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_process_that_has_ended_can_be_called_without_effect(Wait wait)
    {
        var scene = Begin(wait);
        scene.Simulator.RunToEnd();
        Assert.True(scene.Waiter.IsFinished);
        Assert.False(scene.Waiter.Interrupt());
        Assert.False(scene.Waiter.Stop());
        scene.Log.Is("10 served", "17 held on", "17 left");
        scene.NothingRemains(IsFullAfterService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void An_interrupt_before_the_first_step_is_thrown_at_the_first_wait(Wait wait)
    {
        var scene = Begin(wait);
        Assert.True(scene.Waiter.Interrupt("early"));
        scene.Simulator.RunToEnd();
        scene.Log.Is("0 interrupted by early", "20 went on", "20 left");
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    [Theory, MemberData(nameof(Waits))]
    public void A_process_that_is_stopped_before_its_first_step_never_runs(Wait wait)
    {
        var scene = Begin(wait);
        Assert.True(scene.Waiter.Stop());
        Assert.True(scene.Waiter.IsFinished);
        scene.Simulator.RunToEnd();
        scene.Log.Is();
        scene.NothingRemains(IsFullWithoutService(wait));
    }

    private static WaitScene Begin(Wait wait, bool throws = false, Simulator? reused = null)
    {
        var scene = new WaitScene(wait, reused);
        scene.Start(scene.WaitAndReport(throws));
        return scene;
    }

    // The ender fills what somebody waits to take from, and empties what somebody waits to put in; the waiter does the
    // reverse if it is served.
    private static bool IsFullAfterService(Wait wait) => wait is Wait.Put or Wait.StorePut;

    private static bool IsFullWithoutService(Wait wait) => wait is Wait.Get or Wait.StoreGet;
}
