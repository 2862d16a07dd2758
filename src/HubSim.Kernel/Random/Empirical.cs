using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>How a distribution function runs between two of its points.</summary>
public enum Interpolation
{
    /// <summary>In a straight line: all values between the two points are equally likely.</summary>
    Straight,

    /// <summary>In a straight line over the logarithm of the value: all ratios between the two points are equally likely.
    /// Meant for values that span decades, whose points lie at equal ratios.</summary>
    Logarithmic,
}

/// <summary>
/// A distribution function given by points, with straight lines between them, over the values or over their logarithms, for
/// example read off a published curve. A first point with a probability above 0 means that this much lies on its value
/// exactly.
/// </summary>
public sealed class Empirical : Distribution
{
    private readonly double[] x;
    private readonly double[] cdf;

    // For each of n equal cells of (0, 1), the first point that a quantile in it can need: the search is then short.
    // Source: Chen and Asau, "On generating random variates from an empirical distribution", AIIE Transactions 6 (1974).
    private readonly int[] guide;

    // Logarithm of each value over the one before it; null where lines run over the values themselves.
    private readonly double[]? logRatios;

    /// <summary>The distribution function through these points, with straight lines between them.</summary>
    /// <param name="points">Values, increasing, each with the probability of at most that value, in [0, 1], not decreasing;
    /// the last probability is 1.</param>
    /// <exception cref="ArgumentException">There is no point, or a point breaks these rules.</exception>
    public Empirical(IReadOnlyList<(double X, double Cdf)> points)
        : this(points, Interpolation.Straight)
    {
    }

    /// <summary>The distribution function through these points.</summary>
    /// <param name="points">Values, increasing, each with the probability of at most that value, in [0, 1], not decreasing;
    /// the last probability is 1. For <see cref="Interpolation.Logarithmic"/> the values are above 0.</param>
    /// <param name="interpolation">How it runs between two points.</param>
    /// <exception cref="ArgumentException">There is no point, or a point breaks these rules.</exception>
    public Empirical(IReadOnlyList<(double X, double Cdf)> points, Interpolation interpolation)
    {
        ArgumentNullException.ThrowIfNull(points);
        Check(points, interpolation);

        // Points before the probability leaves 0, and after it reaches 1, bear nothing.
        var first = 0;
        while (first + 1 < points.Count && points[first + 1].Cdf == 0)
        {
            first++;
        }

        var last = first;
        while (points[last].Cdf < 1)
        {
            last++;
        }

        x = new double[last - first + 1];
        cdf = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], cdf[i]) = points[first + i];
        }

        if (interpolation == Interpolation.Logarithmic)
        {
            logRatios = new double[x.Length];
            for (var i = 1; i < x.Length; i++)
            {
                logRatios[i] = LogRatio(x[i], x[i - 1]);
            }
        }

        guide = new int[x.Length];
        for (var cell = 1; cell < guide.Length; cell++)
        {
            guide[cell] = guide[cell - 1];
            while (cdf[guide[cell]] * guide.Length < cell)
            {
                guide[cell]++;
            }
        }
    }

    /// <inheritdoc/>
    public override double Mean
    {
        get
        {
            var (mass, moment) = Within(double.NegativeInfinity, double.PositiveInfinity);
            return moment / mass;
        }
    }

    /// <inheritdoc/>
    public override double Minimum => x[0];

    /// <inheritdoc/>
    public override double Maximum => x[^1];

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        var found = Array.BinarySearch(this.x, x);
        if (found >= 0)
        {
            return cdf[found];
        }

        var i = ~found;
        if (i == 0 || i == this.x.Length)
        {
            return i == 0 ? 0 : 1;
        }

        return cdf[i - 1] + ((cdf[i] - cdf[i - 1]) * Math.Min(1, PartOf(i, this.x[i - 1], x)));
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return At(u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => At(draw.NextUniform());

    internal override double FirstFrom(double bound)
    {
        if (bound <= x[0])
        {
            return x[0];
        }

        var i = 1;
        while (i < x.Length - 1 && (x[i] <= bound || cdf[i] == cdf[i - 1]))
        {
            i++;
        }

        return Math.Max(bound, x[i - 1]);
    }

    internal override double LastTo(double bound)
    {
        if (bound >= x[^1])
        {
            return x[^1];
        }

        var i = x.Length - 1;
        while (i > 0 && (x[i - 1] > bound || cdf[i] == cdf[i - 1]))
        {
            i--;
        }

        return Math.Min(bound, x[i]);
    }

    internal override double MeanOf(Truncated part)
    {
        var (mass, moment) = Within(part.Minimum, part.Maximum);
        return moment / mass;
    }

    private static void Check(IReadOnlyList<(double X, double Cdf)> points, Interpolation interpolation)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var index = Guard.Text(i);
            if (interpolation == Interpolation.Logarithmic)
            {
                Guard.Positive(points[i].X, $"points[{index}].X");
            }

            Guard.Finite(points[i].X, $"points[{index}].X");
            Guard.Between(points[i].Cdf, i == 0 ? 0 : points[i - 1].Cdf, 1, $"points[{index}].Cdf");
            if (i > 0)
            {
                Guard.Above(points[i].X, points[i - 1].X, "the value before it", $"points[{index}].X");
            }
        }

        if (points.Count == 0 || points[^1].Cdf < 1)
        {
            throw new ArgumentException(
                points.Count == 0
                    ? $"There is no point; at least one is needed{Simulator.WhereRunning}."
                    : $"The last probability is {Guard.Text(points[^1].Cdf)}; it must be 1{Simulator.WhereRunning}.",
                nameof(points));
        }
    }

    private double At(double u)
    {
        var i = guide[(int)(u * guide.Length)];
        while (cdf[i] < u)
        {
            i++;
        }

        if (i == 0)
        {
            return x[0];
        }

        var part = (u - cdf[i - 1]) / (cdf[i] - cdf[i - 1]);
        return logRatios is null
            ? x[i - 1] + ((x[i] - x[i - 1]) * part)
            : Math.Clamp(x[i - 1] * Elementary.Exp(logRatios[i] * part), x[i - 1], x[i]);
    }

    // Logarithm of the ratio of two values, precise also where they lie close together.
    private static double LogRatio(double b, double a) =>
        b < 2 * a ? Elementary.Log1P((b - a) / a) : Elementary.Log(b) - Elementary.Log(a);

    // Share of the probability between point i - 1 and point i that lies on [from, to].
    private double PartOf(int i, double from, double to) =>
        logRatios is null ? (to - from) / (x[i] - x[i - 1]) : LogRatio(to, from) / logRatios[i];

    // Probability of [low, high], and the mean over it times that probability.
    private (double Mass, double Moment) Within(double low, double high)
    {
        var mass = low <= x[0] && high >= x[0] ? cdf[0] : 0;
        var moment = mass * x[0];
        for (var i = 1; i < x.Length; i++)
        {
            var from = Math.Max(low, x[i - 1]);
            var to = Math.Min(high, x[i]);
            if (from < to)
            {
                var part = (cdf[i] - cdf[i - 1]) * PartOf(i, from, to);
                mass += part;
                moment += part * (logRatios is null ? from + ((to - from) / 2) : (to - from) / LogRatio(to, from));
            }
        }

        return (mass, moment);
    }
}
