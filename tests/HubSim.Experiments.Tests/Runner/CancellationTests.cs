using HubSim.Experiments.Runner;

namespace HubSim.Experiments.Tests.Runner;

public sealed class CancellationTests
{
    [Fact]
    public void The_unbroken_prefix_is_kept_and_the_rest_left_out()
    {
        using var source = new CancellationTokenSource();
        List<int> taken = [];
        var outcome = ReplicationRunner.Run(
            0,
            1_000,
            2,
            () => new FakeWorker((replication, cancellation) =>
                replication == 40 ? FakeWorker.RunUntilCancelled(cancellation) : replication),
            completed =>
            {
                taken.Add(completed.Replication);
                if (completed.Replication == 39)
                {
                    source.Cancel();
                }
            },
            source.Token);

        Assert.Equal(Enumerable.Range(0, 40), taken);
        Assert.Equal(new RunOutcome(40, Cancelled: true), outcome);
    }

    [Fact]
    public void What_was_finished_before_the_cancellation_is_still_taken()
    {
        using var source = new CancellationTokenSource();
        using var third = new ManualResetEventSlim();
        List<int> taken = [];
        var outcome = ReplicationRunner.Run(
            0,
            1_000,
            1,
            () => new FakeWorker((replication, cancellation) =>
            {
                if (replication == 3)
                {
                    third.Set();
                    return FakeWorker.RunUntilCancelled(cancellation);
                }

                return replication;
            }),
            completed =>
            {
                if (completed.Replication == 0)
                {
                    // 1 and 2 are finished but not yet taken when the cancellation comes.
                    third.Wait(TestContext.Current.CancellationToken);
                    source.Cancel();
                }

                taken.Add(completed.Replication);
            },
            source.Token);

        Assert.Equal([0, 1, 2], taken);
        Assert.True(outcome.Cancelled);
    }

    [Fact]
    public void A_worker_that_does_not_listen_does_not_hold_up_the_return()
    {
        using var source = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        using var stuck = new ManualResetEventSlim();
        using var left = new ManualResetEventSlim();
        List<int> taken = [];
        var outcome = ReplicationRunner.Run(
            0,
            1_000,
            2,
            () => new FakeWorker((replication, _) =>
            {
                if (replication == 5)
                {
                    stuck.Set();
                    release.Wait(CancellationToken.None);
                    left.Set();
                }

                return replication;
            }),
            completed =>
            {
                taken.Add(completed.Replication);
                if (completed.Replication == 4)
                {
                    stuck.Wait(TestContext.Current.CancellationToken);
                    source.Cancel();
                }
            },
            source.Token);

        // The worker is still stuck here: the run came back without it.
        Assert.False(left.IsSet);
        Assert.Equal([0, 1, 2, 3, 4], taken);
        Assert.Equal(new RunOutcome(5, Cancelled: true), outcome);
        release.Set();
        left.Wait(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_run_cancelled_beforehand_does_not_begin()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var outcome = ReplicationRunner.Run<int>(
            0, 3, 1, () => throw new InvalidOperationException(), _ => Assert.Fail(), source.Token);
        Assert.Equal(new RunOutcome(0, Cancelled: true), outcome);
    }

    [Fact]
    public void A_cancellation_after_the_last_replication_leaves_nothing_out()
    {
        using var source = new CancellationTokenSource();
        var outcome = ReplicationRunner.Run(
            0,
            3,
            1,
            () => new FakeWorker((replication, _) => replication),
            completed =>
            {
                if (completed.Replication == 2)
                {
                    source.Cancel();
                }
            },
            source.Token);
        Assert.Equal(new RunOutcome(3, Cancelled: false), outcome);
    }

    [Fact]
    public void A_fault_that_was_finished_before_the_cancellation_is_taken_as_one()
    {
        using var source = new CancellationTokenSource();
        using var later = new ManualResetEventSlim();
        List<Completed<int>> taken = [];
        ReplicationRunner.Run(
            0,
            100,
            1,
            () => new FakeWorker((replication, cancellation) =>
            {
                if (replication == 2)
                {
                    later.Set();
                    return FakeWorker.RunUntilCancelled(cancellation);
                }

                return replication == 1 ? throw new InvalidOperationException("broken") : replication;
            }),
            completed =>
            {
                taken.Add(completed);
                if (completed.Replication == 0)
                {
                    later.Wait(TestContext.Current.CancellationToken);
                    source.Cancel();
                }
            },
            source.Token);

        Assert.Equal([false, true], taken.Select(completed => completed.Failed));
    }
}
