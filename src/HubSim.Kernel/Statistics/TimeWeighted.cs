namespace HubSim.Kernel.Statistics;

/// <summary>
/// Statistic over time of something that has a value at every moment, such as a queue's length: its integral, mean and
/// maximum, and on demand the time spent at each value. Not for observations; that is <see cref="Tally"/>.
/// </summary>
/// <remarks>
/// The integral is a compensated sum. Its last digits depend on the order of merges: merge in a fixed order, such as
/// that of the replications. Source: Neumaier 1974, ZAMM 54, p. 39.
/// </remarks>
public sealed partial class TimeWeighted
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private CompensatedSum integral;
    private long startTick;
    private long lastTick;
    private double value;
    private double maximum;
    private TimeHistogram? times;

    /// <summary>Starts to observe now.</summary>
    /// <param name="simulator">The simulator whose clock counts.</param>
    /// <param name="value">The value at first; finite.</param>
    public TimeWeighted(Simulator simulator, double value = 0)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        Finite.Check(value, nameof(value));
        this.simulator = simulator;
        epoch = simulator.Epoch;
        startTick = lastTick = simulator.NowTicks;
        this.value = maximum = value;
    }

    /// <summary>The value now.</summary>
    public double Value => counts ? count : value;

    /// <summary>Largest value since the start or the last reset, one that lasted no time included.</summary>
    public double Maximum => counts ? Math.Max(maximum, largestCount) : maximum;

    /// <summary>Integral of the value over time up to now [unit of the value times seconds].</summary>
    public double Integral
    {
        get
        {
            var upToNow = integral;
            upToNow.Add(Since(TicksSince(lastTick)));
            return upToNow.Value / TimeSpan.TicksPerSecond;
        }
    }

    /// <summary>Time observed up to now, since the start or the last reset; what was merged included.</summary>
    public TimeSpan Elapsed => new(TicksSince(startTick));

    /// <summary>The time spent at each value up to now; null unless <see cref="KeepTimes"/> was called.</summary>
    public TimeHistogram? Times
    {
        get
        {
            CatchUp();
            return times;
        }
    }

    /// <summary>Mean of the value over time up to now; the value itself if no time has passed.</summary>
    public double Mean
    {
        get
        {
            var elapsed = TicksSince(startTick);
            return elapsed == 0 ? Value : Integral * TimeSpan.TicksPerSecond / elapsed;
        }
    }

    /// <summary>Sets the value, from now on.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="InvalidOperationException">It is a resource's, which keeps it by itself.</exception>
    public void Set(double value)
    {
        Finite.Check(value, nameof(value));
        if (counts)
        {
            throw new InvalidOperationException($"Only the resource itself can set its statistics{simulator.Where}.");
        }

        CatchUp();
        this.value = value;
        maximum = Math.Max(maximum, value);
    }

    /// <summary>Changes the value, from now on.</summary>
    /// <param name="delta">What is added to it; finite.</param>
    public void Change(double delta) => Set(Value + delta);

    /// <summary>
    /// From now on, keeps the time spent at each value, in bins of equal width; see <see cref="Times"/>.
    /// </summary>
    /// <param name="low">Lower edge of the first bin; finite.</param>
    /// <param name="width">Width of each bin; above 0. With low 0 and width 1, bin n is the time at the whole number
    /// n.</param>
    /// <param name="binCount">Number of bins; at least 1.</param>
    public void KeepTimes(double low, double width, int binCount)
    {
        CatchUp();
        times = new TimeHistogram(low, width, binCount);
        horizon = -1;
    }

    /// <summary>
    /// Adds the time that another has observed up to now, which stays as it is: the mean is then that over the time of
    /// both. The value stays what it is.
    /// </summary>
    /// <param name="other">The other; its simulator was not reset since it was made.</param>
    /// <exception cref="ArgumentException">One of them keeps times and the other does not, or in other
    /// bins.</exception>
    public void Merge(TimeWeighted other)
    {
        ArgumentNullException.ThrowIfNull(other);
        CatchUp();
        other.CatchUp();
        var (kept, added) = (times, other.times);
        if ((kept is null) != (added is null))
        {
            throw new ArgumentException($"Only one of the two keeps times{Simulator.WhereRunning}.", nameof(other));
        }

        if (kept is not null && added is not null)
        {
            kept.Merge(added);
        }

        integral.Add(other.integral);
        startTick -= other.Elapsed.Ticks;
        maximum = Math.Max(Maximum, other.Maximum);
    }

    /// <summary>Starts again now with the present value, as at the end of the warm-up.</summary>
    public void Reset()
    {
        CatchUp();
        integral = default;
        startTick = lastTick;
        maximum = Value;
        largestCount = count;
        times?.Reset();
    }

    // Adds the time since the last such moment.
    private void CatchUp()
    {
        var elapsed = TicksSince(lastTick);
        if (elapsed != 0)
        {
            integral.Add(Since(elapsed));
            times?.Add(Value, elapsed);
            lastTick += elapsed;
            moment = 0;
        }
    }

    // Integral since then, in ticks.
    private double Since(long elapsed) => counts ? CountSince(elapsed) : value * elapsed;

    private long TicksSince(long tick)
    {
        simulator.RefuseIfStale(epoch);
        return simulator.NowTicks - tick;
    }
}
