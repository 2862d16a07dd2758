using HubSim.Experiments.Runner;

namespace HubSim.Experiments.Tests.Runner;

/// <summary>Finished replications that wait for a slow one are counted, not timed.</summary>
public sealed class WindowTests
{
    private int finished;
    private int taken;
    private int most;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void One_replication_a_hundred_times_slower_does_not_pile_up_results(int workers)
    {
        const int Spins = 2_000;
        var outcome = Run(workers, count: 600, replication => Thread.SpinWait(replication == 50 ? 100 * Spins : Spins));
        Assert.Equal(600, outcome.Taken);
        Assert.InRange(most, 1, ReplicationRunner.WindowPerWorker * workers);
    }

    [Fact]
    public void Workers_fill_the_window_and_then_stall()
    {
        const int Workers = 2;
        const int Window = ReplicationRunner.WindowPerWorker * Workers;
        using var full = new ManualResetEventSlim();
        using var tooMany = new ManualResetEventSlim();
        var overran = false;

        Run(Workers, count: 100, replication =>
        {
            if (replication == 0)
            {
                // All others in the window end while this one runs; then nothing more may start.
                full.Wait(TestContext.Current.CancellationToken);
                overran = tooMany.Wait(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            }
            else if (replication >= Window && Volatile.Read(ref taken) == 0)
            {
                tooMany.Set();
            }
            else if (Volatile.Read(ref finished) == Window - 2)
            {
                full.Set();
            }
        });

        Assert.False(overran);
        Assert.InRange(most, 1, Window);
    }

    [Fact]
    public void A_result_holds_its_place_until_it_is_taken()
    {
        const int Workers = 3;
        Run(Workers, count: 200, _ => { }, slowTake: true);
        Assert.InRange(most, 1, ReplicationRunner.WindowPerWorker * Workers);
    }

    private RunOutcome Run(int workers, int count, Action<int> work, bool slowTake = false) => ReplicationRunner.Run(
        0,
        count,
        workers,
        () => new FakeWorker((replication, _) =>
        {
            work(replication);
            var outstanding = Interlocked.Increment(ref finished) - Volatile.Read(ref taken);
            for (var seen = most; outstanding > seen; seen = most)
            {
                Interlocked.CompareExchange(ref most, outstanding, seen);
            }

            return replication;
        }),
        _ =>
        {
            if (slowTake)
            {
                Thread.SpinWait(20_000);
            }

            Interlocked.Increment(ref taken);
        },
        TestContext.Current.CancellationToken);
}
