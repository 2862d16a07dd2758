using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Precision;

/// <summary>Runs one design point in a laboratory until its responses are known precisely.</summary>
public static class PrecisionRun
{
    /// <summary>Asks for replications in the batches of <see cref="PrecisionRule"/> until the watch has enough.</summary>
    /// <param name="laboratory">Where trials are run.</param>
    /// <param name="point">The design point.</param>
    /// <param name="first">Number of the first replication, from 0.</param>
    /// <param name="watch">A fresh watch over responses in the laboratory's order.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The results that were used, in the order of their replications.</returns>
    public static IReadOnlyList<TrialResult> Until(ILaboratory laboratory, DesignPoint point, int first, PrecisionWatch watch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        var results = new List<TrialResult>();
        while (!watch.IsOver)
        {
            var count = Math.Min(watch.Cap, results.Count == 0 ? PrecisionRule.Minimum : results.Count + PrecisionRule.Batch) - results.Count;
            Trial[] batch = [.. Enumerable.Range(first + results.Count, count).Select(number => new Trial(point, number))];
            foreach (var result in laboratory.Run(batch, cancellation))
            {
                results.Add(result);
                _ = watch.Take(result.Yield is { } yield ? [.. yield.Responses] : []);
            }
        }

        return results;
    }
}
