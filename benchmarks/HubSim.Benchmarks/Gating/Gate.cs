using System.Globalization;
using HubSim.Benchmarks.Measuring;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Gating;

/// <summary>Measures everything once and compares it with the baseline of this processor.</summary>
static class Gate
{
    /// <summary>Exit code when something fell back, or when there is nothing to compare with.</summary>
    public const int FellBack = 5;

    /// <summary>Runs the gate.</summary>
    /// <param name="factor">See <see cref="Comparison.FallsBack"/>.</param>
    /// <param name="json">File for the figures; null for none.</param>
    /// <returns>The exit code.</returns>
    public static int Run(double factor, string? json)
    {
        if (Baseline.Load() is not { } baseline)
        {
            Console.Error.WriteLine($"gate: no baseline for this processor ({Machine.Cpu}) at {Baseline.File}");
            Console.Error.WriteLine("gate: make one from code that is known to be good: dotnet run -c Release --project benchmarks/HubSim.Benchmarks -- baseline");
            return FellBack;
        }

        var yardstick = Meter.WarmYardstick();
        var measured = new List<Measurement>();
        var isGood = true;
        foreach (var workload in Catalogue.Make([]))
        {
            var one = Meter.Measure(workload, yardstick);
            measured.Add(one with { NsPerEvent = one.NsPerEvent * factor, Ratio = one.Ratio * factor });
            isGood &= Judge(baseline, one, factor);
        }

        foreach (var missing in baseline.Workloads.Where(one => measured.TrueForAll(other => other.Workload != one.Workload)))
        {
            isGood = false;
            Console.WriteLine($"FELL BACK  {missing.Workload}: in the baseline, and no longer measured");
        }

        if (json is not null)
        {
            Lines.WriteForAction(json, measured);
        }

        Console.WriteLine(isGood ? "gate: nothing fell back" : "gate: something fell back; if it is meant, renew with -- baseline");
        return isGood ? 0 : FellBack;
    }

    private static bool Judge(Baseline baseline, Measurement measured, double factor)
    {
        var expected = baseline.Workloads.FirstOrDefault(one => one.Workload == measured.Workload);
        IReadOnlyList<string> fallen = expected is null
            ? ["not in the baseline"]
            : [.. Comparison.FallsBack(expected, measured, factor)];
        foreach (var one in fallen)
        {
            Console.WriteLine($"FELL BACK  {measured.Workload}: {one}");
        }

        if (fallen.Count == 0)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"good       {measured.Workload}: {measured.Ratio * factor:F3} of the yardstick (baseline {expected!.Ratio:F3}, tolerance {expected.Tolerance:P1}), {measured.BytesPerEvent:F3} bytes per event"));
        }

        return fallen.Count == 0;
    }
}
