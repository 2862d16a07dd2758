using HubSim.Kernel.Events;
using SimSharp;

namespace HubSim.SimSharp;

/// <summary>
/// SimSharp's <see cref="global::SimSharp.Simulation"/> as clock and event list of a <see cref="Kernel.Simulator"/>:
/// <c>new Simulator(new SimSharpCalendar())</c>. The same processes then give the same results, to the last bit, as on
/// the kernel's own calendar.
/// </summary>
/// <remarks>
/// SimSharp orders events as the kernel does: by time, then priority with the lower number first, then first come. Model
/// time 0 is SimSharp's start date. The random numbers, resources and processes of SimSharp are not used.
/// </remarks>
public sealed class SimSharpCalendar : IOutsideCalendar
{
    private readonly WakeUpSimulation simulation = new();

    /// <summary>
    /// The simulation that is clock and event list: to be read, for its time and its number of processed events. Not to
    /// be run, stepped or reset; the simulator does that.
    /// </summary>
    public Simulation Simulation => simulation;

    /// <summary>Events in SimSharp's queue; at most one for each process and each wait of a first-of or all-of.</summary>
    public int Pending => simulation.Pending;

    /// <inheritdoc/>
    public void Add(in OutsideEvent added) => simulation.Enter(added);

    /// <inheritdoc/>
    public bool TryPeek(out OutsideEvent first) => simulation.TryPeek(out first);

    /// <inheritdoc/>
    public void Take() => simulation.Step();

    /// <inheritdoc/>
    public void Drop() => simulation.Drop();

    /// <inheritdoc/>
    public void MoveTo(long tick) => simulation.MoveTo(tick);

    /// <inheritdoc/>
    public void Clear() => simulation.Reset(randomSeed: 0);
}
