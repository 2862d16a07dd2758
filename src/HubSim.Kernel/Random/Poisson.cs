using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>The number of events that happen at a constant rate: a whole number.</summary>
public sealed class Poisson : Distribution
{
    internal const double LargestMean = 1e9;

    private readonly double mean;

    /// <summary>Poisson with this mean.</summary>
    /// <param name="mean">Mean, in [0, 1e9]; with 0 the number is always 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside its range.</exception>
    public Poisson(double mean) => this.mean = Guard.Between(mean, 0, LargestMean);

    /// <inheritdoc/>
    public override double Mean => mean;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => mean > 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return x < 0 ? 0 : GammaFunctions.Incomplete(Math.Floor(x) + 1, mean).Upper;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        if (mean == 0)
        {
            return 0;
        }

        // The first terms of the Cornish-Fisher expansion.
        var z = NormalFunctions.Quantile(u);
        return LatticeSearch.Smallest(this, u, mean + (z * Math.Sqrt(mean)) + (((z * z) - 1) / 6));
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => PoissonSampler.Next(ref draw, mean);

    internal override double Above(double x) =>
        x < 0 ? 1 : GammaFunctions.Incomplete(Math.Floor(x) + 1, mean).Lower;

    internal override double FirstFrom(double bound) => Math.Max(Math.Ceiling(bound), 0);

    internal override double LastTo(double bound) => Math.Min(Math.Floor(bound), Maximum);

    // k P(k) = mean P(k - 1).
    internal override double MeanOf(Truncated part) =>
        mean == 0 ? 0 : mean * Mass(part.Minimum - 1, part.Maximum - 1) / Mass(part.Minimum, part.Maximum);

    // Probability of [first, last], from whichever tail holds it more precisely.
    private double Mass(double first, double last) =>
        first > mean ? Above(first - 1) - Above(last) : Cdf(last) - Cdf(first - 1);
}
