using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Resources;

/// <summary>Reads the argument that says how long to wait.</summary>
internal static class Patience
{
    /// <summary>Without end.</summary>
    public const long Endless = -1;

    /// <summary>Ticks to wait, or <see cref="Endless"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Ticks(TimeSpan? patience, Simulator simulator)
    {
        if (patience is not { } given)
        {
            return Endless;
        }

        if (given.Ticks < 0)
        {
            Refuse(given, simulator);
        }

        return given.Ticks;
    }

    // Apart, so that the check is small enough to be compiled into every request.
    [DoesNotReturn]
    private static void Refuse(TimeSpan patience, Simulator simulator) => throw new ArgumentOutOfRangeException(
        nameof(patience), patience, $"Patience cannot be negative{simulator.Where}.");
}
