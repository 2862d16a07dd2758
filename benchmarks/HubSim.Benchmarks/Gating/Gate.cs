using System.Diagnostics;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>Measures everything in new processes and compares it with the baselines.</summary>
static class Gate
{
    /// <summary>Exit code when something fell back, or when there is nothing to compare with.</summary>
    public const int FellBack = 5;

    private const int CalibratingProcesses = 3;

    // A process takes 10 s, and 30 s on a machine that five others share; all should be over in two minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(80);

    private const string HowToRenew = "dotnet run -c Release --project benchmarks/HubSim.Benchmarks -- baseline";

    /// <summary>Runs the gate.</summary>
    /// <param name="factor">Measured times are multiplied by this, to prove that the gate can fail; else 1.</param>
    /// <param name="json">File for the figures; null for none.</param>
    /// <returns>The exit code.</returns>
    public static int Run(double factor, string? json)
    {
        if (new Baselines(Places.Figures).TryLoad(out var expected, out var times) is { } problem)
        {
            Console.Error.WriteLine($"gate: {problem}");
            Console.Error.WriteLine($"gate: make one from code that is known to be good: {HowToRenew}");
            return FellBack;
        }

        var exact = Children.MeasureExact();
        foreach (var one in exact)
        {
            Say($"gate: {one.Workload}: {one.KernelEvents} kernel events, {one.Draws} draws, answers {one.Hash}");
        }

        var fallen = ExactComparison.FallsBack(expected, [.. exact.Select(ExactFigures.Of)]).ToList();
        var measured = new List<TimeFigures>();
        fallen.AddRange(JudgeTimes(times, factor, measured));
        if (json is not null)
        {
            ActionFile.Write(json, exact.Select(ActionFile.Allocation).Concat(Best(measured).SelectMany(Entries)));
        }

        fallen.ForEach(one => Console.WriteLine($"gate: FELL BACK {one}"));
        Console.WriteLine(fallen.Count == 0
            ? "gate: nothing fell back"
            : $"gate: {fallen.Count} fell back; if it is meant, renew: {HowToRenew}");
        return fallen.Count == 0 ? 0 : FellBack;
    }

    private static IReadOnlyList<string> JudgeTimes(
        IReadOnlyList<TimeBaseline> times, double factor, List<TimeFigures> measured)
    {
        if (times.FirstOrDefault(one => one.Cpu == Machine.Cpu) is { } own)
        {
            return Judge(TimeLimit.Of(own), factor, measured);
        }

        Console.WriteLine(
            $"gate: there are no times of this processor ({Machine.Cpu}). Judged by {string.Join(", ", times.Select(one => one.Cpu))} "
            + "with a tolerance of a factor of two, and by whether the gate can tell times apart here.");
        var here = new List<IReadOnlyDictionary<string, double>>();
        for (var i = 0; i < CalibratingProcesses; i++)
        {
            here.Add(Measure(1, []));
        }

        var fallen = Judge(TimeLimit.Calibrated(times, here), factor, measured);
        return [.. fallen, .. Judge(TimeLimit.Foreign(times), measured)];
    }

    private static IReadOnlyList<string> Judge(IReadOnlyList<TimeLimit> limits, double factor, List<TimeFigures> measured)
    {
        var judgement = new Judgement(limits);
        var start = Stopwatch.GetTimestamp();
        for (var process = 1; judgement.IsOpen(Stopwatch.GetElapsedTime(start) > Patience); process++)
        {
            var ratios = Measure(factor, measured);
            judgement.Add(ratios);
            foreach (var limit in limits.Where(one => ratios.ContainsKey(one.Workload)))
            {
                Say($"gate: process {process}: {limit.Workload} {ratios[limit.Workload]:F3} of the yardstick, {limit}");
            }
        }

        return [.. judgement.FallsBack()];
    }

    // From what was measured already; of several processes the best one counts.
    private static IReadOnlyList<string> Judge(IReadOnlyList<TimeLimit> limits, List<TimeFigures> measured)
    {
        var judgement = new Judgement(limits);
        judgement.Add(Ratios.Of([.. Best(measured)]));
        return [.. judgement.FallsBack()];
    }

    private static IReadOnlyDictionary<string, double> Measure(double factor, List<TimeFigures> measured)
    {
        var times = Children.MeasureTimes().Select(one => one with { NsPerEvent = one.NsPerEvent * factor }).ToArray();
        measured.AddRange(times);
        return Ratios.Of(times);
    }

    private static IEnumerable<TimeFigures> Best(List<TimeFigures> measured) =>
        measured.GroupBy(one => one.Workload, StringComparer.Ordinal).Select(group => group.MinBy(one => one.Ratio)!);

    private static IEnumerable<ActionFile.Entry> Entries(TimeFigures one) =>
    [
        new(one.Workload, "ns/event", Math.Round(one.NsPerEvent, 2), "processor time"),
        new($"{one.Workload} against the yardstick", "ratio", Math.Round(one.Ratio, 4), "processor time"),
    ];

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
