using System.Collections.Concurrent;
using HubSim.Experiments.Runner;

namespace HubSim.Experiments.Trials;

/// <summary>A laboratory on threads of this process. Results do not depend on their number.</summary>
/// <param name="responses">Names of the responses.</param>
/// <param name="workers">Number of threads, from 1.</param>
/// <param name="makeWorker">Makes a worker; called on the worker's thread, seldom, because workers are kept between batches.</param>
/// <param name="taken">
/// Told of each result in the order of the trials, on the calling thread: progress, a journal. An exception from it ends the
/// batch.
/// </param>
public sealed class ThreadedLaboratory(
    IReadOnlyList<string> responses,
    int workers,
    Func<ITrialWorker> makeWorker,
    Action<TrialResult>? taken = null) : ILaboratory, IDisposable
{
    private readonly ConcurrentBag<ITrialWorker> idle = [];
    private readonly Func<ITrialWorker> makeWorker = makeWorker;

    /// <inheritdoc/>
    public IReadOnlyList<string> Responses { get; } = responses;

    /// <inheritdoc/>
    public IReadOnlyList<TrialResult> Run(IReadOnlyList<Trial> trials, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trials);
        cancellation.ThrowIfCancellationRequested();
        var results = new List<TrialResult>(trials.Count);
        var outcome = ReplicationRunner.Run(
            0,
            trials.Count,
            workers,
            () => new Borrowed(this, trials),
            completed =>
            {
                var result = ResultOf(trials[completed.Replication], completed);
                results.Add(result);
                taken?.Invoke(result);
            },
            cancellation);
        return outcome.Cancelled ? throw new OperationCanceledException(cancellation) : results;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var worker))
        {
            worker.Dispose();
        }
    }

    private TrialResult ResultOf(Trial trial, Completed<TrialYield> completed)
    {
        if (completed.Fault is { } fault)
        {
            return new TrialResult(trial, null, fault.Message.ReplaceLineEndings(" "));
        }

        var yield = completed.Value!;
        return yield.Responses.Count == Responses.Count
            ? new TrialResult(trial, yield, null)
            : throw new InvalidOperationException($"the model gave {yield.Responses.Count} responses, {Responses.Count} are named");
    }

    /// <summary>A worker on loan: it goes back unless one of its trials failed, which may have left it half way.</summary>
    private sealed class Borrowed(ThreadedLaboratory owner, IReadOnlyList<Trial> trials) : IReplicationWorker<TrialYield>
    {
        private readonly ITrialWorker worker = owner.idle.TryTake(out var kept) ? kept : owner.makeWorker();
        private bool isSound = true;

        public TrialYield Run(int replication, CancellationToken cancellation)
        {
            isSound = false;
            var yield = worker.Run(trials[replication], cancellation);
            isSound = true;
            return yield;
        }

        public void Dispose()
        {
            if (isSound)
            {
                owner.idle.Add(worker);
            }
            else
            {
                worker.Dispose();
            }
        }
    }
}
