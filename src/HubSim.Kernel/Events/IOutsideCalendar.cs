namespace HubSim.Kernel.Events;

/// <summary>
/// A clock and an event list from elsewhere, such as those of another simulation library, that drive the processes of
/// a <see cref="Simulator"/> in place of its own. Everything else stays the kernel's, so that a model gives the same
/// results to the last bit.
/// </summary>
/// <remarks>
/// Events leave in the order of <see cref="OutsideEvent.Tick"/>, then <see cref="OutsideEvent.Priority"/>, then
/// <see cref="OutsideEvent.Sequence"/>. The simulator recognises stale events and drops them when they come first; a
/// calendar may forget them earlier. One calendar serves one simulator, and its thread.
/// </remarks>
public interface IOutsideCalendar
{
    /// <summary>Adds an event. Its time is not before that of the clock.</summary>
    /// <param name="added">When, and which process.</param>
    void Add(in OutsideEvent added);

    /// <summary>Reads the first event and leaves it where it is. False if there is none.</summary>
    /// <param name="first">The first event.</param>
    bool TryPeek(out OutsideEvent first);

    /// <summary>Takes the first event and moves the clock to its time: it is executed now.</summary>
    void Take();

    /// <summary>Takes the first event and leaves the clock alone: the event is stale.</summary>
    void Drop();

    /// <summary>Moves the clock on to a time at which a run has ended. No event is due before or at it.</summary>
    /// <param name="tick">Model time in ticks of 100 ns since the start.</param>
    void MoveTo(long tick);

    /// <summary>Forgets every event and sets the clock to 0.</summary>
    void Clear();
}
