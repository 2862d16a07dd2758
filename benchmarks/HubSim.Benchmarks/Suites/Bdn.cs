using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Suites;

/// <summary>BenchmarkDotNet over all suites, with its figures where they are committed.</summary>
static class Bdn
{
    private const int WarmUps = 6;
    private const int Iterations = 7;
    private const int IterationMilliseconds = 100;

    /// <summary>Runs the benchmarks whose names match, or all.</summary>
    /// <param name="filters">Patterns such as *Hold*.</param>
    /// <returns>The exit code: 1 if nothing matches or something failed.</returns>
    public static int Run(string[] filters)
    {
        string[] arguments = ["--filter", .. filters.Length == 0 ? ["*"] : filters];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Bdn).Assembly).Run(arguments, Config()).ToList();
        foreach (var summary in summaries.Where(one => one.Reports.Any(report => report.Success)))
        {
            BdnFiles.Write(Path.Combine(Places.Results, "bdn"), summary);
        }

        var isGood = summaries.Count > 0 && summaries.TrueForAll(one =>
            !one.HasCriticalValidationErrors && one.Reports.All(report => report.Success));
        Console.WriteLine(isGood
            ? $"bdn: written to {Path.GetRelativePath(Places.Root, Places.Results)}/bdn"
            : "bdn: nothing matched, or a benchmark failed");
        return isGood ? 0 : 1;
    }

    // In this process: by default BenchmarkDotNet builds a copy of all our projects for every run, which on a busy machine
    // does not end within the two minutes that it grants. A short job: all takes minutes.
    private static ManualConfig Config() => DefaultConfig.Instance
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(WarmUps)
            .WithIterationCount(Iterations)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(IterationMilliseconds)))
        .AddColumn(StatisticColumn.Median)
        .WithArtifactsPath(Path.Combine(Places.Root, "artifacts", "benchmarkdotnet"));
}
