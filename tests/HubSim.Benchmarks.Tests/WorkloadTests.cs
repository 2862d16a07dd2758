using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Workloads;
using HubSim.Kernel.Random;

namespace HubSim.Benchmarks.Tests;

public class WorkloadTests
{
    [Fact]
    public void All_forms_of_the_single_server_queue_give_the_same_answer_from_the_same_draws()
    {
        string[] names = ["mm1", "mm1_customers", "mm1_acquire", "yardstick_priorityqueue", "yardstick_bare"];
        Answer[] answers = [.. names.Select(Run)];
        Assert.InRange(answers[0].Check, 9.5, 10.5);
        Assert.All(answers, answer => Assert.Equal(answers[0] with { KernelEvents = answer.KernelEvents }, answer));
    }

    [Theory]
    [InlineData("cserver", 5, 5)]
    [InlineData("hold_1000", 1, 500_000)]
    [InlineData("yardstick_independent", 1, 1_000_000)]
    public void The_answer_is_near_theory(string name, double theory, long events)
    {
        var answer = Run(name);
        Assert.InRange(answer.Check, theory * 0.99, theory * 1.01);
        Assert.True(answer.NominalEvents > events * 0.98);
    }

    [Theory]
    [InlineData("mm1")]
    [InlineData("cserver")]
    [InlineData("yardstick_bare")]
    [InlineData("yardstick_priorityqueue")]
    public void Slices_make_up_the_whole_run(string name)
    {
        var workload = Assert.Single(Catalogue.Make([name]));
        workload.Prepare();
        var events = 0L;
        for (var done = workload.RunSlice(); done > 0; done = workload.RunSlice())
        {
            events += done;
        }

        Assert.Equal(2_000_000, events);
        workload.Prepare();
        Assert.Equal(2_000_000, workload.Run().NominalEvents);
    }

    [Fact]
    public void Blocks_are_counted_where_the_switch_is_on()
    {
        Assert.True(BlockCount.IsOn);
        var before = BlockCount.Made;
        var stream = new Streams(1, 2).Sequence(new Purpose("count"));
        for (var i = 0; i < 17; i++)
        {
            stream.NextWord();
        }

        // A sequence makes four blocks of four words at a time.
        Assert.Equal(8, BlockCount.Made - before);
        Assert.Equal(17UL, stream.Taken);
    }

    [Fact]
    public void Measuring_a_workload_counts_no_byte_of_its_own()
    {
        var one = Meter.Measure(Assert.Single(Catalogue.Make(["yardstick_bare"])), 2, 1, 0);
        Assert.Equal(0, one.BytesPerEvent);
    }

    private static Answer Run(string name)
    {
        var workload = Assert.Single(Catalogue.Make([name]));
        workload.Prepare();
        return workload.Run();
    }
}
