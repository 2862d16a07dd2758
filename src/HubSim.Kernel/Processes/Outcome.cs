using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Processes;

/// <summary>How one of several waits ended.</summary>
public readonly struct Outcome
{
    private readonly object? item;
    private readonly Grant? grant;
    private readonly bool isDelivery;

    private Outcome(int index, bool isMet, TimeSpan waited, Grant? grant, bool isDelivery, object? item)
    {
        Index = index;
        IsMet = isMet;
        Waited = waited;
        this.grant = grant;
        this.isDelivery = isDelivery;
        this.item = item;
    }

    /// <summary>Place of the wait among the arguments, from 0.</summary>
    public int Index { get; }

    /// <summary>Whether it ended by what was waited for. False when its own patience ran out.</summary>
    public bool IsMet { get; }

    /// <summary>Time from the beginning of the wait to its end.</summary>
    public TimeSpan Waited { get; }

    /// <summary>The answer of a <see cref="Resource"/>: to be given back, like any other.</summary>
    /// <exception cref="InvalidOperationException">The wait was for something else.</exception>
    public Grant Grant => grant ?? throw new InvalidOperationException(
        $"Wait {Index} was not for a resource{Simulator.WhereRunning}.");

    /// <summary>The answer of a <see cref="Store{T}"/> to a taker.</summary>
    /// <typeparam name="T">What the store holds.</typeparam>
    /// <exception cref="InvalidOperationException">The wait was for something else.</exception>
    public Delivery<T> Delivery<T>()
    {
        if (!isDelivery || (IsMet && item is not T && (item is not null || default(T) is not null)))
        {
            throw new InvalidOperationException(
                $"Wait {Index} was not for an item of type {typeof(T).Name}{Simulator.WhereRunning}.");
        }

        return new Delivery<T>(IsMet, IsMet ? (T?)item : default, Waited);
    }

    /// <summary>
    /// What was left of a <see cref="Grant.Hold"/>, or of a use, when its grant was lost; zero if it ran through, and for
    /// every other wait. All of its duration for a use that was refused.
    /// </summary>
    public TimeSpan Left { get; private init; }

    internal static Outcome Of(Branch branch, bool isMet) => new(branch.Index, isMet, branch.Waited, null, false, null);

    internal static Outcome OfGrant(Branch branch, Grant grant) =>
        new(branch.Index, grant.IsGranted, branch.Waited, grant, false, null);

    internal static Outcome OfHold(Branch branch, TimeSpan left) =>
        Of(branch, isMet: !branch.IsServed) with { Left = left };

    internal static Outcome OfUse(Branch branch, TimeSpan left) =>
        Of(branch, isMet: branch.IsServed) with { Left = left };

    internal static Outcome OfDelivery(Branch branch, object? item) =>
        new(branch.Index, branch.IsServed, branch.Waited, null, true, item);
}
