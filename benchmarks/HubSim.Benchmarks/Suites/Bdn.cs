using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Suites;

/// <summary>BenchmarkDotNet over all suites.</summary>
static class Bdn
{
    /// <summary>Runs the suites whose names match, or all.</summary>
    /// <param name="filters">Patterns such as *Hold*.</param>
    public static int Run(string[] filters)
    {
        // In this process: the generated project of the default way would stand under the house's build rules, which it
        // does not keep, and would need a restore.
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Places.Root, "artifacts", "benchmarkdotnet"));
        string[] arguments = ["--filter", .. filters.Length == 0 ? ["*"] : filters];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Bdn).Assembly).Run(arguments, config);
        return summaries.Any() && summaries.All(one => !one.HasCriticalValidationErrors) ? 0 : 1;
    }
}
