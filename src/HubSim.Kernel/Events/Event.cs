using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Events;

/// <summary>
/// An entry of the calendar: which process is to be resumed, and when. Plain numbers, so that the heap moves no
/// references.
/// </summary>
/// <param name="tick">Model time, in ticks of 100 ns since the start.</param>
/// <param name="key">Order among the events of one tick; see <see cref="EventKey"/>. Also the ticket of the
/// wait.</param>
/// <param name="slot">Place of the process in the simulator's table.</param>
internal readonly struct Event(long tick, ulong key, int slot)
{
    public readonly long Tick = tick;
    public readonly ulong Key = key;
    public readonly int Slot = slot;

    /// <summary>The total order of events: time, then priority, then first come.</summary>
    /// <remarks>
    /// Without short circuits, because its outcome in a heap is a coin toss that no branch predictor learns.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(in Event a, in Event b) => IsBefore(a.Tick, a.Key, b.Tick, b.Key);

    /// <inheritdoc cref="IsBefore(in Event, in Event)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(long tickA, ulong keyA, long tickB, ulong keyB) =>
        (tickA < tickB) | ((tickA == tickB) & (keyA < keyB));
}
