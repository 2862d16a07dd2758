using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Supply;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>The cards that firms can get, by owner and type, the jobs that queue for them, and the market as the way out.</summary>
sealed partial class CardPool
{
    private readonly World world;
    private readonly Compute compute;
    private readonly Schedule? size;
    private readonly double reach;
    private readonly Rents rents;
    private readonly double boughtShare;
    private readonly CardPartition[] partitions;
    private readonly CardPartition main;
    private readonly Submitters submitters;
    private readonly Workload? workload;
    private readonly DayBundles? bundles;

    /// <summary>Resolves the pool's inputs for a replication.</summary>
    public CardPool(World world, Compute compute)
    {
        this.world = world;
        this.compute = compute;
        var start = world.Scenario.Clock.Start;
        size = compute.Cards is { } steps ? new Schedule(start, world.Inputs, steps.Select(step => (step.From, step.Value))) : null;
        reach = world.Inputs[compute.Reach];
        rents = world.Rents!;
        if (compute.Market is { } market)
        {
            boughtShare = world.Inputs[market.BoughtShare];
        }

        // In the order in which a job tries them.
        partitions =
        [
            Partition(PoolOwner.Hub, CardType.Imported, 0),
            Partition(PoolOwner.Hub, CardType.Domestic, 0),
            Partition(PoolOwner.Public, CardType.Imported, CardsAt(TimeSpan.Zero)),
            Partition(PoolOwner.Public, CardType.Domestic, 0),
        ];
        main = partitions[2];
        workload = compute.JobTypes is { } types ? new Workload(world, compute, types) : null;
        submitters = new Submitters(world, this, compute, workload);
        bundles = compute.Detail is ComputeDetail.Days ? new DayBundles(world, this, workload!) : null;
        Statistics = new PoolStatistics(compute.JobTypes?.Count ?? 1);
        MonthWaits = new MonthWaits(compute.JobTypes?.Count ?? 1);
    }

    /// <summary>What was observed after the warm-up.</summary>
    public PoolStatistics Statistics { get; }

    /// <summary>Waiting times since the last month's end.</summary>
    public MonthWaits MonthWaits { get; }

    /// <summary>How unevenly jobs are submitted.</summary>
    public SubmissionCounts Submissions { get; } = new();

    /// <summary>Who writes down each job; null for nobody.</summary>
    public Observing.JobRows? Rows { get; set; }

    /// <summary>What jobs add to the count of model events.</summary>
    public JobEvents Events { get; } = new();

    /// <summary>The partitions, in the order in which a job tries them.</summary>
    public IReadOnlyList<CardPartition> Partitions => partitions;

    /// <summary>Cards at work.</summary>
    public long Busy => partitions.Sum(partition => partition.Busy);

    /// <summary>Cards that there are.</summary>
    public long Total => partitions.Sum(partition => partition.Size);

    /// <summary>Cards that single jobs hold.</summary>
    public long Held => partitions.Sum(partition => partition.Cards.InUse);

    /// <summary>Share of cards at work since the warm-up; null when there never was a card.</summary>
    public double? Utilisation
    {
        get
        {
            var cards = partitions.Sum(partition => partition.MeanSize);
            return cards > 0 ? partitions.Sum(partition => partition.MeanBusy) / cards : null;
        }
    }

    /// <summary>Cards of the jobs that run, counted by the jobs themselves; must equal <see cref="Held"/>.</summary>
    public long CardsOfRunningJobs { get; private set; }

    /// <summary>Jobs waiting.</summary>
    public long Waiting => partitions.Sum(partition => partition.Cards.Waiting);

    /// <summary>Mean number of jobs waiting since the warm-up.</summary>
    public double MeanWaiting => partitions.Sum(partition => partition.Cards.QueueLength.Mean);

    /// <summary>Price of the pool now, in RMB per card-hour.</summary>
    public double Price => rents.Pool(CardType.Imported);

    /// <summary>Price of a card of the pool now, in RMB per card-hour.</summary>
    public double PriceOf(CardType type) => rents.Pool(type);

    /// <summary>Rent of a card on the market now, in RMB per card-hour; null without a market.</summary>
    public double? MarketPrice => rents.HasMarket ? rents.Market(CardType.Imported) : null;

    /// <summary>Share of the jobs that leave the queue that are bought, if their firm can pay.</summary>
    public double BoughtShare => boughtShare;

    /// <summary>Whether jobs that wait too long leave for the market or are given up.</summary>
    public bool HasMarket => compute.Market is not null;

    /// <summary>Whether small jobs are bundles.</summary>
    public bool IsBundled => bundles is not null;

    /// <summary>Starts what happens to the pool whatever firms do.</summary>
    public void Start()
    {
        if (size is not null)
        {
            world.Simulator.Start(Grow(), "cards of the pool");
        }

        bundles?.Start();
        if (world.Scenario.Clock.WarmUp > 0)
        {
            world.Simulator.Start(EndWarmUp(), "end of warm-up", EventOrder.First);
        }
    }

    /// <summary>Starts a firm's jobs; called by the firm's own process.</summary>
    public void StartChild(Firm firm)
    {
        var source = workload is null ? null : new JobSource(world, firm, workload.ScaleOf(world, firm));
        submitters.StartChildren(firm, source);
        if (source is not null)
        {
            bundles?.Add(firm, source.Scale);
        }
    }

    /// <summary>A firm has ended; its jobs end by themselves.</summary>
    public void Leave(Firm firm) => bundles?.Forget(firm);

    /// <summary>
    /// Sets the cards of a partition; whoever supplies cards calls this whenever their number or speed changes.
    /// </summary>
    /// <param name="owner">Who runs them.</param>
    /// <param name="type">Where they come from.</param>
    /// <param name="cards">Cards that work and that firms of the hub can get; at least 0.</param>
    /// <param name="ratio">Work of one card over that of an imported one; above 0.</param>
    public void SetCapacity(PoolOwner owner, CardType type, long cards, double ratio) =>
        partitions.First(partition => partition.Owner == owner && partition.Type == type).SetSize(cards, ratio);

    private CardPartition Partition(PoolOwner owner, CardType type, long cards) =>
        new(world.Simulator, owner, type, cards, Disciplines.Make(world, compute));

    private async Process Grow()
    {
        foreach (var change in size!.Changes.Where(change => change > TimeSpan.Zero))
        {
            await world.Simulator.HoldUntil(change);
            main.SetSize(CardsAt(change), main.Ratio);
        }
    }

    private async Process EndWarmUp()
    {
        await world.Simulator.HoldUntil(TimeSpan.FromDays(world.Scenario.Clock.WarmUp), EventOrder.First);
        foreach (var partition in partitions)
        {
            partition.Reset();
        }

        Statistics.Reset();
        Submissions.Reset(world.Simulator.Now);
    }

    private long CardsAt(TimeSpan time) => Whole.Floor(size?.At(time) ?? 0, reach);
}
