using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Gating;

/// <summary>Makes the baseline: runs the whole measurement several times, each time in a new process.</summary>
static class Renewal
{
    /// <summary>Word of the command line with which this program calls itself.</summary>
    public const string Measure = "measure";

    private const int Runs = 6;

    // With every time multiplied by 1.3, the quietest workload must stand out; this leaves room for its own noise.
    private const double WidestUseful = 0.2;

    /// <summary>Measures once and writes what was measured, for the process that asked.</summary>
    public static int WriteMeasurements()
    {
        var yardstick = Meter.WarmYardstick();
        foreach (var workload in Catalogue.Make(Catalogue.Gated))
        {
            Console.WriteLine(JsonSerializer.Serialize(Meter.Measure(workload, yardstick)));
        }

        return 0;
    }

    /// <summary>Measures repeatedly and writes the baseline.</summary>
    /// <returns>The exit code: 1 if the runs disagree, or are too noisy to judge time by.</returns>
    public static int Run()
    {
        var runs = new List<Measurement[]>();
        for (var i = 1; i <= Runs; i++)
        {
            Console.Error.WriteLine($"baseline: run {i} of {Runs}");
            runs.Add(MeasureInNewProcess());
        }

        if (Disagreement(runs) is { } name)
        {
            return Refuse($"runs of {name} differ in what must be exact");
        }

        var yardsticks = Catalogue.Make([]).Where(one => one.IsYardstick).Select(one => one.Name);
        var timed = runs[0].Select(one => one.Workload).Except(yardsticks).ToArray();
        var ratios = timed.Select(workload => Ratios(runs, workload)).ToArray();
        var tolerances = Noise.Tolerances(ratios);
        return tolerances.Min() > WidestUseful
            ? Refuse($"the machine is too noisy, with tolerances of {string.Join(", ", tolerances.Select(Percent))}")
            : Write(runs, timed, ratios, tolerances);
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"baseline: not written, because {reason}");
        return 1;
    }

    private static int Write(
        List<Measurement[]> runs, string[] timed, IReadOnlyList<double>[] ratios, double[] tolerances)
    {
        var baseline = new Baseline
        {
            Cpu = Machine.Cpu,
            Runtime = Machine.Runtime,
            System = Machine.System,
            Tolerances = Noise.Derivation,
            Workloads = [.. runs[0].Select(one => Array.IndexOf(timed, one.Workload) is var i && i >= 0
                ? Expect(runs, one.Workload, ratios[i], tolerances[i])
                : Expect(runs, one.Workload, [], 0))],
        };
        baseline.Save();
        var file = Path.GetRelativePath(Places.Root, Baseline.File);
        Console.WriteLine($"baseline: {file}, tolerances {string.Join(", ", tolerances.Select(Percent))}");
        return 0;
    }

    private static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static IReadOnlyList<double> Ratios(List<Measurement[]> runs, string workload) =>
        [.. runs.Select(run => Of(run, workload).Ratio)];

    private static Expected Expect(List<Measurement[]> runs, string name, IReadOnlyList<double> ratios, double tolerance)
    {
        var first = Of(runs[0], name);
        return new Expected
        {
            Workload = name,
            NominalEvents = first.NominalEvents,
            KernelEvents = first.KernelEvents,
            BytesPerEvent = runs.Max(run => Comparison.Bytes(Of(run, name).BytesPerEvent)),
            Check = first.Check,
            Hash = first.Hash,
            Ratio = ratios.Count == 0 ? 0 : Noise.GeometricMean(ratios),
            Tolerance = tolerance,
            Ratios = ratios,
        };
    }

    private static string? Disagreement(List<Measurement[]> runs) => runs[0].FirstOrDefault(first => runs.Exists(run =>
    {
        var other = Of(run, first.Workload);
        return other.Hash != first.Hash || other.KernelEvents != first.KernelEvents
            || other.NominalEvents != first.NominalEvents || !other.Check.Equals(first.Check);
    }))?.Workload;

    private static Measurement Of(Measurement[] run, string name) => Array.Find(run, one => one.Workload == name)!;

    private static Measurement[] MeasureInNewProcess()
    {
        // Under "dotnet HubSim.Benchmarks.dll" the process is dotnet, which wants to be told the program.
        var self = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? [Assembly.GetEntryAssembly()!.Location, Measure]
            : [Measure];
        var start = new ProcessStartInfo(self, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Places.Root,
        };
        using var child = System.Diagnostics.Process.Start(start)!;
        var lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. lines.Select(line => JsonSerializer.Deserialize<Measurement>(line)!)]
            : throw new InvalidOperationException($"The measuring process ended with exit code {child.ExitCode}.");
    }
}
