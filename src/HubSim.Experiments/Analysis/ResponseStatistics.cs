using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Analysis;

/// <summary>
/// The values of one response over the replications, and what is said of them. Keeps 8 bytes for each replication: the
/// value, or NaN where it is missing. Replications that failed are not part of it.
/// </summary>
/// <param name="capacity">Expected number of replications; more may come.</param>
public sealed class ResponseStatistics(int capacity = 0)
{
    /// <summary>Share of values below the lower, and above the upper quantile of a summary.</summary>
    public const double Tail = 0.05;

    private readonly List<double> values = new(capacity);

    /// <summary>Number of replications, those without a value included.</summary>
    public int Count => values.Count;

    /// <summary>Number of replications in which the response has no value.</summary>
    public int Missing { get; private set; }

    /// <summary>Number of values.</summary>
    public int N => Count - Missing;

    /// <summary>Share of replications in which the response has no value, 0 to 1; null without replications.</summary>
    public double? MissingShare => Count == 0 ? null : (double)Missing / Count;

    /// <summary>Adds the response of the next replication.</summary>
    /// <param name="value">The value; NaN if the response has none in this replication.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public void Add(double value)
    {
        if (double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "a response is a finite number or missing (NaN)");
        }

        values.Add(value);
        if (double.IsNaN(value))
        {
            Missing++;
        }
    }

    /// <summary>Arithmetic mean; null without values. Exact when all values are equal.</summary>
    public double? Mean()
    {
        if (N == 0)
        {
            return null;
        }

        // Sums of differences from one of the values: no digits are lost where values are large and close together.
        var origin = Present().First();
        return origin + (Present().Sum(value => value - origin) / N);
    }

    /// <summary>Sample variance, divisor n - 1; null with fewer than two values. Zero when all values are equal.</summary>
    public double? Variance()
    {
        if (N < 2)
        {
            return null;
        }

        var mean = Mean()!.Value;
        return Present().Sum(value => (value - mean) * (value - mean)) / (N - 1);
    }

    /// <summary>Sample standard deviation, divisor n - 1; null with fewer than two values.</summary>
    public double? Sd() => Variance() is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>
    /// Half-width of Student's t interval for the mean; null with fewer than two values.
    /// Source: Law, Simulation Modeling and Analysis, 5th ed. (2015), section 4.5.
    /// </summary>
    /// <param name="confidence">Coverage of the interval, between 0 and 1.</param>
    public double? HalfWidth(double confidence = 0.95)
    {
        RequireInside(confidence, nameof(confidence));
        return Sd() is { } sd
            ? StudentT.InvCDF(0, 1, N - 1, 1 - ((1 - confidence) / 2)) * sd / Math.Sqrt(N)
            : null;
    }

    /// <summary>Student's t interval for the mean; null with fewer than two values.</summary>
    /// <param name="confidence">Coverage of the interval, between 0 and 1.</param>
    public Interval? MeanInterval(double confidence = 0.95) => HalfWidth(confidence) is { } half
        ? new Interval(Mean()!.Value - half, Mean()!.Value + half)
        : null;

    /// <summary>Smallest value; null without values.</summary>
    public double? Minimum() => N == 0 ? null : Present().Min();

    /// <summary>Largest value; null without values.</summary>
    public double? Maximum() => N == 0 ? null : Present().Max();

    /// <summary>
    /// Quantiles by definition R-7 (linear between order statistics, the definition of NumPy, R and Excel by default);
    /// null without values. Source: Hyndman and Fan, The American Statistician 50 (1996), definition 7.
    /// </summary>
    /// <param name="probabilities">Each from 0 to 1.</param>
    public double[]? Quantiles(params ReadOnlySpan<double> probabilities)
    {
        if (N == 0)
        {
            return null;
        }

        double[] sorted = [.. Present()];
        Array.Sort(sorted);
        var quantiles = new double[probabilities.Length];
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = SortedArrayStatistics.QuantileCustom(sorted, probabilities[i], QuantileDefinition.R7);
        }

        return quantiles;
    }

    /// <summary>Share of values below the given one, equal ones counted half, 0 to 1; null without values.</summary>
    /// <param name="value">The value to be placed.</param>
    public double? PlaceOf(double value) =>
        N == 0 ? null : (Present().Count(own => own < value) + (Present().Count(own => own == value) / 2.0)) / N;

    /// <summary>
    /// Number of replications in which the response is true (not 0), for a response that is a truth value. Missing values
    /// are neither true nor false.
    /// </summary>
    public int TrueCount() => Present().Count(value => value != 0);

    /// <summary>Share of values that are true (not 0), 0 to 1; null without values.</summary>
    public double? Probability() => N == 0 ? null : (double)TrueCount() / N;

    /// <summary>True when no value is missing and each equals the given one to the last bit.</summary>
    /// <param name="value">The value that all should have.</param>
    public bool AllEqual(double value) => Missing == 0 && values.TrueForAll(own => own == value);

    /// <summary>Everything that a summary says of the response, with intervals of coverage 95 %.</summary>
    public ResponseSummary Summarise()
    {
        var quantiles = Quantiles(Tail, 0.5, 1 - Tail);
        var tails = N >= OrderStatistics.LeastForPoint(Tail) ? quantiles : null;
        return new ResponseSummary(
            N, Missing, Mean(), Sd(), HalfWidth(), Minimum(), tails?[0], quantiles?[1], tails?[2], Maximum());
    }

    private IEnumerable<double> Present() => values.Where(value => !double.IsNaN(value));

    private static void RequireInside(double confidence, string name)
    {
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, confidence, "a coverage lies between 0 and 1");
        }
    }
}
