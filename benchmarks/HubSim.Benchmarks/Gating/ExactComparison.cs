using System.Globalization;

namespace HubSim.Benchmarks.Gating;

/// <summary>Says what differs in what must be exact.</summary>
static class ExactComparison
{
    /// <summary>Sentences, one for each thing that fell back, over all workloads of either side.</summary>
    /// <param name="expected">The baseline.</param>
    /// <param name="measured">The measurement.</param>
    public static IEnumerable<string> FallsBack(
        IReadOnlyList<ExactFigures> expected, IReadOnlyList<ExactFigures> measured)
    {
        foreach (var one in measured)
        {
            var before = expected.FirstOrDefault(other => other.Workload == one.Workload);
            IEnumerable<string> fallen = before is null ? ["is not in the baseline"] : Differences(before, one);
            foreach (var what in fallen)
            {
                yield return $"{one.Workload}: {what}";
            }
        }

        foreach (var one in expected.Where(one => measured.All(other => other.Workload != one.Workload)))
        {
            yield return $"{one.Workload}: is in the baseline, and no longer measured";
        }
    }

    /// <summary>
    /// Bytes per event that still pass. Who allocates next to nothing may allocate no more. Whoever allocates by design, which is
    /// the model alone, gets a hundredth: of eight processes with the same code one allocated 0.8 % more than the others.
    /// </summary>
    private static double MostBytes(double before) => before < 1 ? before : before * 1.01;

    private static IEnumerable<string> Differences(ExactFigures before, ExactFigures now)
    {
        // Less is good, and the next renewal keeps it.
        if (now.BytesPerEvent > MostBytes(before.BytesPerEvent))
        {
            yield return Differs("bytes per event", now.BytesPerEvent, before.BytesPerEvent);
        }

        if (now.NominalEvents != before.NominalEvents)
        {
            yield return Differs("nominal events", now.NominalEvents, before.NominalEvents);
        }

        if (now.KernelEvents != before.KernelEvents)
        {
            yield return Differs("kernel events", now.KernelEvents, before.KernelEvents);
        }

        if (now.Draws != before.Draws)
        {
            yield return Differs("draws", now.Draws, before.Draws);
        }

        if (!now.Check.Equals(before.Check))
        {
            yield return Differs("check", now.Check, before.Check);
        }

        if (now.Hash != before.Hash)
        {
            yield return Differs("answers", now.Hash, before.Hash);
        }
    }

    private static string Differs(string what, object now, object before) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {now}, in the baseline {before}");
}
