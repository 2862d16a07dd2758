namespace HubSim.Kernel.Random.Numerics;

/// <summary>Numerical integration of smooth functions that may be singular at the ends.</summary>
internal static class Quadrature
{
    private const int Points = 200;
    private const double Reach = 4.2;
    private const double HalfPi = 1.57079632679489661923;

    /// <summary>
    /// Mean of a distribution from its quantile functions: the integral of the quantile over (0, 1/2) plus that of the
    /// quantile from above over (0, 1/2), each by the double exponential rule, which bears a singularity at 0.
    /// Source: Takahasi and Mori, "Double exponential formulas for numerical integration" (1974).
    /// </summary>
    public static double Mean(Distribution distribution)
    {
        var sum = 0.0;
        var weights = 0.0;
        for (var i = -Points; i <= Points; i++)
        {
            // u = 1/2 / (1 + e^(-2 s)) with s = pi/2 sinh t runs from 0 to 1/2.
            var t = i * (Reach / Points);
            var up = Elementary.Exp(t);
            var s = HalfPi * 0.5 * (up - (1 / up));
            var tail = Elementary.Exp(-2 * Math.Abs(s));
            var u = 0.5 * (s < 0 ? tail : 1) / (1 + tail);
            var weight = 0.5 * (up + (1 / up)) * tail / ((1 + tail) * (1 + tail));
            if (weight > 0 && u > 0)
            {
                sum += weight * 0.5 * (distribution.Quantile(u) + distribution.QuantileAbove(u));
                weights += weight;
            }
        }

        return sum / weights;
    }
}
