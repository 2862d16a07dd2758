using System.Diagnostics;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Gating;

/// <summary>
/// Times workloads in slices of a few milliseconds, one after the other, round and round: a machine that slows down for a
/// second does so for all of them. It is processor time that counts, so other programs do not when they take the
/// processor away; they do when they take cache and memory away, which only ever adds. Hence a low quantile of the slices.
/// </summary>
static class Slices
{
    private const double Quantile = 0.1;
    private const int WarmRounds = 5;
    private const int FewestRounds = 18;

    // A replication of the model is one slice, twenty times as long as others.
    private const int RoundsPerModelSlice = 3;

    private static readonly TimeSpan WarmTime = TimeSpan.FromMilliseconds(60);

    // The runtime compiles in the background, and begins 100 ms after the last call of something new.
    private static readonly TimeSpan CompilePause = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures in this process.</summary>
    /// <param name="names">Of which workloads.</param>
    /// <param name="time">How long to go on, once everything is warm.</param>
    public static IReadOnlyList<TimeFigures> Measure(IReadOnlyList<string> names, TimeSpan time)
    {
        Workload[] all = [new YardstickIndependent(), .. Catalogue.Make(names)];
        var took = Array.ConvertAll(all, _ => new List<double>());
        Warm(all);
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < FewestRounds || Stopwatch.GetElapsedTime(start) < time; round++)
        {
            for (var i = 0; i < all.Length; i++)
            {
                if (!all[i].IsModel || round % RoundsPerModelSlice == 0)
                {
                    took[i].Add(Time(all[i]));
                }
            }
        }

        var yardstick = Low(took[0]);
        return [.. all.Skip(1).Select((one, i) => new TimeFigures(one.Name, Low(took[i + 1]), yardstick))];
    }

    private static void Warm(Workload[] all)
    {
        Array.ForEach(all, one => one.Prepare());
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var one in all)
            {
                var start = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(start) < WarmTime)
                {
                    Time(one);
                }
            }

            Thread.Sleep(CompilePause);
        }
    }

    // Nanoseconds of processor time for an event. The last slice of a run is short, and taken with the first of the next.
    private static double Time(Workload workload)
    {
        var events = 0L;
        var took = TimeSpan.Zero;
        while (true)
        {
            var start = Environment.CpuUsage.TotalTime;
            var done = workload.RunSlice();
            took += Environment.CpuUsage.TotalTime - start;
            events += done;
            if (done > 0 && took.TotalMilliseconds >= 1)
            {
                return took.TotalNanoseconds / events;
            }

            workload.Prepare();
        }
    }

    private static double Low(List<double> values)
    {
        values.Sort();
        return values[(int)(Quantile * (values.Count - 1))];
    }
}
