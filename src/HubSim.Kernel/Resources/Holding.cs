namespace HubSim.Kernel.Resources;

/// <summary>
/// Which of a resource's grants a process holds: a place in the resource's table and the stamp it had when granted.
/// </summary>
/// <param name="Index">Place in the table.</param>
/// <param name="Stamp">Tells the grants that used the place apart; 0 for none.</param>
internal readonly record struct Holding(int Index, uint Stamp);
