namespace HubSim.Kernel.Statistics;

/// <summary>
/// Statistic over time of something that has a value at every moment, such as a queue's length: its integral, mean and
/// maximum. Not for observations; that is <see cref="Tally"/>.
/// </summary>
public sealed class TimeWeighted
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private CompensatedSum integral;
    private long startTick;
    private long lastTick;

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
        Value = Maximum = value;
    }

    /// <summary>The value now.</summary>
    public double Value { get; private set; }

    /// <summary>Largest value since the start or the last reset, one that lasted no time included.</summary>
    public double Maximum { get; private set; }

    /// <summary>Integral of the value over time up to now [unit of the value times seconds].</summary>
    public double Integral
    {
        get
        {
            var upToNow = integral;
            upToNow.Add(Value * TicksSince(lastTick));
            return upToNow.Value / TimeSpan.TicksPerSecond;
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
    public void Set(double value)
    {
        Finite.Check(value, nameof(value));
        var elapsed = TicksSince(lastTick);
        if (elapsed != 0)
        {
            integral.Add(Value * elapsed);
            lastTick += elapsed;
        }

        Value = value;
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Changes the value, from now on.</summary>
    /// <param name="delta">What is added to it; finite.</param>
    public void Change(double delta) => Set(Value + delta);

    /// <summary>Starts again now with the present value, as at the end of the warm-up.</summary>
    public void Reset()
    {
        _ = TicksSince(lastTick);
        integral = default;
        startTick = lastTick = simulator.NowTicks;
        Maximum = Value;
    }

    private long TicksSince(long tick)
    {
        simulator.RefuseIfStale(epoch);
        return simulator.NowTicks - tick;
    }
}
