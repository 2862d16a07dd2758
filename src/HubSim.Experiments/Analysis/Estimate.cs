namespace HubSim.Experiments.Analysis;

/// <summary>A number estimated from independent replications, with its confidence interval.</summary>
/// <param name="Value">The estimate, in the unit of the response.</param>
/// <param name="Interval">The interval around it.</param>
/// <param name="N">Number of values that it rests on.</param>
/// <param name="Confidence">Coverage of the interval, between 0 and 1.</param>
public readonly record struct Estimate(double Value, Interval Interval, int N, double Confidence)
{
    /// <summary>
    /// Distance from the estimate to the farther end of the interval: estimate plus-minus half-width holds all of it, also
    /// where the interval is lopsided. In the unit of the response.
    /// </summary>
    public double HalfWidth => Math.Max(Interval.Upper - Value, Value - Interval.Lower);
}
