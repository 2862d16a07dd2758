namespace HubSim.Kernel.Events;

/// <summary>
/// The order of events within one tick, packed into one number: 16 bits of priority above 48 bits of sequence. No two
/// events of a run share a key, so a process that remembers the key of the event it waits for can tell a stale one from
/// its own.
/// </summary>
/// <remarks>48 bits of sequence last for 160 days of running at 50 ns an event.</remarks>
internal static class EventKey
{
    /// <summary>Lowest number, that is highest urgency, that a model may give.</summary>
    public const int FirstPriority = -short.MaxValue;

    /// <summary>Highest number, that is least urgency, that a model may give.</summary>
    public const int LastPriority = short.MaxValue;

    /// <summary>
    /// Before every priority of a model: interrupts and stops, which must reach a wait before it ends otherwise.
    /// </summary>
    public const int Urgent = short.MinValue;

    public static ulong Of(int priority, ulong sequence) => ((ulong)(priority - Urgent) << 48) | sequence;

    public static int PriorityOf(ulong key) => (int)(key >> 48) + Urgent;

    public static ulong SequenceOf(ulong key) => key & ((1UL << 48) - 1);
}
