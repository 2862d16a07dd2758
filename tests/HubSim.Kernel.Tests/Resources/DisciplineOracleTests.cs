using CsCheck;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>
/// Disciplines against slow schedulers on random jobs, in whole seconds, so that many things tie. After each second
/// that has an event, both must agree on who has begun, who waits, and what is reserved; in the end on every start.
/// </summary>
public sealed class DisciplineOracleTests
{
    private static readonly string[] Owners = ["a", "b", "c", "d"];

    [Fact]
    public void Shortest_first_agrees_with_a_sorted_list() => Compare(
        (simulator, capacity, _) => (new SlowShortest(simulator, capacity), new ShortestFirst()));

    [Fact]
    public void Fair_share_agrees_with_sums_over_all_grants() => Compare(
        (simulator, capacity, _) => (new SlowFairShare(simulator, capacity), new FairShare()));

    [Fact]
    public void Easy_backfill_agrees_with_a_search_of_the_whole_queue() => Compare(
        (simulator, capacity, depth) => (new SlowEasy(simulator, capacity, depth), new EasyBackfill(depth)));

    [Fact]
    public void Conservative_backfill_agrees_with_a_search_of_all_times() => Compare(
        (simulator, capacity, depth) =>
            (new SlowConservative(simulator, capacity, depth), new ConservativeBackfill(depth)));

    // Without overruns, cuts and more urgent requests, nobody begins later than first promised.
    [Fact]
    public void Conservative_backfill_keeps_its_promises() => Gen.Int[0, int.MaxValue].Each(
        seed =>
        {
            var simulator = new Simulator();
            var random = new Dice((ulong)seed);
            var cards = new Resource(simulator, 8, "cards", new ConservativeBackfill(50));
            var isKept = true;

            async Process Job()
            {
                var limit = Durations.Seconds(random.Integer(1, 20));
                var duration = Durations.Seconds(random.Uniform() * limit.TotalSeconds);
                var units = random.Integer(1, 8);
                var watcher = simulator.StartChild(Watches(simulator.Current), priority: 1);
                using var held = await cards.Acquire(units, patience: random.Exponential(60), limit: limit);
                if (held.IsGranted)
                {
                    isKept &= !watcher.HasResult || simulator.Now <= watcher.Result;
                    await simulator.Hold(duration);
                }
            }

            async Process<TimeSpan> Watches(Process job)
            {
                var promised = ((ConservativeBackfill)cards.Discipline).ReservationOf(job) ?? Durations.Forever;
                await simulator.Hold(TimeSpan.Zero);
                return promised;
            }

            async Process Source()
            {
                for (var i = 0; i < 50; i++)
                {
                    await simulator.Hold(random.Exponential(4));
                    _ = simulator.Start(Job());
                }
            }

            simulator.Start(Source());
            simulator.RunToEnd();
            Assert.True(isKept);
            Assert.Equal(0, cards.InUse);
        },
        count: 300);

    private static void Compare(Func<Simulator, long, int, (SlowScheduler, QueueDiscipline)> make) =>
        Gen.Int[0, int.MaxValue].Each(seed => new Scene((ulong)seed, make).Run(), count: 400);

    private sealed class Scene
    {
        private readonly Simulator simulator = new();
        private readonly Dice random;
        private readonly Resource cards;
        private readonly SlowScheduler slow;
        private readonly SortedDictionary<int, long> begun = [];
        private readonly Dictionary<int, Process> jobs = [];
        private readonly bool overruns;
        private readonly bool upsets;
        private readonly int priorities;

        public Scene(ulong seed, Func<Simulator, long, int, (SlowScheduler, QueueDiscipline)> make)
        {
            random = new Dice(seed);
            var capacity = random.Integer(3, 10);
            (slow, var discipline) = make(simulator, capacity, random.Integer(1, 8));
            cards = new Resource(simulator, capacity, "cards", discipline);
            overruns = random.Integer(0, 1) == 0;
            upsets = random.Integer(0, 1) == 0;
            priorities = random.Integer(0, 2);
        }

        public void Run()
        {
            simulator.Start(Source());
            simulator.Start(Upsets());
            for (var second = 0; second < 150; second++)
            {
                simulator.Run(Durations.Seconds(second + 0.5));
                Check();
            }

            slow.SetCapacity(12);
            cards.SetCapacity(12);
            simulator.RunToEnd();
            Check();
            Assert.Equal((0L, 0, 0), (cards.InUse, cards.Waiting, simulator.PendingEvents));
        }

        private void Check()
        {
            Assert.Equal(slow.Begun, begun);
            Assert.Equal(slow.Holders.Sum(job => job.Units), cards.InUse);
            Assert.Equal(slow.Waiting.Count, cards.Waiting);
            Assert.Equal(slow.Waiting.Sum(job => job.Units), cards.WaitingUnits);
            if (slow is SlowFairShare shares)
            {
                Assert.All(Owners, owner => Assert.Equal(
                    shares.UsageOf(owner) / 1e7, ((FairShare)cards.Discipline).UsageOf(owner)));
            }
        }

        private async Process Source()
        {
            for (var i = 0; i < 40; i++)
            {
                await simulator.Hold(Durations.Seconds(random.Integer(0, 5)));
                _ = simulator.Start(Job(i));
            }
        }

        private async Process Job(int number)
        {
            jobs[number] = simulator.Current;
            var limit = Durations.Seconds(random.Integer(1, 12));
            var job = new SlowJob
            {
                Number = number,
                Units = random.Integer(1, (int)cards.Capacity),
                Priority = random.Integer(0, priorities),
                Limit = limit.Ticks,
                Owner = Owners[random.Integer(0, 3)],
            };
            var duration = Durations.Seconds(random.Integer(1, (int)limit.TotalSeconds + (overruns ? 4 : 0)));
            var patience = Durations.Seconds(random.Integer(0, 3) == 0 ? random.Integer(1, 20) : 1e6);
            slow.Ask(job);
            using var held = await cards.Acquire(job.Units, job.Priority, patience, false, limit, job.Owner);
            if (!held.IsGranted)
            {
                slow.Leave(number);
                return;
            }

            begun.Add(number, simulator.Now.Ticks);
            await simulator.Hold(duration);
            slow.GiveBack(number);
        }

        private async Process Upsets()
        {
            for (var i = 0; upsets && i < 30; i++)
            {
                await simulator.Hold(Durations.Seconds(random.Integer(1, 6)));
                if (random.Integer(0, 1) == 0)
                {
                    var capacity = random.Integer(1, 12);
                    slow.SetCapacity(capacity);
                    cards.SetCapacity(capacity);
                }
                else if (slow.Waiting.Find(job => cards.IsWaiting(jobs[job.Number])) is { } job)
                {
                    var priority = random.Integer(0, 3);
                    slow.Change(job.Number, priority);
                    cards.ChangePriority(jobs[job.Number], priority);
                }
            }
        }
    }
}
