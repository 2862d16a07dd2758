namespace HubSim.Kernel.Random;

/// <summary>A place in a sequence of words that is taken block by block; see <see cref="Streams.NextBlocks"/>.</summary>
public struct SequencePlace
{
    internal readonly ulong PurposeKey;
    internal readonly ulong Entity;
    internal ulong Block;

    /// <summary>The beginning of a sequence.</summary>
    /// <param name="purpose">What the words are for.</param>
    /// <param name="entity">Number of the entity, or 0 where there is only one.</param>
    public SequencePlace(Purpose purpose, ulong entity = 0)
    {
        PurposeKey = purpose.Key;
        Entity = entity;
    }
}
