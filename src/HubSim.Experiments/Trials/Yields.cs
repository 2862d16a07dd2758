namespace HubSim.Experiments.Trials;

/// <summary>Results of trials, arranged for analysis.</summary>
public static class Yields
{
    /// <summary>
    /// The values of one response by design point and replication, of trials that come point after point with as many
    /// replications each. NaN where the trial failed or the response is missing: nothing is left out in silence.
    /// </summary>
    /// <param name="results">Results, in that order.</param>
    /// <param name="response">Place of the response.</param>
    /// <param name="replications">Replications at each point.</param>
    /// <exception cref="ArgumentException">The results are not in that order.</exception>
    public static double[][] ByPoint(IReadOnlyList<TrialResult> results, int response, int replications)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        if (results.Count % replications != 0)
        {
            throw new ArgumentException($"{results.Count} results are no whole number of points with {replications} replications each", nameof(results));
        }

        var values = new double[results.Count / replications][];
        for (var point = 0; point < values.Length; point++)
        {
            values[point] = new double[replications];
            for (var replication = 0; replication < replications; replication++)
            {
                var result = results[(point * replications) + replication];
                if (result.Trial.Point.Number != results[point * replications].Trial.Point.Number)
                {
                    throw new ArgumentException("the results do not come point after point", nameof(results));
                }

                values[point][replication] = result.Yield?.Responses[response] ?? double.NaN;
            }
        }

        return values;
    }

    /// <summary>True when there is one result for each trial, in their order.</summary>
    /// <param name="trials">What was to be run.</param>
    /// <param name="results">What came back.</param>
    public static bool Answer(IReadOnlyList<Trial> trials, IReadOnlyList<TrialResult> results)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(results);
        return results.Count == trials.Count && results.Zip(trials).All(pair =>
            pair.First.Trial.Replication == pair.Second.Replication
            && pair.First.Trial.Point.Number == pair.Second.Point.Number
            && pair.First.Trial.Point.Levels.SequenceEqual(pair.Second.Point.Levels));
    }

    /// <summary>Place of a response among those of a laboratory.</summary>
    /// <param name="responses">Names of the responses that there are.</param>
    /// <param name="name">Name of the response wanted.</param>
    /// <exception cref="ArgumentException">There is no such response.</exception>
    public static int PlaceOf(IReadOnlyList<string> responses, string name)
    {
        ArgumentNullException.ThrowIfNull(responses);
        for (var place = 0; place < responses.Count; place++)
        {
            if (responses[place] == name)
            {
                return place;
            }
        }

        throw new ArgumentException($"there is no response {name}", nameof(name));
    }
}
