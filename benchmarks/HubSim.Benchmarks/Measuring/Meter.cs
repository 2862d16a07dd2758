using System.Diagnostics;
using System.Globalization;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Measuring;

/// <summary>Measures whole runs of workloads, by the clock on the wall.</summary>
static class Meter
{
    // The runtime compiles in the background, and begins 100 ms after the last call of something new.
    private const int CompilePauseMilliseconds = 150;

    /// <summary>Measures a workload: runs it warm, then as often as it says.</summary>
    public static Measurement Measure(Workload workload) => Measure(workload, workload.WarmRuns, workload.TimedRuns, CompilePauseMilliseconds);

    /// <summary>Measures a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="warmRuns">Runs that are not counted, before the others.</param>
    /// <param name="timedRuns">Runs that are.</param>
    /// <param name="pauseMilliseconds">Pause after each run that is not.</param>
    public static Measurement Measure(Workload workload, int warmRuns, int timedRuns, int pauseMilliseconds)
    {
        for (var i = 0; i < warmRuns; i++)
        {
            workload.RunWarm();
            Thread.Sleep(pauseMilliseconds);
        }

        var runs = new Run[timedRuns];
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = Time(workload);
        }

        var first = runs[0].Answer;
        return new Measurement(
            workload.Name,
            first.NominalEvents,
            Median([.. runs.Select(run => run.NsPerEvent)]),
            (double)runs.Sum(run => run.Bytes) / runs.Sum(run => run.Answer.NominalEvents),
            first.KernelEvents,
            first.Check)
        {
            IsModel = workload.IsModel,
            Draws = first.Draws,
            Hash = Fingerprint.Of([.. runs.Select(run => run.Answer.Hash)]).ToString("x16", CultureInfo.InvariantCulture),
        };
    }

    private static Run Time(Workload workload)
    {
        workload.Prepare();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var answer = workload.Run();
        var wall = Stopwatch.GetElapsedTime(start);
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Run(answer, wall.TotalNanoseconds / answer.NominalEvents, bytes);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private readonly record struct Run(Answer Answer, double NsPerEvent, long Bytes);
}
