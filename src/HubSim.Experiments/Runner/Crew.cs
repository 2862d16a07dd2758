using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace HubSim.Experiments.Runner;

/// <summary>
/// The threads of one run and the window between them and the calling thread. Everything below <see cref="gate"/> is
/// read and written under it; the model runs and results are handed on outside it.
/// </summary>
internal sealed class Crew<T> : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Func<IReplicationWorker<T>> makeWorker;
    private readonly int end;
    private readonly int workers;
    private readonly Completed<T>?[] window;
    private int nextToStart;
    private int nextToTake;
    private int running;
    private Stopwatch? sinceStop;
    private ExceptionDispatchInfo? breakdown;

    internal Crew(int first, int count, int workers, Func<IReplicationWorker<T>> makeWorker)
    {
        this.workers = workers;
        this.makeWorker = makeWorker;
        nextToStart = first;
        nextToTake = first;
        end = checked(first + count);
        window = new Completed<T>?[checked(workers * ReplicationRunner.WindowPerWorker)];
    }

    internal void Start()
    {
        for (var worker = 0; worker < workers; worker++)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = $"replications {worker}" };
            lock (gate)
            {
                running++;
            }

            thread.Start();
        }
    }

    /// <summary>Asks the workers to end. May be called from any thread, and more than once.</summary>
    internal void Stop()
    {
        lock (gate)
        {
            sinceStop ??= Stopwatch.StartNew();
            Monitor.PulseAll(gate);
        }

        stop.Cancel();
    }

    /// <summary>Hands on results until none is left or the crew was stopped; returns how many.</summary>
    internal int HandOn(Action<Completed<T>> take)
    {
        var taken = 0;
        while (WaitForNext() is { } next)
        {
            take(next);
            taken++;
            lock (gate)
            {
                // Only now is the place free: a result counts as waiting until whoever takes it is done with it.
                window[nextToTake % window.Length] = null;
                nextToTake++;
                Monitor.PulseAll(gate);
            }
        }

        lock (gate)
        {
            breakdown?.Throw();
        }

        return taken;
    }

    /// <summary>Ends the threads, as far as they listen.</summary>
    public void Dispose()
    {
        Stop();
        lock (gate)
        {
            while (running > 0 && WaitWithinGrace())
            {
            }

            if (running > 0)
            {
                // Someone does not listen and may still look at the token.
                return;
            }
        }

        stop.Dispose();
    }

    /// <summary>The next result; null at the end, or when the crew was stopped and the next result will not come.</summary>
    private Completed<T>? WaitForNext()
    {
        lock (gate)
        {
            while (nextToTake < end)
            {
                if (window[nextToTake % window.Length] is { } ready)
                {
                    return ready;
                }

                if (sinceStop is null)
                {
                    Monitor.Wait(gate);
                }
                else if (running == 0 || !WaitWithinGrace())
                {
                    break;
                }
            }

            return null;
        }
    }

    /// <summary>Waits for a change while a stopped crew has time left to obey; false when it has none.</summary>
    private bool WaitWithinGrace()
    {
        var left = ReplicationRunner.Grace - sinceStop!.Elapsed;
        return left > TimeSpan.Zero && Monitor.Wait(gate, left);
    }

    private void Work()
    {
        IReplicationWorker<T>? worker = null;
        try
        {
            while (TryStartNext(out var replication))
            {
                worker ??= makeWorker();
                var (completed, isWhole) = RunOne(worker, replication);
                if (!isWhole)
                {
                    break;
                }

                Finish(completed);
                if (completed.Failed)
                {
                    // A model that threw may have left its simulator half way: nothing of it is used again.
                    var broken = worker;
                    worker = null;
                    broken.Dispose();
                }
            }

            worker?.Dispose();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
        finally
        {
            lock (gate)
            {
                running--;
                Monitor.PulseAll(gate);
            }
        }
    }

    private (Completed<T> Completed, bool IsWhole) RunOne(IReplicationWorker<T> worker, int replication)
    {
        try
        {
            return (new Completed<T>(replication, worker.Run(replication, stop.Token), Fault: null), true);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (default, false);
        }
        catch (Exception fault)
        {
            return (new Completed<T>(replication, default, fault), true);
        }
    }

    private bool TryStartNext(out int replication)
    {
        lock (gate)
        {
            while (sinceStop is null && nextToStart < end && nextToStart >= nextToTake + window.Length)
            {
                Monitor.Wait(gate);
            }

            replication = nextToStart;
            if (sinceStop is not null || nextToStart >= end)
            {
                return false;
            }

            nextToStart++;
            return true;
        }
    }

    private void Finish(Completed<T> completed)
    {
        lock (gate)
        {
            window[completed.Replication % window.Length] = completed;
            Monitor.PulseAll(gate);
        }
    }

    private void Break(Exception exception)
    {
        lock (gate)
        {
            breakdown ??= ExceptionDispatchInfo.Capture(exception);
        }

        Stop();
    }
}
