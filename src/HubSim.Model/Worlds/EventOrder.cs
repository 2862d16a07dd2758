namespace HubSim.Model.Worlds;

/// <summary>Priorities of events at the same instant; lower goes first.</summary>
static class EventOrder
{
    /// <summary>Before all else at that instant: the end of the warm-up.</summary>
    public const int First = -1000;

    /// <summary>After what firms do at that instant: bundles of small jobs.</summary>
    public const int Bundles = 1;

    /// <summary>After all else at that instant: observation.</summary>
    public const int Last = 1000;
}
