using HubSim.Benchmarks.Gating;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Tests;

public sealed class BaselinesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void A_baseline_is_read_as_it_was_written()
    {
        var exact = new ExactFigures
        {
            Workload = "mm1", NominalEvents = 2, KernelEvents = 3, Draws = 4, BytesPerEvent = 0.1, Check = 1.0 / 3, Hash = "ab",
        };
        var time = new ExpectedTime { Workload = "mm1", Ratio = 0.7, Tolerance = 0.1, Ratios = [0.6], DisturbedRatios = [0.8] };
        new Baselines(folder).Save([exact]);
        new Baselines(folder).Save(Times(time));
        Assert.Null(new Baselines(folder).TryLoad(out var exactRead, out var timesRead));
        Assert.Equal(exact, Assert.Single(exactRead));
        var read = Assert.Single(timesRead);
        Assert.Equal(Machine.Cpu, read.Cpu);
        Assert.Equal([0.8], Assert.Single(read.Workloads).DisturbedRatios);
        Assert.Equal(TimeLimit.Of(Times(time)), TimeLimit.Of(read));
    }

    [Fact]
    public void Either_baseline_missing_is_told()
    {
        Assert.Equal("there is no baseline exact.json", new Baselines(folder).TryLoad(out _, out _));
        File.WriteAllText(Path.Combine(folder, "exact.json"), "[]");
        Assert.Equal("there is no baseline gate.json of any processor", new Baselines(folder).TryLoad(out _, out _));
    }

    [Fact]
    public void A_baseline_that_is_no_baseline_is_told()
    {
        File.WriteAllText(Path.Combine(folder, "exact.json"), "[{}]");
        Assert.StartsWith("the baseline exact.json cannot be read: ", new Baselines(folder).TryLoad(out _, out _), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static TimeBaseline Times(ExpectedTime time) => new()
    {
        Cpu = Machine.Cpu, Runtime = Machine.Runtime, System = "some", Tolerances = Noise.Derivation, Workloads = [time],
    };
}
