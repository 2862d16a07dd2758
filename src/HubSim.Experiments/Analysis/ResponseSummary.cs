namespace HubSim.Experiments.Analysis;

/// <summary>What a summary says of one response over the replications. A statistic that does not exist is null.</summary>
/// <param name="N">Number of values.</param>
/// <param name="Missing">Number of replications without a value.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Sd">Sample standard deviation; null with fewer than two values.</param>
/// <param name="HalfWidth">Half-width of the 95 % t interval of the mean; null with fewer than two values.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="P05">5 % quantile, definition R-7; null with fewer than 20 values, which do not support it.</param>
/// <param name="P50">Median, definition R-7.</param>
/// <param name="P95">95 % quantile, definition R-7; null with fewer than 20 values, which do not support it.</param>
/// <param name="Maximum">Largest value.</param>
public sealed record ResponseSummary(
    int N,
    int Missing,
    double? Mean,
    double? Sd,
    double? HalfWidth,
    double? Minimum,
    double? P05,
    double? P50,
    double? P95,
    double? Maximum)
{
    /// <summary>The 95 % t interval of the mean; null with fewer than two values.</summary>
    public Interval? MeanInterval => HalfWidth is { } half ? new Interval(Mean!.Value - half, Mean.Value + half) : null;
}

/// <summary>A confidence interval.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Interval(double Lower, double Upper);
