using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Gating;

/// <summary>Measurements that new processes of this program make.</summary>
static class Children
{
    /// <summary>First word of the command line with which this program calls itself.</summary>
    public const string Word = "measure";

    private const string Exact = "exact";
    private const string Times = "times";
    private const string Disturb = "disturb";

    private static readonly TimeSpan TimeOfSlices = TimeSpan.FromSeconds(4);

    /// <summary>Carries out what this program asked of itself.</summary>
    /// <param name="what">Second word of the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string? what)
    {
        switch (what)
        {
            case Exact:
                AppContext.SetSwitch(BlockCount.Switch, true);
                WriteLines(Catalogue.Make(Catalogue.Gated).Select(MeasureExactly));
                return 0;
            case Times:
                WriteLines(Slices.Measure(Catalogue.Timed, TimeOfSlices));
                return 0;
            case Disturb:
                return Disturbance.Run();
            default:
                return 2;
        }
    }

    /// <summary>What must be exact.</summary>
    public static IReadOnlyList<Measurement> MeasureExact() => Ask<Measurement>(Exact);

    /// <summary>Times.</summary>
    public static IReadOnlyList<TimeFigures> MeasureTimes() => Ask<TimeFigures>(Times);

    /// <summary>Times beside a disturbance.</summary>
    public static IReadOnlyList<TimeFigures> MeasureDisturbedTimes()
    {
        using var disturbance = Start(Disturb);
        try
        {
            return MeasureTimes();
        }
        finally
        {
            disturbance.StandardInput.Close();
            disturbance.WaitForExit();
        }
    }

    // One run warms, and others would repeat it. Holds go on from window to window, so memory may grow in a later one.
    private static Measurement MeasureExactly(Workload workload) =>
        workload is Holds { Pending: < Holds.LongWindow }
            ? Meter.Measure(workload, workload.WarmRuns, workload.TimedRuns, 0)
            : Meter.Measure(workload, 1, 1, 0);

    private static void WriteLines<T>(IEnumerable<T> figures)
    {
        foreach (var one in figures)
        {
            Console.WriteLine(JsonSerializer.Serialize(one));
        }
    }

    private static IReadOnlyList<T> Ask<T>(string what)
    {
        using var child = Start(what);
        child.StandardInput.Close();
        var lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        return child.ExitCode == 0
            ? [.. lines.Select(line => JsonSerializer.Deserialize<T>(line)!)]
            : throw new InvalidOperationException($"A measuring process ended with exit code {child.ExitCode}.");
    }

    private static System.Diagnostics.Process Start(string what)
    {
        // Under "dotnet HubSim.Benchmarks.dll" the process is dotnet, which wants to be told the program.
        var self = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? [Assembly.GetEntryAssembly()!.Location, Word, what]
            : [Word, what];
        var start = new ProcessStartInfo(self, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Places.Root,
        };
        if (what == Exact)
        {
            // What is allocated depends on how far the runtime has compiled, so here it compiles in full at once.
            start.Environment["DOTNET_TieredCompilation"] = "0";
        }

        return System.Diagnostics.Process.Start(start)!;
    }
}
