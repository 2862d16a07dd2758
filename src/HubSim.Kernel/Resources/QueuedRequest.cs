using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources.Disciplines;

namespace HubSim.Kernel.Resources;

/// <summary>A request for units of a <see cref="Resource"/>, as its <see cref="QueueDiscipline"/> sees it.</summary>
public sealed class QueuedRequest
{
    internal QueuedRequest()
    {
    }

    /// <summary>Units asked for; at least 1. May exceed the capacity.</summary>
    public long Units { get; internal set; }

    /// <summary>The lower number is more urgent.</summary>
    public int Priority { get; internal set; }

    /// <summary>
    /// How long the units will be held at most, as the request says; <see cref="Durations.Forever"/> if it does not.
    /// </summary>
    public TimeSpan Limit => new(LimitTicks);

    /// <summary>On whose account it is; null if the request does not say.</summary>
    public object? Owner { get; internal set; }

    /// <summary>Whether units may be taken from less urgent holders for it.</summary>
    public bool Preempts { get; internal set; }

    /// <summary>Order of coming: the lower number came first.</summary>
    public long Number { get; internal set; }

    /// <summary>Model time of the request.</summary>
    public TimeSpan Since { get; internal set; }

    /// <summary>Model time of the grant; only after it.</summary>
    public TimeSpan GrantedAt => new(GrantedTick);

    internal long LimitTicks { get; set; }

    internal long GrantedTick { get; set; }

    /// <summary>Tick at which the grant is back if it keeps its limit; only after the grant.</summary>
    internal long ExpectedEnd => GrantedTick + LimitTicks;

    /// <summary>Who asks; null after the grant.</summary>
    internal ProcessBox? Box { get; set; }

    /// <summary>Place in a discipline's array; -1 for none.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Tick of the reservation of a discipline that makes one for each request.</summary>
    internal long Start { get; set; }

    internal OwnerAccount? Account { get; set; }

    /// <summary>The next in a list of a discipline, or in the pool.</summary>
    internal QueuedRequest? After { get; set; }

    internal QueuedRequest? Before { get; set; }

    /// <summary>The order of priority, then first come.</summary>
    internal static bool GoesBefore(QueuedRequest a, QueuedRequest b) =>
        a.Priority != b.Priority ? a.Priority < b.Priority : a.Number < b.Number;
}
