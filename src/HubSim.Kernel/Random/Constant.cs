namespace HubSim.Kernel.Random;

/// <summary>A number that is always the same.</summary>
/// <param name="value">The number.</param>
public sealed class Constant(double value) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => value;

    /// <inheritdoc/>
    public override double Minimum => value;

    /// <inheritdoc/>
    public override double Maximum => value;

    /// <inheritdoc/>
    public override double Cdf(double x) => x < value ? 0 : 1;

    /// <inheritdoc/>
    public override double Quantile(double u) => value;

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => value;
}
