using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>Orders of service, each on a queue worked out by hand.</summary>
public sealed class DisciplineTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public DisciplineTests() => log = new Log(simulator);

    [Fact]
    public void First_come_ignores_priority_and_preemption_and_a_large_request_blocks()
    {
        var cards = new Resource(simulator, 4, "cards", new FirstCome());
        simulator.Start(Uses(cards, "holder", 3, 5, 10));
        simulator.Start(Uses(cards, "large", 2, 9, 10));
        simulator.Start(Uses(cards, "urgent", 1, -5, 10, preempts: true));
        simulator.Run(Durations.Seconds(5));
        log.Is("0 holder");
        simulator.RunToEnd();
        log.Is("0 holder", "10 large", "10 urgent");
    }

    [Fact]
    public void The_order_by_priority_is_the_default()
    {
        var desk = new Resource(simulator, 1, "desk", new PriorityOrder());
        Assert.IsType<PriorityOrder>(new Resource(simulator, 1, "other").Discipline);
        simulator.Start(Uses(desk, "holder", 1, 0, 1));
        simulator.Start(Uses(desk, "late", 1, 1, 1));
        simulator.Start(Uses(desk, "soon", 1, 0, 1));
        simulator.RunToEnd();
        log.Is("0 holder", "1 soon", "2 late");
    }

    [Fact]
    public void The_shortest_limit_goes_first_within_a_priority()
    {
        var desk = new Resource(simulator, 1, "desk", new ShortestFirst());
        simulator.Start(Uses(desk, "holder", 1, 0, 10, limit: 10));
        simulator.Start(Uses(desk, "long", 1, 0, 1, limit: 9));
        simulator.Start(Uses(desk, "short a", 1, 0, 1, limit: 3));
        simulator.Start(Uses(desk, "less urgent", 1, 1, 1, limit: 1));
        simulator.Start(Uses(desk, "short b", 1, 0, 1, limit: 3));
        simulator.RunToEnd();
        log.Is("0 holder", "10 short a", "11 short b", "12 long", "13 less urgent");
    }

    [Fact]
    public void Fair_share_serves_the_owner_with_the_least_usage()
    {
        var discipline = new FairShare();
        var cards = new Resource(simulator, 2, "cards", discipline);
        simulator.Start(Uses(cards, "a1", 2, 0, 10, owner: "a"));
        simulator.Start(Uses(cards, "a2", 1, 0, 6, owner: "a"));
        simulator.Start(Uses(cards, "a3", 1, 0, 6, owner: "a"));
        simulator.Start(Uses(cards, "b1", 1, 0, 4, owner: "b"));
        simulator.Start(Uses(cards, "c1", 1, 0, 3, owner: "c"));
        simulator.Start(Uses(cards, "b2", 1, 0, 1, owner: "b"));
        simulator.Run(Durations.Seconds(12));
        Assert.Equal((20.0, 2.0, 2.0, 0.0), (
            discipline.UsageOf("a"), discipline.UsageOf("b"), discipline.UsageOf("c"), discipline.UsageOf("d")));
        simulator.RunToEnd();

        // At 13 b has used 3 and a 20: b2; at 14 only a is left.
        log.Is("0 a1", "10 b1", "10 c1", "13 b2", "14 a2", "14 a3");
        Assert.Equal((32.0, 5.0, 3.0), (discipline.UsageOf("a"), discipline.UsageOf("b"), discipline.UsageOf("c")));
    }

    [Fact]
    public void With_a_half_life_old_usage_counts_less()
    {
        var discipline = new FairShare(Durations.Seconds(10));
        var desk = new Resource(simulator, 1, "desk", discipline);

        // a uses 20 s long ago; b 10 s lately: with h = 10 s, a counts for less at second 70.
        simulator.Start(Uses(desk, "a1", 1, 0, 20, owner: "a"));
        At(60, Uses(desk, "b1", 1, 0, 10, owner: "b"));
        At(61, Uses(desk, "b2", 1, 0, 1, owner: "b"));
        At(62, Uses(desk, "a2", 1, 0, 1, owner: "a"));
        simulator.Run(Durations.Seconds(70));
        log.Is("0 a1", "60 b1", "70 a2");

        // The integral of 2^(-(t - s)/h) over the time of use: h/ln 2 (2^(-(t - end)/h) - 2^(-(t - start)/h)).
        Assert.Equal(10 / Math.Log(2) * (Math.Pow(2, -5) - Math.Pow(2, -7)), discipline.UsageOf("a"), 1e-12);
        Assert.Equal(10 / Math.Log(2) * (1 - 0.5), discipline.UsageOf("b"), 1e-12);
        simulator.RunToEnd();
        log.Is("0 a1", "60 b1", "70 a2", "71 b2");
        Assert.Throws<ArgumentOutOfRangeException>(() => new FairShare(TimeSpan.Zero));
    }

    [Fact]
    public void Where_usage_is_equal_the_owner_that_holds_less_goes_first()
    {
        var cards = new Resource(simulator, 3, "cards", new FairShare());
        simulator.Start(Uses(cards, "holder", 3, -1, 1, owner: "x"));
        simulator.Start(Uses(cards, "a1", 1, 0, 5, owner: "a"));
        simulator.Start(Uses(cards, "a2", 1, 0, 5, owner: "a"));
        simulator.Start(Uses(cards, "b1", 1, 0, 5, owner: "b"));
        simulator.Start(Uses(cards, "b2", 1, 0, 5, owner: "b"));
        simulator.RunToEnd();
        log.Is("0 holder", "1 a1", "1 b1", "1 a2", "6 b2");
    }

    [Fact]
    public void A_model_can_bring_an_order_of_its_own()
    {
        var cards = new Resource(simulator, 4, "cards", new LargestFirst());
        simulator.Start(Uses(cards, "holder", 4, 0, 1));
        simulator.Start(Uses(cards, "one", 1, 0, 1));
        simulator.Start(Uses(cards, "three a", 3, 0, 1));
        simulator.Start(Uses(cards, "three b", 3, 0, 1));
        simulator.RunToEnd();
        log.Is("0 holder", "1 three a", "2 three b", "2 one");
    }

    [Fact]
    public void A_model_can_bring_a_rule_of_its_own()
    {
        var cards = new Resource(simulator, 4, "cards", new WhateverFits());
        simulator.Start(Uses(cards, "holder", 3, 0, 5));
        simulator.Start(Uses(cards, "large", 4, 0, 1));
        At(1, Uses(cards, "small", 1, 0, 2));
        simulator.RunToEnd();
        log.Is("0 holder", "1 small", "5 large");
        Assert.Equal((0L, 0), (cards.InUse, cards.Waiting));
    }

    [Fact]
    public void A_rule_that_names_a_request_that_does_not_wait_is_an_error_that_says_so()
    {
        var cards = new Resource(simulator, 4, "cards", new Stubborn());
        simulator.Start(Uses(cards, "a", 3, 0, 5));
        simulator.Start(Uses(cards, "b", 4, 0, 5));
        var failed = Assert.Throws<ProcessFailedException>(() => simulator.RunToEnd());
        Assert.Contains("The discipline of 'cards' names a request", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_must_say_what_its_discipline_needs()
    {
        var limited = new Resource(simulator, 1, "limited", new EasyBackfill(1));
        var shared = new Resource(simulator, 1, "shared", new FairShare());
        Refuses<ArgumentException>("'limited' is served by limits", () => limited.Acquire());
        Refuses<ArgumentException>("'limited' is served by limits", () => limited.TryAcquire());
        Refuses<ArgumentException>("'limited' is served by limits", () => limited.Acquire(owner: this));
        Refuses<ArgumentException>("'shared' is shared between owners", () => shared.Acquire(limit: TimeSpan.MaxValue));
        Refuses<ArgumentException>("'shared' is shared between owners", () => shared.TryAcquire());
        Refuses<ArgumentOutOfRangeException>("is above 0", () => limited.Acquire(limit: TimeSpan.Zero));
        Refuses<ArgumentOutOfRangeException>("At least 1 unit", () => limited.Acquire(0, limit: TimeSpan.MaxValue));
        Refuses<ArgumentException>("serves 'limited'", () => _ = new Resource(simulator, 1, "x", limited.Discipline));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EasyBackfill(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConservativeBackfill(0));
        Assert.True(limited.TryAcquire(limit: TimeSpan.MaxValue).IsGranted);

        static void Refuses<T>(string message, Action action)
            where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preemption_and_changes_of_priority_work_under_every_discipline_that_knows_priorities()
    {
        QueueDiscipline[] disciplines =
            [new PriorityOrder(), new ShortestFirst(), new FairShare(), new EasyBackfill(9), new ConservativeBackfill(9)];
        foreach (var discipline in disciplines)
        {
            simulator.Reset();
            var desk = new Resource(simulator, 1, "desk", discipline);
            var here = new Log(simulator);

            async Process Job(string name, int priority, double seconds, bool preempts)
            {
                var time = Durations.Seconds(seconds);
                using var held = await desk.Acquire(1, priority, null, preempts, Durations.Seconds(10), desk);
                here.Add(name);
                var left = await held.Hold(time);
                here.Add($"{name}: {left.TotalSeconds} left");
            }

            simulator.Start(Job("first", 5, 10, preempts: false));
            var second = simulator.Start(Job("second", 5, 10, preempts: true));
            var third = simulator.Start(Job("third", 5, 10, preempts: false));
            simulator.Run(Durations.Seconds(3));
            desk.ChangePriority(third, 3);
            simulator.Run(Durations.Seconds(4));
            desk.ChangePriority(second, 2);
            simulator.RunToEnd();
            here.Is(
                "0 first", "4 first: 6 left", "4 second", "14 second: 0 left", "14 third", "24 third: 0 left");
            Assert.Equal((0L, 0, 0), (desk.InUse, desk.Waiting, simulator.PendingEvents));
        }
    }

    [Fact]
    public void As_one_of_several_waits_a_request_is_served_by_its_limit_and_one_without_patience_leaves_nothing()
    {
        var cards = new Resource(simulator, 4, "cards", new EasyBackfill(9));

        async Process Chooses()
        {
            var first = await simulator.FirstOf(
                cards.Acquire(3, limit: Durations.Seconds(5)),
                cards.Acquire(1, limit: Durations.Seconds(50)),
                cards.Acquire(1, limit: Durations.Seconds(5)),
                simulator.Hold(Durations.Seconds(99)));
            log.Add($"first is {first.Index}");
            await first.Grant.Hold(Durations.Seconds(5));
            first.Grant.Dispose();
            Assert.False((await cards.Acquire(4, patience: TimeSpan.Zero, limit: Durations.Seconds(1))).IsGranted);
            var all = await simulator.AllOf(
                simulator.Hold(Durations.Seconds(1)), cards.Acquire(3, limit: Durations.Seconds(1)));
            log.Add($"all of after {all[1].Waited.TotalSeconds}");
            all[1].Grant.Dispose();
        }

        simulator.Start(Uses(cards, "holder", 3, 0, 10, limit: 10));
        simulator.Start(Uses(cards, "all", 4, 0, 10, limit: 10));
        simulator.Start(Chooses());
        simulator.RunToEnd();
        log.Is("0 holder", "0 first is 2", "10 all", "20 all of after 15");
        Assert.Equal((0L, 0, 0), (cards.InUse, cards.Waiting, simulator.PendingEvents));
    }

    private void At(double second, Process process)
    {
        async Process Starts()
        {
            await simulator.HoldUntil(Durations.Seconds(second));
            _ = simulator.Start(process);
        }

        simulator.Start(Starts());
    }

    private async Process Uses(
        Resource resource,
        string name,
        long units,
        int priority,
        double seconds,
        double? limit = null,
        object? owner = null,
        bool preempts = false)
    {
        TimeSpan? most = limit is { } given ? Durations.Seconds(given) : null;
        using var held = await resource.Acquire(units, priority, null, preempts, most, owner);
        log.Add(name);
        await simulator.Hold(Durations.Seconds(seconds));
    }

    private sealed class LargestFirst : OrderedDiscipline
    {
        protected override bool GoesBefore(QueuedRequest first, QueuedRequest second) => first.Units > second.Units;
    }

    private sealed class WhateverFits : QueueDiscipline
    {
        private readonly List<QueuedRequest> waiting = [];

        protected override QueuedRequest? Choose() => waiting.Find(request => request.Units <= Resource.Free);

        protected override void Joined(QueuedRequest request) => waiting.Add(request);

        protected override void Left(QueuedRequest request) => waiting.Remove(request);

        protected override void Granted(QueuedRequest request) => waiting.Remove(request);
    }

    private sealed class Stubborn : QueueDiscipline
    {
        private QueuedRequest? first;

        protected override QueuedRequest? Choose() => first;

        protected override void Joined(QueuedRequest request) => first ??= request;
    }
}
