namespace HubSim.Experiments.Runner;

/// <summary>
/// Runs replications of any model on threads of its own and hands them on in the order of their numbers, so that what is
/// written does not depend on the number of threads. Memory is bounded: no replication starts that is more than
/// <see cref="WindowPerWorker"/> times the number of workers beyond the next one to be handed on.
/// </summary>
public static class ReplicationRunner
{
    /// <summary>Replications in the window for each worker: running, or finished and waiting for an earlier one.</summary>
    public const int WindowPerWorker = 4;

    /// <summary>
    /// Time that workers are given to notice a cancellation. Whoever takes longer is left behind on its background thread.
    /// </summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Runs the replications <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.
    /// A replication that throws is handed on as a fault, and its worker is replaced by a new one.
    /// </summary>
    /// <typeparam name="T">What a replication yields.</typeparam>
    /// <param name="first">Number of the first replication, from 0.</param>
    /// <param name="count">Number of replications, from 0.</param>
    /// <param name="workers">Number of threads, from 1.</param>
    /// <param name="makeWorker">Makes a worker; called on the worker's thread. An exception from it ends the run.</param>
    /// <param name="take">
    /// Receives each finished replication on the calling thread, strictly in the order of the numbers. An exception from it
    /// (a full disk, say) stops the workers and comes out of this method.
    /// </param>
    /// <param name="cancellation">
    /// Ends the run early. What was complete up to the first missing replication is still handed on.
    /// </param>
    /// <returns>How many replications were handed on, and whether cancellation cut the run short.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its range.</exception>
    public static RunOutcome Run<T>(
        int first,
        int count,
        int workers,
        Func<IReplicationWorker<T>> makeWorker,
        Action<Completed<T>> take,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentNullException.ThrowIfNull(makeWorker);
        ArgumentNullException.ThrowIfNull(take);
        if (count == 0 || cancellation.IsCancellationRequested)
        {
            return new RunOutcome(0, count > 0);
        }

        // Disposed in reverse order: no cancellation reaches the crew once it is dismissed.
        using var crew = new Crew<T>(first, count, Math.Min(workers, count), makeWorker);
        using var cancelled = cancellation.Register(crew.Stop);
        crew.Start();
        var taken = crew.HandOn(take);
        return new RunOutcome(taken, taken < count);
    }
}
