namespace HubSim.Kernel.Statistics;

/// <summary>
/// Statistic over observations, such as the waiting times of customers: count, mean, variance and extremes, in constant
/// memory. Not for what has a value at every moment; that is <see cref="TimeWeighted"/>.
/// </summary>
/// <remarks>
/// The sum is compensated and the squared deviations are updated about the running mean, so neither loses digits over
/// many observations. Results depend on the order of observations and merges in the last digits: merge in a fixed
/// order. Source: Neumaier 1974 (sum); Welford 1962 and Chan, Golub and LeVeque 1983 (squared deviations, and their
/// merge).
/// </remarks>
public sealed class Tally
{
    private CompensatedSum sum;
    private double runningMean;
    private double squaredDeviations;
    private double minimum = double.PositiveInfinity;
    private double maximum = double.NegativeInfinity;

    /// <summary>Number of observations.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of the observations; 0 if there are none.</summary>
    public double Sum => sum.Value;

    /// <summary>Mean of the observations.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Mean => Require(1, sum.Value / Count);

    /// <summary>Sample variance, with one less than the count as divisor.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two observations.</exception>
    public double Variance => Require(2, squaredDeviations / (Count - 1));

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two observations.</exception>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Smallest observation.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Minimum => Require(1, minimum);

    /// <summary>Largest observation.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Maximum => Require(1, maximum);

    /// <summary>Adds an observation.</summary>
    /// <param name="observation">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite, or not a number.</exception>
    public void Add(double observation)
    {
        Finite.Check(observation, nameof(observation));
        Count++;
        sum.Add(observation);
        var deviation = observation - runningMean;
        runningMean += deviation / Count;
        squaredDeviations += deviation * (observation - runningMean);
        minimum = Math.Min(minimum, observation);
        maximum = Math.Max(maximum, observation);
    }

    /// <summary>Adds a time, in seconds.</summary>
    /// <param name="observation">A duration.</param>
    public void Add(TimeSpan observation) => Add(observation.TotalSeconds);

    /// <summary>Adds all observations of another tally, which stays as it is.</summary>
    /// <param name="other">The other.</param>
    public void Merge(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0)
        {
            return;
        }

        var total = Count + other.Count;
        var difference = other.runningMean - runningMean;
        var share = (double)other.Count / total;
        squaredDeviations += other.squaredDeviations + (difference * difference * Count * share);
        runningMean += difference * share;
        sum.Add(other.sum);
        minimum = Math.Min(minimum, other.minimum);
        maximum = Math.Max(maximum, other.maximum);
        Count = total;
    }

    /// <summary>Forgets all observations, as at the end of the warm-up.</summary>
    public void Reset()
    {
        Count = 0;
        sum = default;
        runningMean = 0;
        squaredDeviations = 0;
        minimum = double.PositiveInfinity;
        maximum = double.NegativeInfinity;
    }

    private double Require(int count, double answer) => Count >= count ? answer : throw new InvalidOperationException(
        $"This needs at least {count} observations, and there are {Count}{Simulator.WhereRunning}.");
}
