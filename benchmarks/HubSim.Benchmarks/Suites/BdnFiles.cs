using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Suites;

/// <summary>
/// The figures of a suite as two files, for people and for programs, with what they were measured on and nothing of the
/// machine's own: no name, no path.
/// </summary>
static class BdnFiles
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the files of one suite.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="summary">What BenchmarkDotNet measured.</param>
    public static void Write(string folder, Summary summary)
    {
        Directory.CreateDirectory(folder);
        var name = summary.BenchmarksCases[0].Descriptor.Type.Name;
        var log = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, log);
        var table = log.GetLog().ReplaceLineEndings("\n").Trim();
        File.WriteAllText(Path.Combine(folder, name + ".md"), $"# {name}\n\nHubSim {Version}\n\n{table}\n");
        File.WriteAllText(Path.Combine(folder, name + ".json"), Json(summary).ToJsonString(Form) + "\n");
    }

    private static string Version { get; } =
        typeof(Simulator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static JsonObject Json(Summary summary) => new()
    {
        ["cpu"] = Machine.Cpu,
        ["system"] = Machine.System,
        ["runtime"] = Machine.Runtime,
        ["benchmark_dotnet"] = summary.HostEnvironmentInfo.BenchmarkDotNetVersion,
        ["hubsim"] = Version,
        ["benchmarks"] = new JsonArray([.. summary.Reports.Select(Figures)]),
    };

    private static JsonObject Figures(BenchmarkReport report) => new()
    {
        ["name"] = report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
        ["parameters"] = report.BenchmarkCase.Parameters.PrintInfo,
        ["median_ns"] = report.ResultStatistics?.Median,
        ["mean_ns"] = report.ResultStatistics?.Mean,
        ["standard_deviation_ns"] = report.ResultStatistics?.StandardDeviation,
        ["iterations"] = report.ResultStatistics?.N,
        ["bytes_per_operation"] = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
    };
}
