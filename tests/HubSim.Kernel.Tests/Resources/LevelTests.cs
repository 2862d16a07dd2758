using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

public sealed class LevelTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public LevelTests() => log = new Log(simulator);

    [Fact]
    public void Takers_are_served_in_the_order_in_which_they_came()
    {
        var pot = new Level(simulator, 100, 0, "pot");
        simulator.Start(Takes(pot, "big", 10));
        simulator.Start(Takes(pot, "small", 1));
        simulator.Run(Durations.Seconds(1));
        Assert.True(pot.TryPut(5));
        simulator.Run(Durations.Seconds(2));
        log.Is();
        Assert.False(pot.TryGet(1));
        Assert.Equal(0, pot.TakeUpTo(5));
        Assert.True(pot.TryPut(6));
        simulator.Run(Durations.Seconds(3));
        log.Is("2 took 10: big", "2 took 1: small");
        Assert.Equal(0, pot.Amount);
    }

    [Fact]
    public void Putters_wait_for_room_and_taking_makes_it()
    {
        var pot = new Level(simulator, 10, 8, "pot");

        async Process Puts(long amount)
        {
            await pot.Put(amount);
            log.Add($"put {amount}");
        }

        simulator.Start(Puts(5));
        simulator.Start(Puts(1));
        simulator.Run(Durations.Seconds(1));
        log.Is();
        Assert.False(pot.TryPut(1));
        simulator.Start(Takes(pot, "taker", 4));
        simulator.Run(Durations.Seconds(2));
        log.Is("1 took 4: taker", "1 put 5", "1 put 1");
        Assert.Equal(10, pot.Amount);
    }

    [Fact]
    public void Taking_what_is_left_empties_the_pot_and_no_more()
    {
        var pot = new Level(simulator, 600, 600, "pot");
        Assert.Equal(450, pot.TakeUpTo(450));
        Assert.Equal(150, pot.TakeUpTo(450));
        Assert.Equal(0, pot.TakeUpTo(450));
        Assert.Equal(0, pot.TakeUpTo(0));
        Assert.True(pot.TryGet(0));
        Assert.False(pot.TryGet(1));
    }

    [Fact]
    public void Patience_runs_out_and_lets_those_behind_go_on()
    {
        var pot = new Level(simulator, 10, 3, "pot");
        simulator.Start(Takes(pot, "big", 9, patience: 4));
        simulator.Start(Takes(pot, "small", 2));
        simulator.Start(Takes(pot, "hasty", 2, patience: 0));
        simulator.RunToEnd();
        log.Is("0 refused: hasty", "4 refused: big", "4 took 2: small");
        Assert.Equal(1, pot.Amount);
    }

    [Fact]
    public void The_patience_of_a_putter_runs_out_and_lets_those_behind_go_on()
    {
        var pot = new Level(simulator, 10, 7, "pot");

        async Process Puts(string name, long amount, double patience)
        {
            var isPut = await pot.Put(amount, Durations.Seconds(patience));
            log.Add(isPut ? $"put {amount}: {name}" : $"refused: {name}");
        }

        async Process Several()
        {
            var first = await simulator.FirstOf(pot.Put(9, Durations.Seconds(1)), pot.Get(10));
            log.Add($"wait {first.Index}, met: {first.IsMet}, after {first.Waited.TotalSeconds}");
        }

        simulator.Start(Puts("big", 9, patience: 4));
        simulator.Start(Puts("small", 2, patience: 9));
        simulator.Start(Puts("hasty", 2, patience: 0));
        simulator.Start(Puts("eager", 4, patience: 5));
        simulator.Start(Several());
        simulator.RunToEnd();
        log.Is(
            "0 refused: hasty", "1 wait 0, met: False, after 1", "4 refused: big", "4 put 2: small",
            "5 refused: eager");
        Assert.Equal((9, 0), (pot.Amount, pot.Waiting));
    }

    [Fact]
    public void What_a_stopped_taker_had_been_given_comes_back_before_new_amounts_and_never_overflows()
    {
        var pot = new Level(simulator, 10, 0, "pot");
        var taker = simulator.Start(Takes(pot, "taker", 6));

        async Process Puts(long amount)
        {
            await pot.Put(amount);
            log.Add($"put {amount}");
        }

        async Process PutsAndStops()
        {
            await simulator.Hold(Durations.Seconds(1));
            Assert.True(pot.TryPut(10));
            Assert.True(pot.TryPut(6));
            taker.Stop();
            Assert.Equal(10, pot.Amount);
            _ = simulator.Start(Puts(3));
        }

        simulator.Start(PutsAndStops());
        simulator.Run(Durations.Seconds(2));
        Assert.Equal(10, pot.Amount);
        log.Is();
        Assert.True(pot.TryGet(4));
        Assert.Equal(10, pot.Amount);
        Assert.True(pot.TryGet(2));
        Assert.Equal(10, pot.Amount);
        simulator.Run(Durations.Seconds(3));
        log.Is();
        Assert.True(pot.TryGet(3));
        simulator.RunToEnd();
        log.Is("3 put 3");
        Assert.Equal(10, pot.Amount);
    }

    [Fact]
    public void Misuse_throws_at_the_call_and_names_time_and_process()
    {
        var pot = new Level(simulator, 10, 0, "pot");

        async Process Confused()
        {
            await simulator.Hold(Durations.Seconds(2));
            var tooMuch = Assert.Throws<ArgumentOutOfRangeException>(() => pot.Get(11));
            Assert.Contains("(at 00:00:02, in process 'Confused')", tooMuch.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => pot.Get(-1));
            Assert.Throws<ArgumentOutOfRangeException>(() => pot.Put(11));
            Assert.Throws<ArgumentOutOfRangeException>(() => pot.TryPut(-1));
            Assert.Throws<ArgumentOutOfRangeException>(() => pot.TakeUpTo(-1));
            Assert.Throws<ArgumentOutOfRangeException>(() => pot.Get(1, new TimeSpan(-1)));
            log.Add("survived");
        }

        simulator.Start(Confused());
        simulator.RunToEnd();
        log.Is("2 survived");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Level(simulator, 5, 6, "pot"));
    }

    [Fact]
    public void What_a_stopped_putter_had_put_in_is_taken_out_again_before_anybody_takes()
    {
        var pot = new Level(simulator, 10, 10, "pot");

        async Process Puts()
        {
            await pot.Put(6);
            log.Add("never learnt");
        }

        var putter = simulator.Start(Puts());
        simulator.Run(Durations.Seconds(1));
        Assert.True(pot.TryGet(10));
        Assert.True(pot.TryGet(4));
        putter.Stop();
        Assert.Equal(0, pot.Amount);
        simulator.Start(Takes(pot, "taker", 1));
        simulator.Run(Durations.Seconds(2));
        Assert.True(pot.TryPut(4));
        Assert.Equal(0, pot.Amount);
        Assert.True(pot.TryPut(3));
        simulator.RunToEnd();
        log.Is("2 took 1: taker");
        Assert.Equal(2, pot.Amount);
    }

    [Fact]
    public void No_amount_appears_or_vanishes_in_random_use_with_stops_and_interrupts()
    {
        var random = new Dice(5);
        var pot = new Level(simulator, 40, 15, "pot");
        var inHands = 0L;
        var dropped = 0L;
        var undone = 0;
        var traders = new List<Process>();

        async Process Trader()
        {
            long holding = 0;
            try
            {
                var amount = random.Integer(0, 20);
                if (await pot.Get(amount, random.Exponential(3)))
                {
                    holding = amount;
                    inHands += amount;
                    await simulator.Hold(Durations.Seconds(random.Integer(0, 2)));
                    await pot.Put(amount);
                    inHands -= amount;
                    holding = 0;
                }
            }
            catch (InterruptException)
            {
                undone++;
            }
            finally
            {
                inHands -= holding;
                dropped += holding;
            }
        }

        async Process Source()
        {
            for (var i = 0; i < 5_000; i++)
            {
                await simulator.Hold(Durations.Seconds(random.Integer(0, 1)));
                traders.Add(simulator.Start(Trader()));
                var victim = traders[random.Integer(Math.Max(0, i - 9), i)];
                _ = random.Integer(0, 3) switch { 0 => victim.Stop(), 1 => victim.Interrupt(), _ => false };
                Assert.InRange(pot.Amount, 0, pot.Capacity);
                if (dropped is > 0 and <= 40 && pot.TryPut(dropped))
                {
                    dropped = 0;
                }
            }
        }

        simulator.Start(Source());
        simulator.RunToEnd();
        Assert.True(undone > 100);
        for (var taken = -1L; taken != 0; simulator.RunToEnd())
        {
            taken = pot.TakeUpTo(pot.Capacity);
            dropped += taken;
        }

        Assert.Equal(15, dropped + inHands);
    }

    private async Process Takes(Level level, string name, long amount, double patience = double.PositiveInfinity)
    {
        var isTaken = await level.Get(amount, Durations.Seconds(patience));
        log.Add(isTaken ? $"took {amount}: {name}" : $"refused: {name}");
    }
}
