using System.Globalization;
using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Gating;

/// <summary>Measures everything once and compares it with the baseline of this processor.</summary>
static class Gate
{
    /// <summary>Exit code when something fell back, or when there is nothing to compare with.</summary>
    public const int FellBack = 5;

    private const string HowToRenew = "dotnet run -c Release --project benchmarks/HubSim.Benchmarks -- baseline";

    /// <summary>Runs the gate.</summary>
    /// <param name="factor">Measured times are multiplied by this, to prove that the gate can fail; else 1.</param>
    /// <param name="json">File for the figures; null for none.</param>
    /// <returns>The exit code.</returns>
    public static int Run(double factor, string? json)
    {
        if (Baseline.Load() is not { } baseline)
        {
            Console.Error.WriteLine($"gate: no baseline for this processor ({Machine.Cpu}) at {Baseline.File}");
            Console.Error.WriteLine($"gate: make one from code that is known to be good: {HowToRenew}");
            return FellBack;
        }

        var measured = MeasureAll(factor);
        var fallen = measured.SelectMany(one => FallsBack(baseline, one)).Concat(Missing(baseline, measured)).ToList();
        fallen.ForEach(Console.WriteLine);
        if (json is not null)
        {
            Lines.WriteForAction(json, measured);
        }

        Console.WriteLine(fallen.Count == 0
            ? "gate: nothing fell back"
            : $"gate: {fallen.Count} fell back; if it is meant, renew: {HowToRenew}");
        return fallen.Count == 0 ? 0 : FellBack;
    }

    private static List<Measurement> MeasureAll(double factor)
    {
        var yardstick = Meter.WarmYardstick();
        var measured = new List<Measurement>();
        foreach (var workload in Catalogue.Make(Catalogue.Gated))
        {
            var one = Meter.Measure(workload, yardstick);
            one = one with { NsPerEvent = one.NsPerEvent * factor, Ratio = one.Ratio * factor };
            measured.Add(one);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Workload}: {one.Ratio:F3} of the yardstick, {one.BytesPerEvent:F3} bytes per event"));
        }

        return measured;
    }

    private static IEnumerable<string> FallsBack(Baseline baseline, Measurement measured)
    {
        var expected = baseline.Workloads.FirstOrDefault(one => one.Workload == measured.Workload);
        IEnumerable<string> fallen = expected is null ? ["not in the baseline"] : Comparison.FallsBack(expected, measured);
        return fallen.Select(one => $"FELL BACK {measured.Workload}: {one}");
    }

    private static IEnumerable<string> Missing(Baseline baseline, List<Measurement> measured) => baseline.Workloads
        .Where(expected => measured.TrueForAll(one => one.Workload != expected.Workload))
        .Select(expected => $"FELL BACK {expected.Workload}: in the baseline, and no longer measured");
}
