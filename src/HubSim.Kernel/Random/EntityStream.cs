using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>
/// The draws of one entity for one purpose, in order. Draw n owns its own counter block: a rejection in draw n, or another
/// distribution for it, never moves draw n + 1. A mutable value: keep it in a field of the entity.
/// </summary>
public struct EntityStream
{
    private readonly ulong key0;
    private readonly ulong key1;
    private readonly ulong purpose;
    private readonly ulong entity;

    internal EntityStream(ulong key0, ulong key1, ulong purpose, ulong entity)
    {
        this.key0 = key0;
        this.key1 = key1;
        this.purpose = purpose;
        this.entity = entity;
    }

    /// <summary>How many draws were taken; also the number of the next one.</summary>
    public ulong Count { get; private set; }

    /// <summary>The next draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Draw Next() => new(key0, key1, purpose, entity, Count++);
}
