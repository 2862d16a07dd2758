namespace HubSim.Kernel.Resources;

/// <summary>Reads the argument that says how long to wait.</summary>
internal static class Patience
{
    /// <summary>Without end.</summary>
    public const long Endless = -1;

    /// <summary>Ticks to wait, or <see cref="Endless"/>.</summary>
    public static long Ticks(TimeSpan? patience, Simulator simulator)
    {
        if (patience is not { } given)
        {
            return Endless;
        }

        return given.Ticks >= 0 ? given.Ticks : throw new ArgumentOutOfRangeException(
            nameof(patience), given, $"Patience cannot be negative{simulator.Where}.");
    }
}
