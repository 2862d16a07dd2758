using System.Diagnostics;
using System.Globalization;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Measuring;

/// <summary>
/// Times workloads. Beside the clock on the wall, the processor time of the whole program is read, all its threads
/// included: other programs on the machine, which may take the processor away, then disturb a ratio little.
/// </summary>
static class Meter
{
    // The runtime compiles in the background, and begins 100 ms after the last call of something new.
    private const int CompilePauseMilliseconds = 150;

    /// <summary>Measures a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="yardstick">Run before each timed run, so that both see the same state of the machine; or null.</param>
    public static Measurement Measure(Workload workload, Workload? yardstick)
    {
        GC.Collect();
        for (var i = 0; i < workload.WarmRuns; i++)
        {
            Time(workload);
            Thread.Sleep(CompilePauseMilliseconds);
        }

        var runs = new Run[workload.TimedRuns];
        var least = double.PositiveInfinity;
        var leastOfYardstick = double.PositiveInfinity;
        for (var i = 0; i < runs.Length; i++)
        {
            if (yardstick is not null)
            {
                leastOfYardstick = Math.Min(leastOfYardstick, Time(yardstick).ProcessorNsPerEvent);
            }

            runs[i] = Time(workload);
            least = Math.Min(least, runs[i].ProcessorNsPerEvent);
        }

        var first = runs[0].Answer;
        var events = runs.Sum(run => run.Answer.NominalEvents);
        return new Measurement(
            workload.Name,
            first.NominalEvents,
            Median([.. runs.Select(run => run.NsPerEvent)]),
            (double)runs.Sum(run => run.Bytes) / events,
            first.KernelEvents,
            first.Check)
        {
            Hash = Fingerprint.Of(runs.Select(run => run.Answer.Hash)).ToString("x16", CultureInfo.InvariantCulture),
            // What disturbs a run only ever adds time, so the least of several varies least.
            Ratio = yardstick is null ? 0 : least / leastOfYardstick,
        };
    }

    /// <summary>Makes the yardstick ready for use: compiled, with its memory in place.</summary>
    public static Workload WarmYardstick()
    {
        var yardstick = new YardstickPriorityQueue();
        for (var i = 0; i < yardstick.WarmRuns; i++)
        {
            Time(yardstick);
            Thread.Sleep(CompilePauseMilliseconds);
        }

        return yardstick;
    }

    private static Run Time(Workload workload)
    {
        workload.Prepare();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var answer = workload.Run();
        var wall = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var events = answer.NominalEvents;
        return new Run(answer, wall.TotalNanoseconds / events, processor.TotalNanoseconds / events, bytes);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private readonly record struct Run(Answer Answer, double NsPerEvent, double ProcessorNsPerEvent, long Bytes);
}
