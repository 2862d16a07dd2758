namespace HubSim.Kernel.Resources;

/// <summary>
/// The answer to <see cref="Resource.Acquire(long, int, TimeSpan?, bool)"/>: units that are given back by
/// <see cref="Dispose"/>, or a refusal. Best declared with <c>using</c>, which gives back however the process ends.
/// </summary>
/// <remarks>Giving back a second time does nothing, so units may be given back early inside a <c>using</c>.</remarks>
public readonly struct Grant : IDisposable, IEquatable<Grant>
{
    private readonly Resource? resource;
    private readonly Holding holding;

    internal Grant(Resource? resource, Holding holding, long units, TimeSpan waited)
    {
        this.resource = resource;
        this.holding = holding;
        Units = units;
        Waited = waited;
    }

    /// <summary>Whether the units were granted. False when patience ran out.</summary>
    public bool IsGranted => resource is not null;

    /// <summary>
    /// Whether the units were taken away by a request that preempts, or by a cut that does. False again once this was
    /// disposed of, and for a refusal.
    /// </summary>
    public bool IsLost => resource is not null && resource.IsLost(holding);

    /// <summary>Units granted; 0 if refused.</summary>
    public long Units { get; }

    /// <summary>Time between the request and its answer.</summary>
    public TimeSpan Waited { get; }

    /// <summary>Whether two values are the same answer to the same request.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Grant left, Grant right) => left.Equals(right);

    /// <summary>Whether two values are answers to different requests.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Grant left, Grant right) => !left.Equals(right);

    /// <summary>
    /// Lets time pass with the units, and ends early if they are lost meanwhile. Await it in a process, be it the one
    /// that acquired them or another. If they were lost before, it returns at once. If they are given back meanwhile,
    /// it holds on to the end. A process that holds elsewhere, as by <see cref="Simulator.Hold"/>, is not woken by the
    /// loss: <see cref="IsLost"/> and the next hold on the grant tell.
    /// </summary>
    /// <param name="duration">At least 0.</param>
    /// <param name="priority">Order among the events of the tick at which it ends, -32,767 to 32,767; lower goes
    /// first.</param>
    /// <returns>What is left of the duration, at the tick of the loss; zero if it has passed. Zero also if the loss
    /// came at the last tick, where <see cref="IsLost"/> is true all the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative, or the priority out of
    /// range.</exception>
    /// <exception cref="InvalidOperationException">Nothing was granted.</exception>
    public GrantHoldAwaitable Hold(TimeSpan duration, int priority = 0)
    {
        if (resource is null)
        {
            throw new InvalidOperationException($"A refused request has nothing to hold on{Simulator.WhereRunning}.");
        }

        if (duration.Ticks < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration), duration, $"A hold cannot be negative{resource.Simulator.Where}.");
        }

        resource.Simulator.CheckPriority(priority);
        return new GrantHoldAwaitable(resource, holding, duration.Ticks, priority);
    }

    /// <summary>
    /// Gives the units back and serves those who wait. Nothing if refused, given back before, or lost.
    /// </summary>
    public void Dispose() => resource?.Release(holding);

    /// <inheritdoc/>
    public bool Equals(Grant other) => ReferenceEquals(resource, other.resource) && holding == other.holding;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Grant other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (holding.Index * 397) ^ (int)holding.Stamp;
}
