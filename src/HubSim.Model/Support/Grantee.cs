using HubSim.Model.Finance;

namespace HubSim.Model.Support;

/// <summary>A firm as one that gets public money, over all pots.</summary>
sealed class Grantee
{
    /// <summary>Payments that may still be asked back, the oldest first; empty when nothing is ever asked back.</summary>
    public Queue<(TimeSpan Time, Money Amount)> Receipts { get; } = new();

    /// <summary>All that was paid to it.</summary>
    public Money Received { get; set; }

    /// <summary>What its owners took out of that.</summary>
    public Money Diverted { get; set; }

    /// <summary>What it paid back.</summary>
    public Money PaidBack { get; set; }

    /// <summary>Whether it misuses what it gets; null before its first payment or review.</summary>
    public bool? Misuses { get; set; }

    /// <summary>True when an audit has found its misuse.</summary>
    public bool IsCaught { get; set; }

    /// <summary>True when it gets nothing more.</summary>
    public bool IsExcluded { get; set; }
}
