namespace HubSim.Kernel.Resources;

/// <summary>The answer to <see cref="Store{T}.Get"/>: an item, or a refusal.</summary>
/// <typeparam name="T">What the store holds.</typeparam>
public readonly struct Delivery<T> : IEquatable<Delivery<T>>
{
    private readonly T? item;

    internal Delivery(bool isDelivered, T? item, TimeSpan waited)
    {
        IsDelivered = isDelivered;
        this.item = item;
        Waited = waited;
    }

    /// <summary>Whether there is an item. False when patience ran out.</summary>
    public bool IsDelivered { get; }

    /// <summary>Time between the request and its answer.</summary>
    public TimeSpan Waited { get; }

    /// <summary>The item.</summary>
    /// <exception cref="InvalidOperationException">There is none, because patience ran out.</exception>
    public T Item => IsDelivered
        ? item!
        : throw new InvalidOperationException($"No item was delivered: patience ran out{Simulator.WhereRunning}.");

    /// <summary>Whether two answers are alike: both refusals, or with equal items, after the same time.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Delivery<T> left, Delivery<T> right) => left.Equals(right);

    /// <summary>Whether two answers differ.</summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Delivery<T> left, Delivery<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Delivery<T> other) => IsDelivered == other.IsDelivered && Waited == other.Waited
        && EqualityComparer<T?>.Default.Equals(item, other.item);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Delivery<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsDelivered, Waited, item);
}
