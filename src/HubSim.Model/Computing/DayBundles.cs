using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>
/// Small jobs in detail days: once a day, what each firm's small jobs of the day ask for is drawn as one bundle, and served
/// as far as there are cards that no large job holds or waits for; all firms alike. The rest is bought or given up.
/// </summary>
/// <param name="world">The replication.</param>
/// <param name="pool">Where the cards are.</param>
/// <param name="workload">What firms submit.</param>
sealed class DayBundles(World world, CardPool pool, Workload workload)
{
    // A bundle of many submissions is drawn by the normal approximation: then its number need not be counted up to.
    private const double ManySubmissions = 30;

    private static readonly Normal Standard = new(0, 1);

    private readonly List<JobSource> sources = [];
    private readonly StagePlan[] plans = [.. workload.Plans];
    private Bundle[] today = new Bundle[64];

    /// <summary>Starts to serve bundles, from the first day on.</summary>
    public void Start() => world.Simulator.Start(EveryDay(), "bundles of small jobs");

    /// <summary>Takes in a firm; its first bundle is that of the next midnight.</summary>
    public void Add(JobSource source) => sources.Add(source);

    private async Process EveryDay()
    {
        for (var day = 0; ; day++)
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(day), EventOrder.Bundles);
            Serve(day);
        }
    }

    private void Serve(int day)
    {
        ForgetEnded();
        double asked = 0, byResidents = 0, portable = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            ref var bundle = ref today[i];
            Draw(sources[i], day, ref bundle);
            asked += bundle.CardHours;
            byResidents += bundle.CardHours > 0 && sources[i].Firm.HoldsSeat ? bundle.CardHours : 0;
            portable += bundle.Plan.Bundle.PortableShare * bundle.CardHours;
        }

        var share = Place(asked / 24, byResidents / 24, portable / 24);
        var marketRate = pool.MarketPrice ?? 0;
        for (var i = 0; i < sources.Count; i++)
        {
            Bill(sources[i], in today[i], share, marketRate);
        }

        foreach (var plan in plans)
        {
            pool.Statistics.AddByType(plan.HoursToday, plan.Bundle.Types);
            plan.HoursToday = 0;
        }
    }

    /// <summary>Firms that have ended submit no more; the others keep their order.</summary>
    private void ForgetEnded()
    {
        var kept = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].Firm.Ended is null)
            {
                sources[kept++] = sources[i];
            }
        }

        sources.RemoveRange(kept, sources.Count - kept);
        if (today.Length < sources.Count)
        {
            today = new Bundle[Math.Max(sources.Count, 2 * today.Length)];
        }
    }

    /// <summary>Submissions by inversion of the Poisson distribution; then jobs and card-hours given their number.</summary>
    private void Draw(JobSource source, int day, ref Bundle bundle)
    {
        var plan = source.PlanOn(workload, day);
        var (uniform, size, wayOut) = source.NextDay();
        bundle.Plan = plan;
        bundle.Jobs = 0;
        bundle.CardHours = 0;
        bundle.WayOut = wayOut;
        if (uniform < source.NoneOn(day))
        {
            return;
        }

        // Days with many jobs are days with many card-hours.
        var submissions = Submissions(source.MeanOn(workload, day), source.NoneOn(day), uniform);
        var normal = Standard.Quantile(size);
        var jobs = (submissions * plan.Bundle.Jobs) + (Math.Sqrt(submissions * plan.Bundle.JobsVariance) * normal);
        bundle.Jobs = Math.Max(submissions, (long)Math.Round(jobs));
        bundle.CardHours = plan.Bundle.CardHoursAt(submissions, normal);
    }

    private static long Submissions(double mean, double none, double uniform)
    {
        if (mean > ManySubmissions)
        {
            return Math.Max(1, (long)Math.Round(mean + (Math.Sqrt(mean) * Standard.Quantile(uniform))));
        }

        var (probability, below, count) = (none, none, 0L);
        while (uniform >= below && probability > 1e-18)
        {
            count++;
            probability *= mean / count;
            below += probability;
        }

        return count;
    }

    /// <summary>Gives bundles the cards that no large job holds or waits for, partition by partition.</summary>
    private DayShare Place(double cards, double ofResidents, double ofPortable)
    {
        double left = cards, held = 0, cost = 0;
        foreach (var partition in pool.Partitions)
        {
            var wanted = partition.Owner == PoolOwner.Hub ? Math.Min(left, ofResidents) : left;
            wanted = partition.Type == CardType.Domestic ? Math.Min(wanted, ofPortable) : wanted;
            var idle = Math.Max(0, partition.Size - partition.Cards.InUse - partition.Cards.WaitingUnits);
            var taken = Math.Min(idle, (long)Math.Ceiling(wanted / partition.Ratio));
            partition.SetBackground(taken);
            var done = Math.Min(wanted, taken * partition.Ratio);
            left -= done;
            ofResidents -= partition.Owner == PoolOwner.Hub ? done : 0;
            ofPortable -= partition.Type == CardType.Domestic ? done : 0;
            held += done / partition.Ratio;
            cost += done / partition.Ratio * pool.PriceOf(partition.Type);
        }

        var served = cards - left;
        return served > 0 ? new(served / cards, held / served, cost / held) : new(cards > 0 ? 0 : 1, 1, 0);
    }

    private void Bill(JobSource source, in Bundle bundle, DayShare share, double marketRate)
    {
        if (bundle.Jobs == 0)
        {
            return;
        }

        var firm = source.Firm;
        var started = (long)Math.Round(bundle.Jobs * share.Served);
        var useful = bundle.CardHours * share.Served * bundle.Plan.Bundle.UsefulShare;
        var hours = bundle.CardHours * share.Served * share.Stretch;
        var failed = (long)Math.Round(started * bundle.Plan.Bundle.FailedShare);
        firm.Jobs.Submitted += bundle.Jobs;
        firm.Jobs.Started += started;
        firm.Jobs.CardHours += hours;
        var bill = Money.FromRmb(hours * share.Price);
        firm.Jobs.PoolBill += bill;
        firm.Jobs.Billed += bill;
        pool.Statistics.Submitted += bundle.Jobs;
        pool.Statistics.Failed += failed;
        pool.Statistics.Bundles(started, hours);
        bundle.Plan.HoursToday += hours;
        pool.Statistics.UsefulHours += useful;
        firm.Progress.Add(useful);
        if (started < bundle.Jobs)
        {
            Leave(firm, bundle, bundle.Jobs - started, bundle.CardHours * (1 - share.Served), marketRate);
        }
    }

    /// <summary>What found no cards is bought as far as firms buy and this one can pay; the rest is given up.</summary>
    private void Leave(Firm firm, in Bundle bundle, long jobs, double hours, double marketRate)
    {
        // Rounded up or down by the bundle's own number, so that the share is right on average.
        var bought = (long)((jobs * pool.BoughtShare) + bundle.WayOut);
        var useful = hours * bought / jobs;
        var cost = Money.FromRmb(useful * marketRate);
        if (!world.Accounts.CanAfford(firm, cost))
        {
            (bought, useful, cost) = (0, 0, Money.Zero);
        }

        firm.Jobs.Bought += bought;
        firm.Jobs.Abandoned += jobs - bought;
        firm.Jobs.MarketBill += cost;
        firm.Jobs.Billed += cost;
        pool.Statistics.Bought += bought;
        pool.Statistics.Abandoned += jobs - bought;
        firm.Progress.Add(useful * bundle.Plan.Bundle.UsefulShare);
    }

    /// <summary>How a day's bundles are served.</summary>
    /// <param name="Served">Part of the work for which there are cards.</param>
    /// <param name="Stretch">Hours of the cards used over hours on imported ones.</param>
    /// <param name="Price">RMB for an hour of a card used.</param>
    private readonly record struct DayShare(double Served, double Stretch, double Price);

    private struct Bundle
    {
        public StagePlan Plan;
        public long Jobs;
        public double CardHours;
        public double WayOut;
    }
}
