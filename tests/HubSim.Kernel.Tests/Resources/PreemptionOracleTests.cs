using CsCheck;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>Preemption against queueing theory, and against lists that are searched from the start.</summary>
public sealed class PreemptionOracleTests
{
    // Two classes of 0.4 arrivals per second each, service 1 s. Mean times in system, with the classes' loads s1 = 0.4,
    // s2 = 0.8: T1 = 1/(1 - s1), T2 = ((1 - s2) + 0.8)/((1 - s1)(1 - s2)). Source: Kleinrock, Queueing Systems II, 3.6
    // (preemptive resume). 30 replications, Student's t at 4.5 standard errors: a correct kernel is outside with
    // probability 1e-4 each. Fixed seeds.
    [Fact]
    public void With_preemption_and_resumption_classes_spend_the_time_that_theory_says()
    {
        Tally[] means = [new(), new()];
        for (var replication = 0UL; replication < 30; replication++)
        {
            var (first, second) = TimesInSystem(replication);
            means[0].Add(first);
            means[1].Add(second);
        }

        IsMean(1 / 0.6, means[0]);
        IsMean((0.2 + 0.8) / (0.6 * 0.2), means[1]);

        static void IsMean(double theory, Tally seen)
        {
            var error = seen.StandardDeviation / Math.Sqrt(seen.Count);
            Assert.True(
                Math.Abs(seen.Mean - theory) <= 4.5 * error, $"{seen.Mean:G5} ± {error:G2}, theory {theory:G5}");
        }
    }

    [Fact]
    public void Random_requests_cuts_and_changes_agree_with_lists_that_are_searched_from_the_start() =>
        Gen.Int[0, int.MaxValue].Each(seed => Agrees((ulong)seed), count: 300);

    private static void Agrees(ulong seed)
    {
        var simulator = new Simulator();
        var random = new Dice(seed);
        var cards = new Resource(simulator, 10, "cards");
        var slow = new SlowResource { Capacity = 10 };
        var held = new SortedDictionary<int, long>();
        var processes = new Dictionary<int, Process>();

        async Process Job(int number)
        {
            processes[number] = simulator.Current;
            var rest = random.Exponential(4);
            var (units, priority, preempts) = (random.Integer(1, 7), random.Integer(0, 3), random.Integer(0, 1) == 0);
            while (rest > TimeSpan.Zero)
            {
                slow.Ask(number, units, priority, preempts);
                using var grant = await cards.Acquire(units, priority, random.Exponential(6), preempts);
                if (!grant.IsGranted)
                {
                    slow.Leave(number);
                    return;
                }

                held.Add(number, units);
                rest = await grant.Hold(rest);
                held.Remove(number);
                if (!grant.IsLost)
                {
                    slow.GiveBack(number);
                }
            }
        }

        async Process Source()
        {
            for (var i = 0; i < 60; i++)
            {
                await simulator.Hold(random.Exponential(0.8));
                _ = simulator.Start(Job(i));
            }
        }

        async Process Upsets()
        {
            for (var i = 0; i < 40; i++)
            {
                await simulator.Hold(random.Exponential(1));
                Check();
                if (random.Integer(0, 2) == 0)
                {
                    var (capacity, preempts) = (random.Integer(2, 12), random.Integer(0, 1) == 0);
                    slow.Cut(capacity, preempts);
                    cards.SetCapacity(capacity, preempts);
                }
                else if (slow.Waiting.Count > 0)
                {
                    var number = slow.Waiting[random.Integer(0, slow.Waiting.Count - 1)].Number;
                    var priority = random.Integer(0, 3);
                    slow.Change(number, priority);
                    cards.ChangePriority(processes[number], priority);
                }
            }

            cards.SetCapacity(12);
            slow.Cut(12, preempts: false);
        }

        // What the processes know, once the tick is over, is what the lists say.
        void Check()
        {
            Assert.Equal(
                slow.Holders.Select(entry => (entry.Number, entry.Units)).Order(),
                held.Select(pair => (pair.Key, pair.Value)));
            Assert.Equal(slow.Holders.Sum(entry => entry.Units), cards.InUse);
            Assert.Equal(slow.Waiting.Count, cards.Waiting);
            Assert.Equal(slow.Waiting.Sum(entry => entry.Units), cards.WaitingUnits);
        }

        simulator.Start(Source());
        simulator.Start(Upsets());
        simulator.RunToEnd();
        Check();
        Assert.Equal((0L, 0, 0), (cards.InUse, cards.Waiting, simulator.PendingEvents));
    }

    private static (double First, double Second) TimesInSystem(ulong seed)
    {
        var simulator = new Simulator();
        var random = new Dice(31 + (1_000_000 * seed));
        var desk = new Resource(simulator, 1, "desk");
        Tally[] times = [new(), new()];

        async Process Customer(int priority)
        {
            var came = simulator.Now;
            var rest = random.Exponential(1);
            do
            {
                using var held = await desk.Acquire(priority: priority, preempts: true);
                rest = await held.Hold(rest);
            }
            while (rest > TimeSpan.Zero);
            times[priority].Add(simulator.Now - came);
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
        times[0].Reset();
        times[1].Reset();
        simulator.Run(Durations.Seconds(20_000));
        return (times[0].Mean, times[1].Mean);
    }

    /// <summary>The rules of <see cref="Resource"/>, written down as plainly as can be.</summary>
    private sealed class SlowResource
    {
        private int asked;
        private int granted;

        public long Capacity { get; set; }

        public List<(int Priority, int Order, int Number, long Units, bool Preempts)> Waiting { get; } = [];

        public List<(int Priority, int Order, int Number, long Units)> Holders { get; } = [];

        private long Free => Capacity - Holders.Sum(holder => holder.Units);

        public void Ask(int number, long units, int priority, bool preempts)
        {
            Waiting.Add((priority, ++asked, number, units, preempts));
            Serve();
        }

        public void Leave(int number)
        {
            Waiting.RemoveAll(entry => entry.Number == number);
            Serve();
        }

        public void GiveBack(int number)
        {
            Holders.RemoveAll(entry => entry.Number == number);
            Serve();
        }

        public void Change(int number, int priority)
        {
            var index = Waiting.FindIndex(entry => entry.Number == number);
            Waiting[index] = Waiting[index] with { Priority = priority };
            Serve();
        }

        public void Cut(long capacity, bool preempts)
        {
            Capacity = capacity;
            if (preempts && Free < 0)
            {
                Take(-Free, Holders);
            }

            Serve();
        }

        private void Serve()
        {
            while (Waiting.Count > 0)
            {
                var first = Waiting.Min();
                var behind = Holders.Where(holder => holder.Priority > first.Priority).ToList();
                var missing = first.Units - Free;
                if (missing > 0 && first.Preempts && behind.Sum(holder => holder.Units) >= missing)
                {
                    Take(missing, behind);
                }
                else if (missing > 0)
                {
                    return;
                }

                Waiting.Remove(first);
                Holders.Add((first.Priority, ++granted, first.Number, first.Units));
            }
        }

        private void Take(long units, List<(int Priority, int Order, int Number, long Units)> from)
        {
            var chosen = new List<(int Priority, int Order, int Number, long Units)>();
            foreach (var holder in from.OrderByDescending(holder => (holder.Priority, holder.Order)))
            {
                if (chosen.Sum(victim => victim.Units) < units)
                {
                    chosen.Add(holder);
                }
            }

            foreach (var victim in chosen.ToArray().Reverse())
            {
                if (chosen.Sum(other => other.Units) - victim.Units >= units)
                {
                    chosen.Remove(victim);
                }
            }

            Holders.RemoveAll(chosen.Contains);
        }
    }
}
