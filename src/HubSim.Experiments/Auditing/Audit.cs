using HubSim.Experiments.Runner;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>
/// Tries statistical methods many times on models whose answers are known, and counts how often they are right.
/// Source: Schruben, A coverage function for interval estimators of simulation response, Management Science 26 (1980).
/// </summary>
public static class Audit
{
    /// <summary>Experiments that a thread does at a time.</summary>
    private const int Chunk = 50;

    /// <summary>Tries one case.</summary>
    /// <param name="trial">The case.</param>
    /// <param name="experiments">How often, from 1.</param>
    /// <param name="seed">Seed of all random numbers.</param>
    /// <param name="workers">Number of threads, from 1; the row does not depend on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static AuditRow Run(AuditCase trial, int experiments, ulong seed, int workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(experiments, 1);
        var root = StreamKey.Combine(seed, StreamKey.Of(trial.Name));
        var right = 0;
        var values = 0L;
        var outcome = ReplicationRunner.Run(
            0,
            (experiments + Chunk - 1) / Chunk,
            workers,
            () => new Worker(trial, root, experiments),
            completed =>
            {
                if (completed.Fault is { } fault)
                {
                    throw new InvalidOperationException($"{trial.Name}: {fault.Message}", fault);
                }

                right += completed.Value.Right;
                values += completed.Value.Values;
            },
            cancellation);
        return outcome.Cancelled
            ? throw new OperationCanceledException(cancellation)
            : new AuditRow(trial, experiments, right, (double)values / experiments);
    }

    private readonly record struct Count(int Right, long Values);

    private sealed class Worker(AuditCase trial, ulong root, int experiments) : IReplicationWorker<Count>
    {
        public Count Run(int replication, CancellationToken cancellation)
        {
            var right = 0;
            var values = 0L;
            for (var number = replication * Chunk; number < Math.Min(experiments, (replication + 1) * Chunk); number++)
            {
                cancellation.ThrowIfCancellationRequested();
                var (isRight, n) = trial.Try(new Streams(root, number));
                right += isRight ? 1 : 0;
                values += n;
            }

            return new Count(right, values);
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
