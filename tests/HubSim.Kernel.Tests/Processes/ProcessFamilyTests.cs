using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

public sealed class ProcessFamilyTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public ProcessFamilyTests() => log = new Log(simulator);

    [Fact]
    public void Children_are_stopped_when_their_parent_returns()
    {
        simulator.Start(Parent(3));
        simulator.RunToEnd();
        log.Is("3 parent ends", "3 child 1 ends", "3 child 2 ends", "3 grandchild ends");
    }

    [Fact]
    public void Children_are_stopped_when_their_parent_is_stopped()
    {
        var parent = simulator.Start(Parent(100));
        simulator.Run(Durations.Seconds(2));
        parent.Stop();
        simulator.RunToEnd();
        log.Is("2 parent ends", "2 child 1 ends", "2 child 2 ends", "2 grandchild ends");
    }

    [Fact]
    public void Children_are_stopped_when_their_parent_throws_and_somebody_catches()
    {
        async Process Throws()
        {
            _ = simulator.StartChild(Child("child", 50));
            await simulator.Hold(Durations.Seconds(1));
            throw new InvalidDataException("spoilt");
        }

        async Process Catches()
        {
            try
            {
                await Throws();
            }
            catch (InvalidDataException failure)
            {
                log.Add(failure.Message);
            }
        }

        simulator.Start(Catches());
        simulator.RunToEnd();
        log.Is("1 child ends", "1 spoilt");
    }

    [Fact]
    public void A_child_may_end_before_its_parent_and_its_place_may_serve_another()
    {
        async Process Short()
        {
            await simulator.Hold(Durations.Seconds(1));
            log.Add("short ends");
        }

        async Process Mother()
        {
            for (var i = 0; i < 3; i++)
            {
                _ = simulator.StartChild(Short());
                await simulator.Hold(Durations.Seconds(2));
            }

            _ = simulator.StartChild(Child("last", 50));
            await simulator.Hold(Durations.Seconds(2));
        }

        simulator.Start(Mother());
        simulator.RunToEnd();
        log.Is("1 short ends", "3 short ends", "5 short ends", "8 last ends");
    }

    [Fact]
    public void A_child_that_has_not_begun_when_its_parent_ends_never_runs()
    {
        async Process Mother()
        {
            var child = simulator.StartChild(Child("child", 1));
            await Task.CompletedTask;
            Assert.False(child.IsFinished);
        }

        simulator.Start(Mother());
        simulator.RunToEnd();
        log.Is();
    }

    [Fact]
    public void A_child_can_stop_its_parent_and_so_itself()
    {
        async Process Rebel(Process parent)
        {
            try
            {
                await simulator.Hold(Durations.Seconds(1));
                parent.Stop();
                log.Add("still here");
                await simulator.Hold(Durations.Seconds(1));
            }
            finally
            {
                log.Add("rebel ends");
            }
        }

        async Process King()
        {
            try
            {
                _ = simulator.StartChild(Rebel(simulator.Current));
                await simulator.Hold(Durations.Seconds(5));
            }
            finally
            {
                log.Add("king ends");
            }
        }

        simulator.Start(King());
        simulator.RunToEnd();
        log.Is("1 still here", "1 king ends", "1 rebel ends");
    }

    [Fact]
    public void What_a_stopped_child_holds_is_given_back()
    {
        var desk = new Resource(simulator, 1, "desk");

        async Process Clerk()
        {
            using var held = await desk.Acquire();
            await simulator.Hold(Durations.Forever);
        }

        async Process Office()
        {
            _ = simulator.StartChild(Clerk());
            await simulator.Hold(Durations.Seconds(4));
        }

        simulator.Start(Office());
        simulator.Run(Durations.Seconds(3));
        Assert.Equal(1, desk.InUse);
        simulator.Run(Durations.Seconds(4));
        Assert.Equal(0, desk.InUse);
    }

    [Fact]
    public void A_deep_family_is_stopped_without_growing_the_stack()
    {
        var ended = 0;

        async Process Generation(int depth)
        {
            try
            {
                if (depth > 0)
                {
                    _ = simulator.StartChild(Generation(depth - 1));
                }

                await simulator.Hold(Durations.Forever);
            }
            finally
            {
                ended++;
            }
        }

        var first = simulator.Start(Generation(20_000));
        simulator.Run(Durations.Seconds(1));
        first.Stop();
        simulator.Run(Durations.Seconds(1));
        Assert.Equal(20_001, ended);
    }

    private async Process Parent(double seconds)
    {
        try
        {
            _ = simulator.StartChild(Child("child 1", 50));
            _ = simulator.StartChild(ChildWithChild());
            await simulator.Hold(Durations.Seconds(seconds));
        }
        finally
        {
            log.Add("parent ends");
        }
    }

    private async Process Child(string name, double seconds)
    {
        try
        {
            await simulator.Hold(Durations.Seconds(seconds));
        }
        finally
        {
            log.Add($"{name} ends");
        }
    }

    private async Process ChildWithChild()
    {
        try
        {
            _ = simulator.StartChild(Child("grandchild", 50));
            await simulator.Hold(Durations.Seconds(50));
        }
        finally
        {
            log.Add("child 2 ends");
        }
    }
}
