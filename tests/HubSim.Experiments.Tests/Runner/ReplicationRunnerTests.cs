using HubSim.Experiments.Runner;

namespace HubSim.Experiments.Tests.Runner;

public sealed class ReplicationRunnerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Results_come_once_each_in_order_on_the_calling_thread(int workers)
    {
        List<int> taken = [];
        var caller = Environment.CurrentManagedThreadId;

        var outcome = ReplicationRunner.Run(
            first: 7,
            count: 500,
            workers,
            () => new FakeWorker((replication, _) =>
            {
                Thread.SpinWait(replication % 13 * 200);
                Assert.NotEqual(caller, Environment.CurrentManagedThreadId);
                return replication * 3;
            }),
            completed =>
            {
                Assert.Equal(caller, Environment.CurrentManagedThreadId);
                Assert.Null(completed.Fault);
                Assert.Equal(completed.Replication * 3, completed.Value);
                taken.Add(completed.Replication);
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(7, 500), taken);
        Assert.Equal(new RunOutcome(500, Cancelled: false), outcome);
    }

    [Fact]
    public void No_replications_are_no_work()
    {
        var outcome = ReplicationRunner.Run<int>(
            0, 0, 2, () => throw new InvalidOperationException(), _ => Assert.Fail(), TestContext.Current.CancellationToken);
        Assert.Equal(new RunOutcome(0, Cancelled: false), outcome);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(0, 1, 0)]
    public void Numbers_below_their_range_are_refused(int first, int count, int workers) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplicationRunner.Run(
            first, count, workers, () => new FakeWorker((_, _) => 0), _ => { }, TestContext.Current.CancellationToken));

    [Fact]
    public void A_replication_that_throws_is_a_row_and_its_worker_is_replaced()
    {
        List<FakeWorker> made = [];
        List<Completed<int>> taken = [];

        // One worker: the order of what happens to it is then fixed.
        ReplicationRunner.Run(
            0,
            10,
            1,
            () =>
            {
                var worker = new FakeWorker((replication, _) => replication is 3 or 4
                    ? throw new InvalidOperationException($"broken {replication}")
                    : replication);
                made.Add(worker);
                return worker;
            },
            taken.Add,
            TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 10), taken.Select(completed => completed.Replication));
        Assert.Equal([3, 4], taken.Where(completed => completed.Failed).Select(completed => completed.Replication));
        Assert.Equal("broken 3", taken[3].Fault!.Message);
        Assert.Equal(3, made.Count);
        Assert.All(made, worker => Assert.True(worker.Disposed));
    }

    [Fact]
    public void A_replication_that_cancels_itself_is_a_fault_and_not_the_end()
    {
        List<Completed<int>> taken = [];
        var outcome = ReplicationRunner.Run(
            0,
            5,
            2,
            () => new FakeWorker((replication, _) => replication == 1 ? throw new OperationCanceledException() : replication),
            taken.Add,
            TestContext.Current.CancellationToken);

        Assert.Equal(new RunOutcome(5, Cancelled: false), outcome);
        Assert.IsType<OperationCanceledException>(taken[1].Fault);
    }

    [Fact]
    public void An_exception_while_taking_stops_the_workers_and_comes_out()
    {
        var made = 0;
        var disposed = 0;
        var error = Assert.Throws<IOException>(() => ReplicationRunner.Run(
            0,
            100,
            3,
            () =>
            {
                Interlocked.Increment(ref made);
                return new CountingWorker(
                    (replication, cancellation) => replication == 0 ? 0 : FakeWorker.RunUntilCancelled(cancellation),
                    () => Interlocked.Increment(ref disposed));
            },
            _ => throw new IOException("disk full"),
            TestContext.Current.CancellationToken));

        Assert.Equal("disk full", error.Message);

        // On a busy machine a worker may be left behind; it still ends.
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref disposed) == Volatile.Read(ref made), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_worker_that_cannot_be_made_ends_the_run()
    {
        var error = Assert.Throws<NotSupportedException>(() => ReplicationRunner.Run<int>(
            0, 10, 2, () => throw new NotSupportedException("no worker"), _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal("no worker", error.Message);
    }

    private sealed class CountingWorker(Func<int, CancellationToken, int> run, Action disposed) : IReplicationWorker<int>
    {
        public int Run(int replication, CancellationToken cancellation) => run(replication, cancellation);

        public void Dispose() => disposed();
    }
}
