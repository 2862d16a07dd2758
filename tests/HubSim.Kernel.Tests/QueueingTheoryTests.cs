using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests;

/// <summary>
/// Queues whose answers are known. Each test compares 30 replications with theory by Student's t at 4.5 standard
/// errors: with 29 degrees of freedom a correct kernel is outside with probability 1e-4. The seeds are fixed, so a test
/// that passes once passes always.
/// </summary>
public sealed class QueueingTheoryTests
{
    private const int Replications = 30;
    private const double StandardErrors = 4.5;
    private readonly Simulator simulator = new();

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(4, 0.8)]
    [InlineData(20, 0.9)]
    public void Waiting_and_use_in_a_queue_with_several_servers_are_those_of_Erlang(int servers, double load)
    {
        var (waits, delayed, busy, lengths) = (new Tally(), new Tally(), new Tally(), new Tally());
        for (var replication = 0; replication < Replications; replication++)
        {
            var seen = RunQueue(servers, load, (ulong)replication, patience: null);
            waits.Add(seen.Wait);
            delayed.Add(seen.DelayedShare);
            busy.Add(seen.BusyServers);
            lengths.Add(seen.QueueLength);
        }

        // Mean service 1 s, arrivals load * servers per second. Source: Gross and Harris, Fundamentals of Queueing
        // Theory, 2.3.
        var delayProbability = ErlangC(servers, load * servers);
        var meanWait = delayProbability / (servers * (1 - load));
        IsMean(delayProbability, delayed);
        IsMean(meanWait, waits);
        IsMean(load * servers, busy);
        IsMean(load * servers * meanWait, lengths);
    }

    [Fact]
    public void Without_patience_to_wait_the_refused_share_is_that_of_Erlang_B()
    {
        var refused = new Tally();
        for (var replication = 0; replication < Replications; replication++)
        {
            refused.Add(RunQueue(5, 0.9, (ulong)replication, patience: 0).RefusedShare);
        }

        IsMean(ErlangB(5, 4.5), refused);
    }

    [Fact]
    public void With_exponential_patience_the_abandoned_share_is_that_of_the_birth_death_chain()
    {
        var refused = new Tally();
        for (var replication = 0; replication < Replications; replication++)
        {
            refused.Add(RunQueue(2, 1.1, (ulong)replication, patience: 3).RefusedShare);
        }

        IsMean(AbandonedShare(servers: 2, arrivalRate: 2.2, abandonmentRate: 1.0 / 3), refused);
    }

    [Fact]
    public void Classes_of_priority_wait_as_Cobham_says()
    {
        var urgent = new Tally();
        var patient = new Tally();
        for (var replication = 0; replication < Replications; replication++)
        {
            var (first, second) = RunPriorities((ulong)replication);
            urgent.Add(first);
            patient.Add(second);
        }

        // Two classes of 0.4 arrivals per second each, service 1 s: W1 = rho/(1 - rho1), W2 = rho/((1 - rho1)(1 -
        // rho)).
        IsMean(0.8 / 0.6, urgent);
        IsMean(0.8 / (0.6 * 0.2), patient);
    }

    private static void IsMean(double theory, Tally seen)
    {
        var error = seen.StandardDeviation / Math.Sqrt(seen.Count);
        Assert.True(
            Math.Abs(seen.Mean - theory) <= StandardErrors * error, $"{seen.Mean:G5} ± {error:G2}, theory {theory:G5}");
    }

    private (double Wait, double DelayedShare, double RefusedShare, double BusyServers, double QueueLength) RunQueue(
        int servers, double load, ulong seed, double? patience)
    {
        simulator.Reset();
        var random = new Dice(1_000_000 * seed);
        var desk = new Resource(simulator, servers, "desk");
        var waits = new Tally();
        var (delayed, refused) = (0, 0);

        async Process Customer()
        {
            using var held = await desk.Acquire(patience: patience is { } mean ? random.Exponential(mean) : null);
            waits.Add(held.Waited);
            delayed += held.Waited > TimeSpan.Zero ? 1 : 0;
            refused += held.IsGranted ? 0 : 1;
            if (held.IsGranted)
            {
                await simulator.Hold(random.Exponential(1));
            }
        }

        async Process Source()
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1 / (load * servers)));
                _ = simulator.Start(Customer());
            }
        }

        simulator.Start(Source());
        simulator.Run(Durations.Seconds(500));
        waits.Reset();
        (delayed, refused) = (0, 0);
        desk.BusyUnits.Reset();
        desk.QueueLength.Reset();
        simulator.Run(Durations.Seconds(500 + (20_000.0 / servers)));
        double count = waits.Count;
        return (waits.Mean, delayed / count, refused / count, desk.BusyUnits.Mean, desk.QueueLength.Mean);
    }

    private (double Urgent, double Patient) RunPriorities(ulong seed)
    {
        simulator.Reset();
        var random = new Dice(77 + (1_000_000 * seed));
        var desk = new Resource(simulator, 1, "desk");
        Tally[] waits = [new(), new()];

        async Process Customer(int priority)
        {
            using var held = await desk.Acquire(priority: priority);
            waits[priority].Add(held.Waited);
            await simulator.Hold(random.Exponential(1));
        }

        async Process Source(int priority)
        {
            while (true)
            {
                await simulator.Hold(random.Exponential(1 / 0.4));
                _ = simulator.Start(Customer(priority));
            }
        }

        simulator.Start(Source(0));
        simulator.Start(Source(1));
        simulator.Run(Durations.Seconds(1_000));
        waits[0].Reset();
        waits[1].Reset();
        simulator.Run(Durations.Seconds(20_000));
        return (waits[0].Mean, waits[1].Mean);
    }

    private static double ErlangB(int servers, double offered)
    {
        var blocking = 1.0;
        for (var server = 1; server <= servers; server++)
        {
            blocking = offered * blocking / (server + (offered * blocking));
        }

        return blocking;
    }

    private static double ErlangC(int servers, double offered)
    {
        var blocking = ErlangB(servers, offered);
        return blocking / (1 - (offered / servers * (1 - blocking)));
    }

    // The chain of the number in the system; the abandoned share is the rate of leaving the queue over that of
    // arriving.
    private static double AbandonedShare(int servers, double arrivalRate, double abandonmentRate)
    {
        var (weight, total, queued) = (1.0, 1.0, 0.0);
        for (var inSystem = 1; inSystem < 500; inSystem++)
        {
            var waiting = Math.Max(0, inSystem - servers);
            weight *= arrivalRate / (Math.Min(inSystem, servers) + (waiting * abandonmentRate));
            total += weight;
            queued += waiting * weight;
        }

        return abandonmentRate * queued / total / arrivalRate;
    }
}
