using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Supply;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>The public pool of cards, the jobs that queue for it, and the market as the way out.</summary>
sealed class CardPool
{
    private readonly World world;
    private readonly Compute compute;
    private readonly Schedule size;
    private readonly double reach;
    private readonly Rents rents;
    private readonly double boughtShare;
    private readonly double[] jobsPerDay;
    private readonly double[] limits;
    private readonly Resource cards;

    /// <summary>Resolves the pool's inputs for a replication.</summary>
    public CardPool(World world, Compute compute)
    {
        this.world = world;
        this.compute = compute;
        var start = world.Scenario.Clock.Start;
        size = new Schedule(start, world.Inputs, compute.Cards.Select(step => (step.From, step.Value)));
        reach = world.Inputs[compute.Reach];
        rents = world.Rents!;
        if (compute.Market is { } market)
        {
            boughtShare = world.Inputs[market.BoughtShare];
        }

        jobsPerDay = [.. compute.Demand.Select(entry => world.Inputs[entry.Value.Jobs])];
        limits = [.. compute.Demand.Select(entry => world.Inputs[entry.Value.Limit])];
        cards = new Resource(world.Simulator, CardsAt(TimeSpan.Zero), "cards");
        Statistics = new PoolStatistics(world.Simulator, cards.Capacity);
    }

    /// <summary>What was observed after the warm-up.</summary>
    public PoolStatistics Statistics { get; }

    /// <summary>Cards at work.</summary>
    public long Busy => cards.InUse;

    /// <summary>Cards that there are.</summary>
    public long Total => cards.Capacity;

    /// <summary>Share of cards at work since the warm-up; null when there never was a card.</summary>
    public double? Utilisation => Statistics.Capacity.Mean > 0 ? cards.BusyUnits.Mean / Statistics.Capacity.Mean : null;

    /// <summary>Cards of the jobs that run, counted by the jobs themselves; must equal <see cref="Busy"/>.</summary>
    public long CardsOfRunningJobs { get; private set; }

    /// <summary>Jobs waiting.</summary>
    public long Waiting => cards.Waiting;

    /// <summary>Price of the pool now, in RMB per card-hour.</summary>
    public double Price => rents.Pool(CardType.Imported);

    /// <summary>Rent of a card on the market now, in RMB per card-hour; null without a market.</summary>
    public double? MarketPrice => rents.HasMarket ? rents.Market(CardType.Imported) : null;

    /// <summary>Starts what happens to the pool whatever firms do.</summary>
    public void Start()
    {
        world.Simulator.Start(Grow(), "cards of the pool");
        if (world.Scenario.Clock.WarmUp > 0)
        {
            world.Simulator.Start(EndWarmUp(), "end of warm-up", EventOrder.First);
        }
    }

    /// <summary>Starts a firm's jobs; called by the firm's own process.</summary>
    public void StartChild(Firm firm)
    {
        if (jobsPerDay[firm.Strategy] > 0)
        {
            world.Simulator.StartChild(Submit(firm), "jobs");
        }
    }

    /// <summary>
    /// A firm submits one job after the other. Each job has all its luck in blocks of its own: gap, cards and duration here,
    /// patience and way out where they are needed.
    /// </summary>
    private async Process Submit(Firm firm)
    {
        var demand = compute.Demand[firm.Strategy].Value;
        for (var number = 0UL; ; number++)
        {
            var draw = world.Streams.Draw(firm.Streams.Jobs, firm.Candidate, number);
            var gap = -Elementary.Log(draw.NextUniform()) / jobsPerDay[firm.Strategy];
            var count = Math.Max(1, (long)Math.Round(demand.CardsPerJob.Distribution.Quantile(draw.NextUniform())));
            var hours = Math.Min(demand.Duration.Distribution.Quantile(draw.NextUniform()), limits[firm.Strategy]);
            await world.Simulator.Hold(Durations.Days(gap));
            _ = world.Simulator.StartChild(Run(firm, number, count, Durations.Hours(hours)), "job");
        }
    }

    private async Process Run(Firm firm, ulong number, long count, TimeSpan duration)
    {
        world.EntityEnters();
        firm.Jobs.Submitted++;
        Statistics.Submitted++;
        try
        {
            if (count > cards.Capacity)
            {
                LeaveQueue(firm, number, count, duration);
                return;
            }

            // Most jobs find free cards, and then their patience need not be drawn.
            var free = cards.TryAcquire(count);
            using var grant = free.IsGranted ? free : await cards.Acquire(count, patience: Patience(firm, number));
            if (!grant.IsGranted)
            {
                LeaveQueue(firm, number, count, duration);
                return;
            }

            firm.Jobs.Started++;
            Statistics.Starts(grant.Waited);
            var begun = world.Simulator.Now;
            var rate = Price;
            CardsOfRunningJobs += count;
            try
            {
                await world.Simulator.Hold(duration);
            }
            finally
            {
                Bill(firm, count, begun, rate);
            }
        }
        finally
        {
            world.EntityLeaves();
        }
    }

    /// <summary>How long a job waits, from the fourth word of its block; null without a market.</summary>
    private TimeSpan? Patience(Firm firm, ulong number)
    {
        if (compute.Market is not { } market)
        {
            return null;
        }

        var draw = world.Streams.Draw(firm.Streams.Jobs, firm.Candidate, number);
        Skip(ref draw, 3);
        return Durations.Hours(market.Patience.Distribution.Quantile(draw.NextUniform()));
    }

    private static void Skip(ref Draw draw, int words)
    {
        for (var i = 0; i < words; i++)
        {
            _ = draw.NextWord();
        }
    }

    /// <summary>What a job used is billed at the price of its start, also when the firm ends in the middle.</summary>
    private void Bill(Firm firm, long count, TimeSpan begun, double rate)
    {
        var hours = count * (world.Simulator.Now - begun).TotalHours;
        firm.Jobs.CardHours += hours;
        Statistics.CardHours += hours;
        CardsOfRunningJobs -= count;
        firm.Jobs.PoolBill += Money.FromRmb(hours * rate);
    }

    /// <summary>A job that does not get cards in time is bought on the market, whole and in advance, or given up.</summary>
    private void LeaveQueue(Firm firm, ulong number, long count, TimeSpan duration)
    {
        // The fifth word of the job's blocks.
        var draw = world.Streams.Draw(firm.Streams.Jobs, firm.Candidate, number);
        Skip(ref draw, 4);
        var cost = Money.FromRmb(count * duration.TotalHours * rents.Market(CardType.Imported));
        if (draw.NextUniform() < boughtShare && world.Accounts.CanAfford(firm, cost))
        {
            firm.Jobs.Bought++;
            Statistics.Bought++;
            firm.Jobs.MarketBill += cost;
        }
        else
        {
            firm.Jobs.Abandoned++;
            Statistics.Abandoned++;
        }
    }

    private async Process Grow()
    {
        foreach (var change in size.Changes.Where(change => change > TimeSpan.Zero))
        {
            await world.Simulator.HoldUntil(change);
            cards.SetCapacity(CardsAt(change));
            Statistics.Capacity.Set(cards.Capacity);
        }
    }

    private async Process EndWarmUp()
    {
        await world.Simulator.HoldUntil(TimeSpan.FromDays(world.Scenario.Clock.WarmUp), EventOrder.First);
        cards.BusyUnits.Reset();
        Statistics.Reset();
    }

    private long CardsAt(TimeSpan time) => Whole.Floor(size.At(time), reach);
}
