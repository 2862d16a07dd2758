using HubSim.Experiments.Runner;

namespace HubSim.Experiments.Tests.Runner;

/// <summary>A worker that does what a test says, and remembers whether it was disposed.</summary>
internal sealed class FakeWorker(Func<int, CancellationToken, int> run) : IReplicationWorker<int>
{
    public bool Disposed { get; private set; }

    public int Run(int replication, CancellationToken cancellation)
    {
        Assert.False(Disposed);
        return run(replication, cancellation);
    }

    public void Dispose() => Disposed = true;

    /// <summary>Works on like a long replication that polls, until it is cancelled.</summary>
    public static int RunUntilCancelled(CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellation);
    }
}
