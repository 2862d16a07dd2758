using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Kernel.Tracing;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>What must hold job by job, and byte by byte.</summary>
public class JobPathTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Twice_as_many_cards_lengthen_no_wait_of_one_card_jobs_in_order(int replication)
    {
        var few = WaitsByJob(30, replication);
        var many = WaitsByJob(60, replication);

        Assert.True(few.Count > 10_000);
        Assert.True(few.Values.Max() > TimeSpan.FromHours(1));
        Assert.All(few, job => Assert.True(!many.TryGetValue(job.Key, out var wait) || wait <= job.Value));
    }

    [Fact]
    public void Bytes_do_not_grow_with_jobs()
    {
        var compute = JobScenes.Typed(2000, 100, ("a", JobScenes.Type(new Discrete([1, 64], [0.9, 0.1]), new LogNormal(1, 1), failed: 0.3, resubmitted: 0.5))) with
        {
            Batch = Scenes.Sometimes(new Discrete([1, 10], [0.8, 0.2])),
            Market = new Market { Patience = Scenes.Always(1), BoughtShare = Scenes.Fixed(0.5), Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(1) }] },
        };
        var simulator = new Simulator();
        var (shorter, longer) = (new HubModel(JobScenes.City(compute, 100), []), new HubModel(JobScenes.City(compute, 200), []));
        _ = Bytes(longer, simulator);
        _ = Bytes(longer, simulator);

        var (few, jobs) = Bytes(shorter, simulator);
        var (many, moreJobs) = Bytes(longer, simulator);

        // A hundred days more bring some rows of month ends and 200,000 jobs; the runtime may compile once more meanwhile.
        Assert.True(moreJobs > jobs + 150_000);
        Assert.True(many - few < 200_000, $"{many - few} bytes for {moreJobs - jobs} jobs");
    }

    private static (long Bytes, double Jobs) Bytes(HubModel model, Simulator simulator)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = model.Run(simulator, 0, CancellationToken.None);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (bytes, result.Responses[model.Responses.TakeWhile(column => column.Name != "jobs_submitted").Count()]);
    }

    /// <summary>How long each job waited, by the number of its process, which the order of submission decides alone.</summary>
    private static Dictionary<long, TimeSpan> WaitsByJob(double cards, int replication)
    {
        var compute = JobScenes.Typed(cards, 17, ("a", JobScenes.Type(new Constant(1), new LogNormal(1, 1.1)))) with
        {
            Discipline = JobDiscipline.FirstCome,
            Batch = Scenes.Sometimes(new Discrete([1, 20], [0.9, 0.1])),
        };
        var waits = new Waits();
        new HubModel(JobScenes.City(compute, 180), []).Run(new Simulator(), replication, CancellationToken.None, waits);
        return waits.ByJob;
    }

    private sealed class Waits : ITraceObserver
    {
        private readonly Dictionary<long, TimeSpan> submitted = [];

        public Dictionary<long, TimeSpan> ByJob { get; } = [];

        public void OnEvent(in TraceRecord record)
        {
            if (record.ProcessName != "Run")
            {
                return;
            }

            submitted.TryAdd(record.ProcessNumber, record.Time);
            if (record.Wait is { Kind: WaitKind.Hold })
            {
                ByJob[record.ProcessNumber] = record.Time - submitted[record.ProcessNumber];
            }
        }
    }
}
