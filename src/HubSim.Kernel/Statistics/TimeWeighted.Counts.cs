using System.Numerics;

namespace HubSim.Kernel.Statistics;

/// <content>
/// Of whole numbers that the kernel counts, and which change at every other event. Instead of the time at each value, each change
/// is weighed by when it came: the integral up to a tick is the value times that tick, less the sum of all changes times theirs.
/// That is one product in whole numbers, and exact.
/// </content>
public sealed partial class TimeWeighted
{
    private const int BitsOfArea = 62;

    private bool counts;
    private long count;
    private long largestCount;

    // Less the changes since the last tick up to which all was added, each times the ticks from there to it.
    private long moment;

    // Ticks after which all is to be added before the next change, so that no whole number overflows; -1 if at every change.
    private long horizon;

    /// <summary>A statistic of what is counted, 0 at first, by <see cref="SetCount"/> alone.</summary>
    internal static TimeWeighted OfCount(Simulator simulator) =>
        new(simulator) { counts = true, horizon = 1L << BitsOfArea };

    /// <summary>
    /// Sets the number that is counted, from now on; what it was costs nothing to set again.
    /// </summary>
    /// <param name="changed">At least 0. The simulator was not reset since this was made.</param>
    internal void SetCount(long changed)
    {
        if (changed == count)
        {
            return;
        }

        if (changed > largestCount)
        {
            Enlarge(changed);
        }

        var elapsed = simulator.NowTicks - lastTick;
        if (elapsed > horizon)
        {
            CatchUp();
            elapsed = 0;
        }

        moment -= (changed - count) * elapsed;
        count = changed;
    }

    // The number is below a power of two, so that up to the horizon its integral stays below another one.
    private void Enlarge(long changed)
    {
        largestCount = changed;
        horizon = Math.Min(horizon, 1L << Math.Max(0, BitsOfArea - 1 - BitOperations.Log2((ulong)changed)));
    }

    // Over so many ticks since all was added. More than the horizon only if nothing has changed since the horizon.
    private double CountSince(long elapsed) => (double)(moment + ((Int128)count * elapsed));
}
