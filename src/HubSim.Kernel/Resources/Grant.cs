namespace HubSim.Kernel.Resources;

/// <summary>
/// The answer to <see cref="Resource.Acquire"/>: units that are given back by <see cref="Dispose"/>, or a refusal. Best
/// declared with <c>using</c>, which gives back however the process ends.
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

    /// <summary>Gives the units back and serves those who wait. Nothing if refused, or given back before.</summary>
    public void Dispose() => resource?.Release(holding);

    /// <inheritdoc/>
    public bool Equals(Grant other) => ReferenceEquals(resource, other.resource) && holding == other.holding;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Grant other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (holding.Index * 397) ^ (int)holding.Stamp;
}
