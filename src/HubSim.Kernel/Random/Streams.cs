namespace HubSim.Kernel.Random;

/// <summary>
/// All randomness of one replication. A draw is a function of (root seed, replication, purpose, entity, count) and of
/// nothing else: the design point is not in the key, so replications of different scenarios share their random numbers,
/// and no draw depends on what was drawn before it.
/// </summary>
public readonly struct Streams
{
    private readonly ulong rootSeed;
    private readonly ulong replication;

    /// <summary>The streams of one replication.</summary>
    /// <param name="rootSeed">Seed of the experiment; any number.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The replication is negative.</exception>
    public Streams(ulong rootSeed, int replication)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replication);
        this.rootSeed = rootSeed;
        this.replication = (ulong)replication;
    }

    /// <summary>The draws of one entity for one purpose, in order.</summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entity">Number of the entity, the same in every scenario; see <see cref="StreamKey.Combine"/>.</param>
    public EntityStream Entity(Purpose purpose, ulong entity) => new(rootSeed, replication, purpose.Key, entity);

    /// <summary>An endless sequence of words.</summary>
    /// <param name="purpose">What the words are for.</param>
    /// <param name="entity">Number of the entity, or 0 where there is only one.</param>
    public SequenceStream Sequence(Purpose purpose, ulong entity = 0) =>
        new(rootSeed, replication, purpose.Key, entity);

    /// <summary>
    /// The next block of each of many sequences, all at once: its first three words as uniform numbers, and the fourth to
    /// spare. They are the words that <see cref="Sequence"/> gives there.
    /// </summary>
    /// <param name="places">Where the sequences stand; each goes on by a block.</param>
    /// <param name="first">As many first words, uniform on (0, 1).</param>
    /// <param name="second">The second words.</param>
    /// <param name="third">The third words.</param>
    public void NextBlocks(Span<SequencePlace> places, Span<double> first, Span<double> second, Span<double> third) =>
        SequenceBlocks.Next(places, rootSeed, replication, first, second, third);

    /// <summary>One draw of an entity, out of order: the same words as draw number <paramref name="count"/> of
    /// <see cref="Entity"/>.</summary>
    /// <param name="purpose">What the draw is for.</param>
    /// <param name="entity">Number of the entity.</param>
    /// <param name="count">Number of the draw, from 0.</param>
    public Draw Draw(Purpose purpose, ulong entity, ulong count) =>
        new(rootSeed, replication, purpose.Key, entity, count);
}
