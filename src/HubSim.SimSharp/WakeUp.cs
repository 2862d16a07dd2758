using HubSim.Kernel.Events;
using SimSharp;

namespace HubSim.SimSharp;

/// <summary>
/// The event by which a process of the kernel stands in SimSharp's queue. There is one for each slot, used again and
/// again: at most one event of a slot is waited for.
/// </summary>
/// <param name="simulation">The simulation in whose queue it stands.</param>
internal sealed class WakeUp(Simulation simulation) : Event(simulation)
{
    /// <summary>What it stands for.</summary>
    public OutsideEvent Entry { get; set; }

    /// <summary>Its place in the queue; null when it is in none.</summary>
    public EventQueueNode? Node { get; set; }

    /// <summary>SimSharp has reached it. The simulator resumes the process; nothing else waits for this event.</summary>
    public override void Process() => Node = null;
}
