using HubSim.Model.Finance;
using HubSim.Model.Observing;
using HubSim.Model.Population;

namespace HubSim.Model.Computing;

/// <content>The life of one job: the hot loop of a run in detail jobs. Nothing here may allocate.</content>
sealed partial class CardPool
{
    /// <summary>
    /// A job asks for cards, runs, and gives them back; or it leaves the queue when its patience is at an end. Ends with its
    /// firm.
    /// </summary>
    public async Process Run(Firm firm, Job job)
    {
        world.EntityEnters();
        var isOver = false;
        var row = 0;
        try
        {
            while (true)
            {
                row = Submit(firm, job);
                if (!TryStart(firm, job, out var place, out var grant))
                {
                    if (place is null)
                    {
                        _ = LeaveQueue(firm, job, row);
                        break;
                    }

                    place.Look();
                    grant = await place.Cards.Acquire(job.Cards, job.Class, Patience(job), false, new TimeSpan(job.Limit), firm);
                    Events.Resumes++;
                    place.Look();
                    if (!grant.IsGranted)
                    {
                        _ = LeaveQueue(firm, job, row);
                        break;
                    }
                }

                var begun = Begin(firm, job, grant.Waited, place, row);
                var rate = rents.Pool(place.Type);
                var isDone = false;
                try
                {
                    await world.Simulator.Hold(new TimeSpan(TicksOn(place, job.Runs)));
                    isDone = true;
                    Events.Resumes++;
                }
                finally
                {
                    End(firm, job, place, begun, rate, isDone, row);
                    grant.Dispose();
                    place.Look();
                }

                if (job.RunsAgain == 0)
                {
                    break;
                }

                job = job.Again();
            }

            isOver = true;
        }
        finally
        {
            if (!isOver)
            {
                Rows?.End(row, JobOutcome.Stopped);
            }

            // The start of this process, and the stop that may have ended it.
            Events.Resumes += isOver ? 1 : 2;
            world.EntityLeaves();
        }
    }

    private static long TicksOn(CardPartition place, long ticks) =>
        place.Ratio == 1 ? ticks : Durations.Hours(new TimeSpan(ticks).TotalHours / place.Ratio).Ticks;

    /// <returns>The number of its row, if rows are wanted.</returns>
    private int Submit(Firm firm, in Job job, bool isTraining = false)
    {
        Events.Jobs++;
        firm.Jobs.Submitted++;
        Statistics.Submitted++;
        Submissions.Add(world.Simulator.Now);
        return Rows?.Submit(firm, job, isTraining) ?? 0;
    }

    /// <summary>
    /// Takes free cards, in the first partition that has them and whose queue is empty; else says where to wait: where
    /// least is asked for, over what there is. Nowhere (null) when the job is larger than every partition it may use.
    /// </summary>
    private bool TryStart(Firm firm, in Job job, out CardPartition place, out Grant grant)
    {
        var limit = new TimeSpan(job.Limit);
        CardPartition? best = null;
        var least = double.PositiveInfinity;
        foreach (var partition in partitions)
        {
            if (job.Cards > partition.Size
                || (partition.Type == CardType.Domestic && !job.IsPortable)
                || (partition.Owner == PoolOwner.Hub && !firm.HoldsSeat))
            {
                continue;
            }

            grant = partition.Cards.TryAcquire(job.Cards, job.Class, limit, firm);
            if (grant.IsGranted)
            {
                place = partition;
                return true;
            }

            var load = (partition.Busy + partition.Cards.WaitingUnits) / (double)partition.Size;
            if (load < least)
            {
                (best, least) = (partition, load);
            }
        }

        place = best!;
        grant = default;
        return false;
    }

    /// <summary>How long a job waits; null without a market.</summary>
    private TimeSpan? Patience(in Job job) =>
        compute.Market is { } market ? Durations.Hours(market.Patience.Distribution.Quantile(job.Patience)) : null;

    private TimeSpan Begin(Firm firm, in Job job, TimeSpan waited, CardPartition place, int row)
    {
        Rows?.Start(row, place);
        Events.Jobs++;
        firm.Jobs.Started++;
        Statistics.Starts(job.Type, waited);
        MonthWaits.Add(job.Type, waited);
        CardsOfRunningJobs += job.Cards;
        world.Trail.MarkJob(firm);
        return world.Simulator.Now;
    }

    /// <summary>What a job used is billed at the price of its start, also when the firm ends in the middle.</summary>
    private void End(Firm firm, in Job job, CardPartition place, TimeSpan begun, double rate, bool isDone, int row)
    {
        Rows?.End(row, !isDone ? JobOutcome.Stopped : job.Completes ? JobOutcome.Completed : JobOutcome.Failed);
        Events.Jobs++;
        var hours = job.Cards * (world.Simulator.Now - begun).TotalHours;
        Statistics.Ends(job.Type, job.Cards, hours);
        CardsOfRunningJobs -= job.Cards;
        world.Trail.MarkJob(firm);
        var bill = Money.FromRmb(hours * rate);
        firm.Jobs.CardHours += hours;
        firm.Jobs.PoolBill += bill;
        firm.Jobs.Billed += bill;
        if (isDone && job.Completes)
        {
            Statistics.UsefulHours += hours * place.Ratio;
            firm.Progress.Add(hours * place.Ratio);
        }
        else
        {
            Statistics.Failed++;
        }
    }

    /// <summary>A job that does not get cards in time is bought on the market, whole and in advance, or given up.</summary>
    /// <returns>True when it was bought.</returns>
    private bool LeaveQueue(Firm firm, in Job job, int row)
    {
        Events.Jobs++;
        var hours = job.Cards * new TimeSpan(job.Runs).TotalHours;
        var cost = Money.FromRmb(hours * (MarketPrice ?? 0));
        if (job.WayOut < boughtShare && world.Accounts.CanAfford(firm, cost))
        {
            firm.Jobs.Bought++;
            Statistics.Bought++;
            firm.Jobs.MarketBill += cost;
            firm.Jobs.Billed += cost;
            if (job.Completes)
            {
                firm.Progress.Add(hours);
            }

            Rows?.End(row, JobOutcome.Bought);
            return true;
        }

        firm.Jobs.Abandoned++;
        Statistics.Abandoned++;
        Rows?.End(row, JobOutcome.Abandoned);
        return false;
    }
}
