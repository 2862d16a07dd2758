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
    private readonly StagePlan[] plans = [.. workload.Plans];
    private readonly BundleDraws draws = new(world.Streams, workload);
    private BundledFirm[] firms = new BundledFirm[64];
    private SequencePlace[] words = new SequencePlace[64];
    private int count;
    private readonly List<Firm> ended = [];

    /// <summary>Starts to serve bundles, from the first day on.</summary>
    public void Start() => world.Simulator.Start(EveryDay(), "bundles of small jobs");

    /// <summary>Takes in a firm; its first bundle is that of the next midnight.</summary>
    public void Add(Firm firm, double scale)
    {
        if (count == firms.Length)
        {
            Array.Resize(ref firms, 2 * count);
            Array.Resize(ref words, 2 * count);
        }

        firms[count] = new BundledFirm(firm, scale);
        words[count] = new SequencePlace(firm.Streams.Bundles, firm.Candidate);
        count++;
    }

    /// <summary>A firm has ended: it submits no more.</summary>
    public void Forget(Firm firm) => ended.Add(firm);

    private async Process EveryDay()
    {
        for (var day = 0; ; day++)
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(day), EventOrder.Bundles);
            ForgetEnded();
            Serve(day);
        }
    }

    private void Serve(int day)
    {
        var today = draws.Of(firms.AsSpan(0, count), words.AsSpan(0, count), day);
        double asked = 0, byResidents = 0, portable = 0;
        foreach (ref readonly var bundle in today)
        {
            ref var firm = ref firms[bundle.Place];
            var hours = bundle.CardHours;
            asked += hours;
            byResidents += firm.Firm.HoldsSeat ? hours : 0;
            portable += firm.Plan!.Bundle.PortableShare * hours;
        }

        var share = Place(asked / 24, byResidents / 24, portable / 24);
        var marketRate = pool.MarketPrice ?? 0;
        foreach (ref readonly var bundle in today)
        {
            Bill(in bundle, share, marketRate);
        }

        foreach (var plan in plans)
        {
            pool.Statistics.AddByType(plan.HoursToday, plan.Bundle.Types);
            plan.HoursToday = 0;
        }
    }

    /// <summary>Firms that have ended are left out; the others keep their order.</summary>
    private void ForgetEnded()
    {
        foreach (var firm in ended)
        {
            var place = 0;
            while (firms[place].Firm != firm)
            {
                place++;
            }

            count--;
            firms.AsSpan(place + 1, count - place).CopyTo(firms.AsSpan(place));
            words.AsSpan(place + 1, count - place).CopyTo(words.AsSpan(place));
            firms[count] = default;
        }

        ended.Clear();
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

    private void Bill(in Bundle bundle, DayShare share, double marketRate)
    {
        ref var firm = ref firms[bundle.Place];
        var plan = firm.Plan!;
        var jobs = firm.Jobs;
        var started = unchecked((long)Math.Round(bundle.Jobs * share.Served));
        var useful = bundle.CardHours * share.Served * plan.Bundle.UsefulShare;
        var hours = bundle.CardHours * share.Served * share.Stretch;
        var failed = unchecked((long)Math.Round(started * plan.Bundle.FailedShare));
        jobs.Submitted += bundle.Jobs;
        jobs.Started += started;
        jobs.CardHours += hours;
        var bill = Money.FromRmb(hours * share.Price);
        jobs.PoolBill += bill;
        jobs.Billed += bill;
        pool.Statistics.Submitted += bundle.Jobs;
        pool.Statistics.Failed += failed;
        pool.Statistics.Bundles(started, hours);
        plan.HoursToday += hours;
        pool.Statistics.UsefulHours += useful;
        firm.Progress.Add(useful);
        if (started < bundle.Jobs)
        {
            Leave(bundle.Place, bundle.Jobs - started, bundle.CardHours * (1 - share.Served), marketRate);
        }
    }

    /// <summary>What found no cards is bought as far as firms buy and this one can pay; the rest is given up.</summary>
    private void Leave(int place, long jobs, double hours, double marketRate)
    {
        var firm = firms[place].Firm;
        // Rounded up or down by the bundle's own number, so that the share is right on average.
        var bought = (long)((jobs * pool.BoughtShare) + draws.WayOut(place));
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
        firm.Progress.Add(useful * firms[place].Plan!.Bundle.UsefulShare);
    }

    /// <summary>How a day's bundles are served.</summary>
    /// <param name="Served">Part of the work for which there are cards.</param>
    /// <param name="Stretch">Hours of the cards used over hours on imported ones.</param>
    /// <param name="Price">RMB for an hour of a card used.</param>
    private readonly record struct DayShare(double Served, double Stretch, double Price);
}
