namespace HubSim.Model.Computing;

/// <summary>
/// How unevenly jobs are submitted: variance over mean of the counts in intervals of ten minutes, within four weeks each,
/// so that growth from year to year is not taken for bursts.
/// </summary>
sealed class SubmissionCounts
{
    private const long Interval = 10 * TimeSpan.TicksPerMinute;
    private const long Intervals = 28 * 144;

    private long first;
    private long current;
    private long count;
    private double sum;
    private double squares;
    private double deviations;
    private double jobs;

    /// <summary>Variance over mean; null before four weeks are over, or without jobs.</summary>
    public double? Dispersion => jobs > 0 ? deviations / jobs : null;

    /// <summary>A job is submitted now.</summary>
    public void Add(TimeSpan now)
    {
        var interval = now.Ticks / Interval;
        if (interval != current)
        {
            Close(interval);
        }

        count++;
    }

    /// <summary>Begins again at the end of the warm-up.</summary>
    public void Reset(TimeSpan now)
    {
        first = current = now.Ticks / Interval;
        count = 0;
        sum = squares = deviations = jobs = 0;
    }

    private void Close(long next)
    {
        sum += count;
        squares += (double)count * count;
        count = 0;
        current = next;
        if (next >= first + Intervals)
        {
            // Over whole blocks: n/(n-1) makes each variance unbiased; blocks without a job add nothing to either sum.
            deviations += (squares - (sum * sum / Intervals)) * (Intervals / (Intervals - 1.0));
            jobs += sum;
            sum = squares = 0;
            first += (next - first) / Intervals * Intervals;
        }
    }
}
