using System.Globalization;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>Says what fell back between the baseline and a measurement.</summary>
static class Comparison
{
    /// <summary>
    /// Bytes per event as they are compared. What a replication allocates is the same in every run but for a few objects
    /// that the runtime makes at its own time; a thousandth of a byte per event hides those, and nothing that a model pays.
    /// </summary>
    public static double Bytes(double bytesPerEvent) => Math.Round(bytesPerEvent, 3);

    /// <summary>Sentences, one for each thing that fell back.</summary>
    /// <param name="expected">The baseline.</param>
    /// <param name="measured">The measurement.</param>
    public static IEnumerable<string> FallsBack(Expected expected, Measurement measured)
    {
        if (Bytes(measured.BytesPerEvent) > expected.BytesPerEvent)
        {
            yield return Differs("bytes per event", Bytes(measured.BytesPerEvent), expected.BytesPerEvent);
        }

        if (measured.NominalEvents != expected.NominalEvents)
        {
            yield return Differs("nominal events", measured.NominalEvents, expected.NominalEvents);
        }

        if (measured.KernelEvents != expected.KernelEvents)
        {
            yield return Differs("kernel events", measured.KernelEvents, expected.KernelEvents);
        }

        if (!measured.Check.Equals(expected.Check))
        {
            yield return Differs("check", measured.Check, expected.Check);
        }

        if (measured.Hash != expected.Hash)
        {
            yield return $"answers: {measured.Hash}, in the baseline {expected.Hash}";
        }

        var most = expected.Ratio * (1 + expected.Tolerance);
        if (expected.Ratio > 0 && measured.Ratio > most)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"time: {measured.Ratio:F3} of the yardstick, and at most {most:F3} is tolerated; "
                + $"{expected.Ratio:F3} in the baseline");
        }
    }

    private static string Differs(string what, double now, double before) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {now:R}, in the baseline {before:R}");
}
