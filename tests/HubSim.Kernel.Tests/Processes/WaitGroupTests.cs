using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>First-of and all-of, beyond what the interaction matrix asks of every wait.</summary>
public sealed class WaitGroupTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;
    private readonly Resource desk;
    private readonly Signal bell;

    public WaitGroupTests()
    {
        log = new Log(simulator);
        desk = new Resource(simulator, 1, "desk");
        bell = new Signal(simulator, "bell");
    }

    [Fact]
    public void What_can_be_had_at_once_wins_without_an_event_and_the_rest_is_not_even_asked_for()
    {
        var other = new Resource(simulator, 1, "other");

        async Process Waits()
        {
            var first = await simulator.FirstOf(bell.Wait(), desk.Acquire(), other.Acquire());
            Assert.Equal((1, true, TimeSpan.Zero), (first.Index, first.IsMet, first.Waited));
            Assert.Equal((1, 0), (desk.InUse, other.InUse));
            first.Grant.Dispose();
        }

        simulator.Start(Waits());
        simulator.RunToEnd();
        Assert.Equal((1, 0, 0), (simulator.EventCount, desk.InUse, bell.Waiting));
    }

    [Fact]
    public void Of_two_waits_that_are_served_at_the_same_instant_the_earlier_wins_and_the_other_gets_nothing()
    {
        var other = new Resource(simulator, 1, "other");

        async Process Holds(Resource resource)
        {
            using var held = await resource.Acquire();
            await simulator.Hold(Durations.Seconds(5));
        }

        async Process Waits()
        {
            var first = await simulator.FirstOf(desk.Acquire(), other.Acquire(), simulator.Hold(Durations.Seconds(5)));
            log.Add($"wait {first.Index} after {first.Waited.TotalSeconds}");
            Assert.Equal((0, 1), (desk.InUse, other.InUse));
            first.Grant.Dispose();
        }

        simulator.Start(Holds(other));
        simulator.Start(Holds(desk));
        simulator.Start(Waits());
        simulator.RunToEnd();
        log.Is("5 wait 1 after 5");
        Assert.Equal((0, 0, 0, 0), (desk.InUse, other.InUse, desk.Waiting, other.Waiting));
        Assert.Equal(1, desk.QueueLength.Mean);
    }

    [Fact]
    public void A_wait_that_is_served_because_another_of_its_group_leaves_gives_back()
    {
        var cards = new Resource(simulator, 3, "cards");
        simulator.Start(Uses(cards, "holder", 2, 50));
        simulator.Start(Uses(cards, "guest", 1, 2));

        async Process Waits()
        {
            var first = await simulator.FirstOf(bell.Wait(), cards.Acquire(3), cards.Acquire(1));
            log.Add($"wait {first.Index}");
        }

        simulator.Start(Waits());
        simulator.Start(Uses(cards, "behind", 1, 1));
        simulator.Run(Durations.Seconds(3));
        Assert.Equal(3, cards.Waiting);
        bell.Fire();
        simulator.RunToEnd();
        log.Is("0 holder", "0 guest", "3 wait 0", "3 behind");
        Assert.Equal((0, 0, 0), (cards.InUse, cards.Waiting, cards.WaitingUnits));
    }

    [Fact]
    public void A_refusal_is_an_end_too()
    {
        async Process Waits()
        {
            var first = await simulator.FirstOf(bell.Wait(), desk.Acquire(patience: Durations.Seconds(3)));
            log.Add($"wait {first.Index}: {first.IsMet} {first.Grant.IsGranted}");
            first = await simulator.FirstOf(bell.Wait(), bell.Wait(TimeSpan.Zero));
            log.Add($"wait {first.Index}: {first.IsMet}");
        }

        simulator.Start(Uses(desk, "holder", 1, 50));
        simulator.Start(Waits());
        simulator.Run(Durations.Seconds(4));
        log.Is("0 holder", "3 wait 1: False False", "3 wait 1: False");
        Assert.Equal((0, 0), (desk.Waiting, bell.Waiting));
    }

    [Fact]
    public void Items_levels_and_puts_are_waited_for_like_the_rest()
    {
        var shelf = new Store<int>(simulator, "shelf", 1);
        var pot = new Level(simulator, 5, 5, "pot");

        async Process Waits()
        {
            var first = await simulator.FirstOf(pot.Put(2), shelf.Get(item => item > 10));
            log.Add($"wait {first.Index} got {first.Delivery<int>().Item}");
            Assert.Throws<InvalidOperationException>(() => first.Delivery<string>());
            Assert.Throws<InvalidOperationException>(() => first.Grant);
            Assert.True(shelf.TryPut(7));
            first = await simulator.FirstOf(shelf.Put(8), pot.Put(3));
            log.Add($"wait {first.Index}");
            Assert.Throws<InvalidOperationException>(() => first.Delivery<int>());
        }

        async Process Serves()
        {
            await simulator.Hold(Durations.Seconds(1));
            Assert.True(shelf.TryPut(3) && shelf.TryGet(out _) && shelf.TryPut(13));
            await simulator.Hold(Durations.Seconds(1));
            Assert.True(pot.TryGet(3));
        }

        simulator.Start(Waits());
        simulator.Start(Serves());
        simulator.RunToEnd();
        log.Is("1 wait 1 got 13", "2 wait 1");
        Assert.Equal((5, 0, 1, 0), (pot.Amount, pot.Waiting, shelf.Count, shelf.WaitingPutters));
    }

    [Fact]
    public void All_of_holds_what_it_has_until_it_has_all_and_what_one_gives_another_may_take()
    {
        var pot = new Level(simulator, 5, 0, "pot");

        async Process Waits()
        {
            var all = await simulator.AllOf(pot.Get(2), pot.Put(2), desk.Acquire());
            log.Add($"all after {all[2].Waited.TotalSeconds}, the pot after {all[0].Waited.TotalSeconds}");
            all[2].Grant.Dispose();
        }

        simulator.Start(Uses(desk, "holder", 1, 5));
        simulator.Start(Waits());
        simulator.RunToEnd();
        log.Is("0 holder", "5 all after 5, the pot after 0");
        Assert.Equal((0, 0, 0), (pot.Amount, pot.Waiting, desk.InUse));
    }

    [Fact]
    public void All_of_that_is_called_away_gives_back_what_it_has()
    {
        var pot = new Level(simulator, 5, 5, "pot");
        var shelf = new Store<string>(simulator, "shelf");
        Assert.True(shelf.TryPut("a") && shelf.TryPut("b"));

        async Process Waits()
        {
            for (var time = 1; ; time++)
            {
                try
                {
                    await simulator.AllOf(pot.Get(5), shelf.Get(), shelf.Put("c"), desk.Acquire(), bell.Wait());
                }
                catch (InterruptException)
                {
                    log.Add($"called away {time}: {pot.Amount} {shelf.Count} {desk.InUse} {bell.Waiting}");
                }
            }
        }

        var waiter = simulator.Start(Waits());
        simulator.Run(Durations.Seconds(1));
        Assert.Equal((0, 2, 1, 1), (pot.Amount, shelf.Count, desk.InUse, bell.Waiting));
        waiter.Interrupt();
        waiter.Interrupt();
        simulator.Run(Durations.Seconds(2));
        log.Is("1 called away 1: 5 2 0 0", "1 called away 2: 5 2 0 0");
        waiter.Stop();
        simulator.RunToEnd();
        Assert.Equal((5, 0, 0), (pot.Amount, desk.InUse, bell.Waiting));
        Assert.True(shelf.TryGet(out var first) && shelf.TryGet(out var second) && first == "a" && second == "b");
    }

    [Fact]
    public void A_process_that_fails_while_it_is_one_of_several_throws_there_and_the_rest_is_given_back()
    {
        async Process Fails()
        {
            await simulator.Hold(Durations.Seconds(2));
            throw new InvalidDataException("spoilt");
        }

        async Process Waits(bool all)
        {
            try
            {
                if (all)
                {
                    await simulator.AllOf(desk.Acquire(), Fails(), bell.Wait());
                }
                else
                {
                    await simulator.FirstOf(bell.Wait(), Fails());
                }
            }
            catch (InvalidDataException)
            {
                log.Add($"failed: {desk.InUse} {bell.Waiting}");
            }
        }

        simulator.Start(Waits(all: false));
        simulator.RunToEnd();
        simulator.Start(Waits(all: true));
        simulator.RunToEnd();
        log.Is("2 failed: 0 0", "4 failed: 0 0");
    }

    [Fact]
    public void A_process_that_loses_runs_on_as_a_child_and_one_that_has_ended_wins_at_once()
    {
        async Process Works(double seconds)
        {
            await simulator.Hold(Durations.Seconds(seconds));
            log.Add($"worked {seconds}");
        }

        async Process Waits()
        {
            var quick = Works(2);
            var slow = Works(4);
            Assert.Equal(1, (await simulator.FirstOf(slow, quick)).Index);
            Assert.Equal(1, (await simulator.FirstOf(slow, quick)).Index);
            await simulator.AllOf(slow, quick);
            log.Add("both");
            _ = (await simulator.FirstOf(Works(9), simulator.Hold(Durations.Seconds(1)))).Index;
            log.Add("left");
        }

        simulator.Start(Waits());
        simulator.RunToEnd();
        log.Is("2 worked 2", "4 worked 4", "4 both", "5 left");
    }

    [Fact]
    public void Misuse_throws_at_the_call()
    {
        var elsewhere = new Simulator();

        async Process Confused()
        {
            Assert.Throws<ArgumentException>(() => simulator.FirstOf());
            Assert.Throws<ArgumentException>(() => simulator.AllOf(default(AnyWait)));
            Assert.Throws<ArgumentException>(() => simulator.FirstOf(elsewhere.Hold(TimeSpan.Zero)));
            var twice = simulator.FirstOf(simulator.Hold(Durations.Seconds(1)));
            await twice;
            try
            {
                await twice;
            }
            catch (InvalidOperationException again)
            {
                log.Add(again.Message);
            }
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is("1 A first-of or all-of can be awaited once (at 00:00:01, in process 'Confused').");
    }

    [Fact]
    public void Awaiting_oneself_among_others_is_an_error_that_says_so()
    {
        async Process Selfish() => await simulator.FirstOf(bell.Wait(), simulator.Current);

        simulator.Start(Selfish());
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("awaits its own end", failed.Message, StringComparison.Ordinal);
        simulator.Reset();
    }

    [Fact]
    public void Random_groups_that_are_interrupted_and_stopped_lose_nothing_and_leave_nobody_in_line()
    {
        var random = new Dice(23);
        var cards = new Resource(simulator, 4, "cards");
        var pot = new Level(simulator, 10, 10, "pot");
        var shelf = new Store<string>(simulator, "shelf");
        Assert.True(shelf.TryPut("one") && shelf.TryPut("two") && shelf.TryPut("three"));
        var living = new List<Process>();
        var ends = new int[6];

        async Process Lives()
        {
            IReadOnlyList<Outcome> outcomes = [];
            try
            {
                var units = random.Integer(1, 4);
                var wants = random.Exponential(2);
                outcomes = random.Integer(0, 1) == 0
                    ? [await simulator.FirstOf(cards.Acquire(units), pot.Get(6), shelf.Get(), simulator.Hold(wants))]
                    : await simulator.AllOf(cards.Acquire(units, 1, wants), pot.Get(1), shelf.Get(patience: wants));
                await simulator.Hold(random.Exponential(3));
            }
            catch (InterruptException)
            {
                ends[5]++;
            }
            finally
            {
                var kinds = outcomes.Count == 1 ? 1 : 0;
                foreach (var outcome in outcomes)
                {
                    ends[outcome.Index]++;
                    switch (outcome.Index)
                    {
                        case 0:
                            outcome.Grant.Dispose();
                            break;
                        case 1:
                            Assert.True(pot.TryPut(kinds == 1 ? 6 : 1));
                            break;
                        case 2 when outcome.IsMet:
                            Assert.True(shelf.TryPut(outcome.Delivery<string>().Item));
                            break;
                        default:
                            break;
                    }
                }
            }
        }

        async Process Source()
        {
            for (var i = 0; i < 5_000; i++)
            {
                await simulator.Hold(random.Exponential(0.5));
                living.Add(simulator.Start(Lives()));
                var other = living[^random.Integer(1, Math.Min(9, living.Count))];
                _ = random.Integer(0, 5) switch
                {
                    0 => other.Interrupt(),
                    1 => other.Stop(),
                    _ => false,
                };
            }
        }

        simulator.Start(Source());
        simulator.RunToEnd();
        Assert.All(living, process => Assert.True(process.IsFinished));
        Assert.True(ends is [> 50, > 50, > 50, > 50, _, > 50], string.Join(' ', ends));
        Assert.Equal((0, 0, 0), (cards.InUse, cards.Waiting, cards.WaitingUnits));
        Assert.Equal((10, 0), (pot.Amount, pot.Waiting));
        Assert.Equal((3, 0), (shelf.Count, shelf.WaitingTakers));
        Assert.Equal(0, simulator.PendingEvents);
    }

    private async Process Uses(Resource resource, string name, long units, double seconds)
    {
        using var held = await resource.Acquire(units);
        log.Add(name);
        await simulator.Hold(Durations.Seconds(seconds));
    }
}
