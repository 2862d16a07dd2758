namespace HubSim.Experiments.Tests.Sensitivity;

/// <summary>Functions whose indices are known exactly.</summary>
internal static class KnownFunctions
{
    /// <summary>Parameters of the g-function: the usual eight.</summary>
    public static readonly double[] GParameters = [0, 1, 4.5, 9, 99, 99, 99, 99];

    /// <summary>
    /// The function of Ishigami and Homma (1990) with a = 7, b = 0.1, inputs uniform on (-pi, pi).
    /// Indices: Saltelli, Chan and Scott, Sensitivity Analysis (2000), section 2.9.
    /// </summary>
    public static double Ishigami(IReadOnlyList<double> x) =>
        Math.Sin(x[0]) + (7 * Math.Sin(x[1]) * Math.Sin(x[1])) + (0.1 * x[2] * x[2] * x[2] * x[2] * Math.Sin(x[0]));

    /// <summary>Variance, first-order and total indices of <see cref="Ishigami"/>.</summary>
    public static (double Variance, double[] First, double[] Total) IshigamiIndices()
    {
        var b = 0.1;
        var fourth = Math.Pow(Math.PI, 4);
        var one = 0.5 * (1 + (b * fourth / 5)) * (1 + (b * fourth / 5));
        var two = 49 / 8.0;
        var both = b * b * fourth * fourth * ((1 / 18.0) - (1 / 50.0));
        var variance = one + two + both;
        return (variance, [one / variance, two / variance, 0], [(one + both) / variance, two / variance, both / variance]);
    }

    /// <summary>Sobol's g-function, inputs uniform on (0, 1). Source: Saltelli and Sobol (1995).</summary>
    public static double G(IReadOnlyList<double> x) =>
        GParameters.Select((a, factor) => (Math.Abs((4 * x[factor]) - 2) + a) / (1 + a)).Aggregate(1.0, (product, term) => product * term);

    /// <summary>Variance, first-order and total indices of <see cref="G"/>.</summary>
    public static (double Variance, double[] First, double[] Total) GIndices()
    {
        var parts = GParameters.Select(a => 1 / (3 * (1 + a) * (1 + a))).ToArray();
        var variance = parts.Aggregate(1.0, (product, part) => product * (1 + part)) - 1;
        return (variance, [.. parts.Select(part => part / variance)], [.. parts.Select(part => part * (variance + 1) / (1 + part) / variance)]);
    }
}
