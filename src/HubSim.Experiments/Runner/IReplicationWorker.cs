namespace HubSim.Experiments.Runner;

/// <summary>
/// What one thread needs to run replications of some model, one after another. Each thread has its own, so a worker may
/// reuse its simulator and its buffers without locks.
/// </summary>
/// <typeparam name="T">What a replication yields. It must not share state that the worker changes later.</typeparam>
public interface IReplicationWorker<out T> : IDisposable
{
    /// <summary>Runs one replication from its first event to its last.</summary>
    /// <param name="replication">Number of the replication, from 0. The result may depend on nothing else.</param>
    /// <param name="cancellation">
    /// To be polled every few thousand events. A worker obeys by throwing <see cref="OperationCanceledException"/>; any
    /// other exception is a fault of the replication.
    /// </param>
    /// <returns>The finished replication.</returns>
    T Run(int replication, CancellationToken cancellation);
}

/// <summary>A replication that has ended: with a value, or with a fault.</summary>
/// <typeparam name="T">What a replication yields.</typeparam>
/// <param name="Replication">Number of the replication, from 0.</param>
/// <param name="Value">What it yielded; the default value if it failed.</param>
/// <param name="Fault">Why it failed; null if it did not.</param>
public readonly record struct Completed<T>(int Replication, T? Value, Exception? Fault)
{
    /// <summary>True when the replication ended with a fault.</summary>
    public bool Failed => Fault is not null;
}

/// <summary>How a run of replications ended.</summary>
/// <param name="Taken">Number of replications that were handed on: always an unbroken prefix of those asked for.</param>
/// <param name="Cancelled">True when cancellation left some replications out.</param>
public readonly record struct RunOutcome(int Taken, bool Cancelled);
