using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Pages;

/// <summary>The examples of the page on resources, as they stand there.</summary>
public sealed class ResourcePageTests
{
    private readonly Simulator simulator = new();
    private readonly Log log;

    public ResourcePageTests() => log = new Log(simulator);

    [Fact]
    public void A_visit_is_served_or_refused()
    {
        var desk = new Resource(simulator, 1, "desk");
        var (refused, service) = (0, Durations.Minutes(10));

        // begin visit
        async Process Visit()
        {
            using var seat = await desk.Acquire(patience: Durations.Minutes(15));
            if (!seat.IsGranted)
            {
                refused++;
                return;
            }

            await simulator.Hold(service);
        }

        // end visit
        simulator.Start(Visit());
        simulator.Start(Visit());
        simulator.Start(Visit());
        simulator.RunToEnd();
        Assert.Equal((1, Durations.Minutes(20)), (refused, simulator.Now));
    }

    [Fact]
    public void A_visit_in_one_wait_is_served_or_refused_as_one_in_three()
    {
        var desk = new Resource(simulator, 1, "desk");
        var (refused, service) = (0, Durations.Minutes(10));

        // begin use
        async Process Visit()
        {
            var visit = await desk.Use(service, patience: Durations.Minutes(15));
            if (!visit.IsGranted)
            {
                refused++;
            }
        }

        // end use
        simulator.Start(Visit());
        simulator.Start(Visit());
        simulator.Start(Visit());
        simulator.RunToEnd();
        Assert.Equal((1, Durations.Minutes(20)), (refused, simulator.Now));
    }

    [Fact]
    public void A_job_that_is_preempted_comes_back_with_what_was_left()
    {
        var machine = new Resource(simulator, 1, "machine");

        // begin job
        async Process Job(TimeSpan work, int priority)
        {
            while (work > TimeSpan.Zero)
            {
                using var held = await machine.Acquire(1, priority, preempts: true);
                work = await held.Hold(work);
            }
        }

        // end job
        async Process Urgent()
        {
            await simulator.Hold(Durations.Minutes(4));
            await Job(Durations.Minutes(3), priority: 0);
            log.Add("urgent is done");
        }

        async Process Patient()
        {
            await Job(Durations.Minutes(10), priority: 1);
            log.Add("patient is done");
        }

        simulator.Start(Patient());
        simulator.Start(Urgent());
        simulator.RunToEnd();
        log.Is("420 urgent is done", "780 patient is done");
    }

    [Fact]
    public void An_outage_takes_units_at_once_and_age_makes_more_urgent()
    {
        var cards = new Resource(simulator, 8, "cards");

        // begin outage
        async Process Outage(TimeSpan from, TimeSpan duration, long lost)
        {
            await simulator.HoldUntil(from);
            cards.SetCapacity(cards.Capacity - lost, preempts: true);
            await simulator.Hold(duration);
            cards.SetCapacity(cards.Capacity + lost);
        }

        // end outage

        // begin age
        async Process Ages(Process job)
        {
            await simulator.Hold(Durations.Hours(1));
            if (cards.IsWaiting(job))
            {
                cards.ChangePriority(job, priority: -1);
            }
        }

        // end age
        async Process Job(string name, long units, int priority)
        {
            using var held = await cards.Acquire(units, priority);
            var left = await held.Hold(Durations.Hours(2));
            log.Add($"{name} has {left.TotalHours} left");
        }

        simulator.Start(Job("holder", 8, 0));
        simulator.Start(Ages(simulator.Start(Job("old", 8, 9))));
        simulator.Start(Job("urgent", 4, 0));
        simulator.Start(Outage(Durations.Hours(3), Durations.Hours(2), 4));
        simulator.RunToEnd();
        log.Is("7200 holder has 0 left", "10800 old has 1 left", "18000 urgent has 0 left");
    }

    [Fact]
    public void Jobs_state_limits_and_owners_and_small_ones_go_ahead()
    {
        // begin backfill
        var cluster = new Resource(simulator, 64, "cluster", new EasyBackfill(depth: 128));

        async Process Run(long cards, TimeSpan duration, TimeSpan limit)
        {
            using var held = await cluster.Acquire(cards, limit: limit);
            log.Add($"{cards} cards");
            await simulator.Hold(duration < limit ? duration : limit);
        }

        // end backfill
        simulator.Start(Run(48, Durations.Hours(5), Durations.Hours(6)));
        simulator.Start(Run(64, Durations.Hours(1), Durations.Hours(1)));
        simulator.Start(Run(16, Durations.Hours(9), Durations.Hours(8)));
        simulator.Start(Run(15, Durations.Hours(4), Durations.Hours(6)));
        simulator.RunToEnd();
        log.Is("0 48 cards", "0 15 cards", "18000 64 cards", "21600 16 cards");
    }

    [Fact]
    public void Shares_are_fair_between_owners()
    {
        // begin share
        var share = new FairShare(halfLife: Durations.Days(7));
        var cluster = new Resource(simulator, 8, "cluster", share);

        async Process Run(Firm firm, TimeSpan duration)
        {
            using var held = await cluster.Acquire(8, owner: firm);
            await simulator.Hold(duration);
            log.Add($"{firm.Name}: {share.UsageOf(firm) / 3600:F1} card-hours");
        }

        // end share
        var (large, small) = (new Firm("large"), new Firm("small"));
        simulator.Start(Run(large, Durations.Hours(2)));
        simulator.Start(Run(large, Durations.Hours(2)));
        simulator.Start(Run(small, Durations.Hours(1)));
        simulator.RunToEnd();
        log.Is("7200 large: 15.9 card-hours", "10800 small: 8.0 card-hours", "18000 large: 31.7 card-hours");
    }

    [Fact]
    public void A_model_brings_its_own_order()
    {
        var desk = new Resource(simulator, 4, "desk", new LargestFirst());

        async Process Uses(long units)
        {
            using var held = await desk.Acquire(units);
            log.Add($"{units}");
            await simulator.Hold(Durations.Seconds(1));
        }

        foreach (var units in new long[] { 4, 1, 2, 3 })
        {
            simulator.Start(Uses(units));
        }

        simulator.RunToEnd();
        log.Is("0 4", "1 3", "2 2", "2 1");
    }

    private sealed record Firm(string Name);

    // begin own
    private sealed class LargestFirst : OrderedDiscipline
    {
        protected override bool GoesBefore(QueuedRequest first, QueuedRequest second) => first.Units > second.Units;
    }

    // end own
}
