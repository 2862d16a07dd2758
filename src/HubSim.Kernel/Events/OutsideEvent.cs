namespace HubSim.Kernel.Events;

/// <summary>An entry of an <see cref="IOutsideCalendar"/>: when a process is to be resumed, and which.</summary>
/// <param name="Tick">Model time in ticks of 100 ns since the start, from 0 to <see cref="long.MaxValue"/>.</param>
/// <param name="Priority">Order among the events of one tick, -32,768 to 32,767; the lower number goes first. The
/// lowest is kept for interrupts and stops.</param>
/// <param name="Sequence">Order among the events of one tick and priority, from 1; the lower number goes first. Events
/// that are equal in time and priority are added in this order. No two events of a simulator share it before a
/// reset.</param>
/// <param name="Slot">Which process, a small number from 0. At most one event of a slot is waited for: as soon as
/// another event of the same slot is added, the earlier one is stale.</param>
public readonly record struct OutsideEvent(long Tick, int Priority, long Sequence, int Slot);
