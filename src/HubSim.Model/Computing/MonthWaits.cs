namespace HubSim.Model.Computing;

/// <summary>How long the jobs waited that got cards since the last month's end, by type. The warm-up does not touch it.</summary>
/// <param name="types">Number of job types, or one for all.</param>
sealed class MonthWaits(int types)
{
    private readonly long[] jobs = new long[types];
    private readonly double[] hours = new double[types];

    /// <summary>A job got its cards.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="waited">How long it waited; zero when it did not.</param>
    public void Add(int type, TimeSpan waited)
    {
        jobs[type]++;
        hours[type] += waited.TotalHours;
    }

    /// <summary>Jobs of a type that got cards.</summary>
    public long Started(int type) => jobs[type];

    /// <summary>Jobs of all types that got cards.</summary>
    public long StartedOfAll()
    {
        var sum = 0L;
        foreach (var one in jobs)
        {
            sum += one;
        }

        return sum;
    }

    /// <summary>Mean waiting time of a type in hours; null when no job of it got cards.</summary>
    public double? Mean(int type) => jobs[type] > 0 ? hours[type] / jobs[type] : null;

    /// <summary>Mean waiting time over the jobs of all types in hours; null when none got cards.</summary>
    public double? MeanOfAll()
    {
        var sum = 0.0;
        foreach (var one in hours)
        {
            sum += one;
        }

        return StartedOfAll() is > 0 and var count ? sum / count : null;
    }

    /// <summary>Begins a new month.</summary>
    public void Reset()
    {
        Array.Clear(jobs);
        Array.Clear(hours);
    }
}
