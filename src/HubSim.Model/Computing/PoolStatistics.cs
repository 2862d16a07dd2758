namespace HubSim.Model.Computing;

/// <summary>What is observed of jobs after the warm-up.</summary>
/// <param name="types">Number of job types.</param>
sealed class PoolStatistics(int types)
{
    // By class of waiting time: the job types, or one for all.
    private readonly LogHistogram[] waits = [.. Enumerable.Range(0, types).Select(_ => new LogHistogram())];
    private readonly double[] hoursByType = new double[types];
    private readonly double[] hoursBySize = new double[SizeBounds.Count + 1];

    /// <summary>Largest number of cards in each group of job sizes but the last.</summary>
    public static IReadOnlyList<int> SizeBounds { get; } = [8, 64, 256];

    /// <summary>Waiting times of the jobs that got cards, in hours, by type.</summary>
    public IReadOnlyList<LogHistogram> WaitsByType => waits;

    /// <summary>Card-hours of jobs that ended, by type.</summary>
    public IReadOnlyList<double> HoursByType => hoursByType;

    /// <summary>Jobs that got cards.</summary>
    public long Started { get; private set; }

    /// <summary>Jobs submitted, those submitted again included.</summary>
    public long Submitted { get; set; }

    /// <summary>Jobs bought on the market.</summary>
    public long Bought { get; set; }

    /// <summary>Jobs given up.</summary>
    public long Abandoned { get; set; }

    /// <summary>Jobs that were cancelled, failed or were ended at their limit.</summary>
    public long Failed { get; set; }

    /// <summary>Card-hours of jobs that ended.</summary>
    public double CardHours { get; private set; }

    /// <summary>Of these, card-hours of jobs with a result.</summary>
    public double UsefulHours { get; set; }

    /// <summary>Jobs whose fate is decided: they got cards, were bought on the market, or given up.</summary>
    public long Decided => Started + Bought + Abandoned;

    /// <summary>Waiting times of all types together; null when no job has got cards one by one.</summary>
    public LogHistogram? Waits()
    {
        var all = waits[0];
        if (waits.Length > 1)
        {
            all = new LogHistogram();
            foreach (var one in waits)
            {
                all.Merge(one);
            }
        }

        return all.Count > 0 ? all : null;
    }

    /// <summary>Share of the card-hours in jobs of at most so many cards; null without any.</summary>
    /// <param name="bound">Index in <see cref="SizeBounds"/>.</param>
    public double? ShareUpTo(int bound)
    {
        var sum = 0.0;
        for (var i = 0; i <= bound; i++)
        {
            sum += hoursBySize[i];
        }

        return CardHours > 0 ? sum / CardHours : null;
    }

    /// <summary>A job got its cards.</summary>
    public void Starts(int type, TimeSpan waited)
    {
        Started++;
        waits[type].Add(waited.TotalHours);
    }

    /// <summary>A job gave its cards back.</summary>
    public void Ends(int type, long cards, double hours)
    {
        CardHours += hours;
        hoursByType[type] += hours;
        var group = 0;
        while (group < SizeBounds.Count && cards > SizeBounds[group])
        {
            group++;
        }

        hoursBySize[group] += hours;
    }

    /// <summary>A day's bundle of small jobs was served.</summary>
    /// <param name="jobs">Jobs.</param>
    /// <param name="hours">Card-hours.</param>
    public void Bundles(long jobs, double hours)
    {
        Started += jobs;
        CardHours += hours;
    }

    /// <summary>Divides card-hours of bundles between the types.</summary>
    /// <param name="hours">Card-hours.</param>
    /// <param name="shares">Share of each type in them.</param>
    public void AddByType(double hours, double[] shares)
    {
        for (var i = 0; i < shares.Length; i++)
        {
            hoursByType[i] += hours * shares[i];
        }
    }

    /// <summary>Forgets all that was observed, at the end of the warm-up.</summary>
    public void Reset()
    {
        foreach (var one in waits)
        {
            one.Reset();
        }

        Array.Clear(hoursByType);
        Array.Clear(hoursBySize);
        Started = Submitted = Bought = Abandoned = Failed = 0;
        CardHours = UsefulHours = 0;
    }
}
