namespace HubSim.Model.Computing;

/// <summary>What is observed of the pool after the warm-up.</summary>
sealed class PoolStatistics
{
    /// <summary>Begins to observe.</summary>
    public PoolStatistics(Simulator simulator, long capacity)
    {
        Capacity = new TimeWeighted(simulator);
        Capacity.Set(capacity);
    }

    /// <summary>Cards that there are, over time.</summary>
    public TimeWeighted Capacity { get; }

    /// <summary>Waiting time of the jobs that got cards, in hours.</summary>
    public Tally WaitHours { get; } = new();

    /// <summary>The same waiting times, for quantiles.</summary>
    public LogHistogram WaitQuantiles { get; } = new();

    /// <summary>Jobs submitted.</summary>
    public long Submitted { get; set; }

    /// <summary>Jobs bought on the market.</summary>
    public long Bought { get; set; }

    /// <summary>Jobs given up.</summary>
    public long Abandoned { get; set; }

    /// <summary>Card-hours of jobs that ended.</summary>
    public double CardHours { get; set; }

    /// <summary>Jobs whose fate is decided: they got cards, were bought on the market, or given up.</summary>
    public long Decided => WaitHours.Count + Bought + Abandoned;

    /// <summary>A job got its cards.</summary>
    public void Starts(TimeSpan waited)
    {
        WaitHours.Add(waited.TotalHours);
        WaitQuantiles.Add(waited.TotalHours);
    }

    /// <summary>Forgets all that was observed, at the end of the warm-up.</summary>
    public void Reset()
    {
        Capacity.Reset();
        WaitHours.Reset();
        WaitQuantiles.Reset();
        Submitted = 0;
        Bought = 0;
        Abandoned = 0;
        CardHours = 0;
    }
}
