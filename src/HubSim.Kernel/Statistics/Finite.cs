namespace HubSim.Kernel.Statistics;

/// <summary>Refuses numbers that would silently spoil a statistic.</summary>
internal static class Finite
{
    public static void Check(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"A statistic takes finite numbers only{Simulator.WhereRunning}.");
        }
    }
}
