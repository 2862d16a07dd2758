using System.Globalization;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>Refuses parameters, naming the value that was found and the range that is allowed.</summary>
internal static class Guard
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        double.IsFinite(value) ? value : throw Refused(value, "a finite number", name);

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw Refused(value, "a finite number above 0", name);

    public static double Above(
        double value, double bound, string boundName, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > bound && double.IsFinite(value)
            ? value
            : throw Refused(value, $"a finite number above {boundName} = {Text(bound)}", name);

    public static double Between(
        double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high
            ? value
            : throw Refused(value, $"in [{Text(low)}, {Text(high)}]", name);

    public static double PositiveUpTo(
        double value, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && value <= high ? value : throw Refused(value, $"in (0, {Text(high)}]", name);

    /// <summary>A probability for a quantile function: in the open interval (0, 1).</summary>
    public static void Probability(double u, [CallerArgumentExpression(nameof(u))] string name = "")
    {
        if (!(u > 0 && u < 1))
        {
            throw Refused(u, "a probability in the open interval (0, 1)", name);
        }
    }

    /// <summary>An argument of a distribution function: any number, also infinite.</summary>
    public static void Number(double x, [CallerArgumentExpression(nameof(x))] string name = "")
    {
        if (double.IsNaN(x))
        {
            throw Refused(x, "a number", name);
        }
    }

    public static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static ArgumentOutOfRangeException Refused(double value, string allowed, string name) =>
        new(name, $"{name} is {Text(value)}; it must be {allowed}{Simulator.WhereRunning}.");
}
