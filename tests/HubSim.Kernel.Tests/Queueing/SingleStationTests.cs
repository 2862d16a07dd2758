using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Queueing;

/// <summary>
/// Queues at one station whose answers are known; Erlang's and Cobham's are in <see cref="QueueingTheoryTests"/>,
/// preemptive priorities in <see cref="Resources.PreemptionOracleTests"/>. False-alarm chance 1e-4 for each response that
/// is compared: see <see cref="Replicated"/>.
/// </summary>
public sealed class SingleStationTests
{
    private const double WarmUp = 1_000;

    // Source: Gross and Harris, Fundamentals of Queueing Theory, 5.1: Pollaczek and Khinchine.
    [Theory]
    [InlineData(Law.Deterministic)]
    [InlineData(Law.Erlang3)]
    [InlineData(Law.Exponential)]
    [InlineData(Law.Hyperexponential)]
    public void One_server_with_any_service_makes_wait_as_Pollaczek_and_Khinchine_say(Law law)
    {
        const double Load = 0.7;
        var wait = Load * ServiceLaw.SecondMoment(law) / (2 * (1 - Load));
        Replicated.IsMean([wait, Load, Load * wait, Load * (wait + 1)], OneServer(Load, law, scale: 1));
    }

    // The power of these tests: what is wrong by three percent is seen, in every response that it changes.
    [Fact]
    public void A_server_that_is_three_percent_too_slow_is_found_out()
    {
        var seen = OneServer(0.7, Law.Exponential, scale: 1.03);
        double[] theory = [0.7 / 0.3, 0.7, 0.7 * 0.7 / 0.3, 0.7 / 0.3];
        Assert.All(theory.Zip(seen), pair => Assert.False(Replicated.Agrees(pair.First, pair.Second)));
    }

    // Whatever the distribution of service, the number of customers is Poisson. Source: Gross and Harris, 5.2.
    [Theory]
    [InlineData(Law.Deterministic)]
    [InlineData(Law.Exponential)]
    [InlineData(Law.Hyperexponential)]
    public void Without_a_queue_the_number_of_customers_is_Poisson_whatever_the_service(Law law)
    {
        const double Offered = 3;
        const int Most = 7;
        var theory = Enumerable.Range(0, Most).Select(k => Poisson(Offered, k)).Append(Offered).ToArray();
        Replicated.IsMean(theory, Replicated.Run(theory.Length, (simulator, dice) =>
        {
            var number = new TimeWeighted(simulator);
            var states = Enumerable.Range(0, Most).Select(k => new TimeWeighted(simulator, k == 0 ? 1 : 0)).ToArray();

            void Change(int delta)
            {
                number.Change(delta);
                for (var k = 0; k < Most; k++)
                {
                    states[k].Set(number.Value == k ? 1 : 0);
                }
            }

            async Process Customer()
            {
                Change(1);
                await simulator.Hold(ServiceLaw.Draw(law, dice));
                Change(-1);
            }

            simulator.Start(Arrivals(simulator, dice, Offered, Customer));
            simulator.Run(Durations.Seconds(200));
            TimeWeighted[] all = [.. states, number];
            Array.ForEach(all, state => state.Reset());
            simulator.Run(Durations.Seconds(3_000));
            return [.. all.Select(state => state.Mean)];
        }));
    }

    [Theory]
    [InlineData(1, 5, 0.9)]
    [InlineData(3, 7, 1.2)]
    [InlineData(2, 2, 0.8)]
    public void Who_finds_the_room_full_goes_away_as_in_the_chain_of_birth_and_death(int servers, int room, double load)
    {
        var rate = load * servers;
        var chain = BirthDeath(room, _ => rate, number => Math.Min(number, servers));
        var inSystem = chain.Index().Sum(state => state.Index * state.Item);
        var inQueue = chain.Index().Sum(state => Math.Max(0, state.Index - servers) * state.Item);
        double[] theory = [chain[room], inSystem, inQueue, inQueue / (rate * (1 - chain[room]))];
        Replicated.IsMean(theory, Replicated.Run(theory.Length, (simulator, dice) =>
        {
            var desk = new Resource(simulator, servers, "desk");
            var waits = new Tally();
            var turnedAway = new Tally();

            async Process Customer()
            {
                var isFull = desk.InUse + desk.Waiting == room;
                turnedAway.Add(isFull ? 1 : 0);
                if (isFull)
                {
                    return;
                }

                using var held = await desk.Acquire();
                waits.Add(held.Waited);
                await simulator.Hold(dice.Exponential(1));
            }

            simulator.Start(Arrivals(simulator, dice, rate, Customer));
            WarmUpThenRun(simulator, 6_000, waits, turnedAway, desk);
            var queue = desk.QueueLength.Mean;
            return [turnedAway.Mean, desk.BusyUnits.Mean + queue, queue, waits.Mean];
        }));
    }

    // One server, exponential patience with a mean of 2 s: share of those who give up, mean queue, share of idle time.
    [Fact]
    public void One_server_with_impatient_customers_does_as_the_chain_of_birth_and_death()
    {
        const double Rate = 1.1;
        var chain = BirthDeath(200, _ => Rate, number => 1 + ((number - 1) / 2.0));
        var queue = chain.Index().Sum(state => Math.Max(0, state.Index - 1) * state.Item);
        double[] theory = [queue / 2 / Rate, queue, 1 - chain[0]];
        Replicated.IsMean(theory, Replicated.Run(theory.Length, (simulator, dice) =>
        {
            var desk = new Resource(simulator, 1, "desk");
            var waits = new Tally();
            var gaveUp = new Tally();

            async Process Customer()
            {
                using var held = await desk.Acquire(patience: dice.Exponential(2));
                gaveUp.Add(held.IsGranted ? 0 : 1);
                if (held.IsGranted)
                {
                    await simulator.Hold(dice.Exponential(1));
                }
            }

            simulator.Start(Arrivals(simulator, dice, Rate, Customer));
            WarmUpThenRun(simulator, 10_000, waits, gaveUp, desk);
            return [gaveUp.Mean, desk.QueueLength.Mean, desk.BusyUnits.Mean];
        }));
    }

    // Wait, share of busy time, queue, number in the system.
    private static Tally[] OneServer(double load, Law law, double scale) => Replicated.Run(4, (simulator, dice) =>
    {
        var desk = new Resource(simulator, 1, "desk");
        var waits = new Tally();

        async Process Customer()
        {
            using var held = await desk.Acquire();
            waits.Add(held.Waited);
            await simulator.Hold(ServiceLaw.Draw(law, dice) * scale);
        }

        simulator.Start(Arrivals(simulator, dice, load, Customer));
        WarmUpThenRun(simulator, 20_000, waits, new Tally(), desk);
        var queue = desk.QueueLength.Mean;
        return [waits.Mean, desk.BusyUnits.Mean, queue, queue + desk.BusyUnits.Mean];
    });

    private static async Process Arrivals(Simulator simulator, Dice dice, double perSecond, Func<Process> customer)
    {
        while (true)
        {
            await simulator.Hold(dice.Exponential(1 / perSecond));
            _ = simulator.Start(customer());
        }
    }

    private static void WarmUpThenRun(Simulator simulator, double seconds, Tally one, Tally other, Resource desk)
    {
        simulator.Run(Durations.Seconds(WarmUp));
        one.Reset();
        other.Reset();
        desk.BusyUnits.Reset();
        desk.QueueLength.Reset();
        simulator.Run(Durations.Seconds(WarmUp + seconds));
    }

    // The probabilities of 0 to so many, from the rates up and down.
    private static double[] BirthDeath(int most, Func<int, double> up, Func<int, double> down)
    {
        var weights = new double[most + 1];
        weights[0] = 1;
        for (var number = 1; number <= most; number++)
        {
            weights[number] = weights[number - 1] * up(number - 1) / down(number);
        }

        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private static double Poisson(double mean, int number) =>
        Math.Exp(-mean) * Enumerable.Range(1, number).Aggregate(1.0, (product, k) => product * mean / k);
}
