using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Optimising;

/// <summary>A policy of which some replications were run.</summary>
/// <param name="point">Its design point.</param>
/// <param name="places">Its place in the unit cube; null for a base policy that is no point of it.</param>
sealed class TriedPolicy(DesignPoint point, double[]? places)
{
    private readonly List<double[]> values = [];

    /// <summary>Its design point.</summary>
    public DesignPoint Point => point;

    /// <summary>Its place in the unit cube; null for a base policy that is no point of it.</summary>
    public double[]? Places => places;

    /// <summary>Number of its replications, from the one numbered 0 on.</summary>
    public int Count => values.Count;

    /// <summary>Why it cannot be judged: a replication failed, or a response had no value in it. Null when it can.</summary>
    public string? Flaw { get; private set; }

    /// <summary>The values of a response by replication.</summary>
    public double[] Values(int response, int count) => [.. values.Take(count).Select(row => row[response])];

    /// <summary>Takes the next replication.</summary>
    /// <param name="result">The result.</param>
    /// <param name="needed">Places of the responses that must have a value.</param>
    public void Take(TrialResult result, IReadOnlyList<int> needed)
    {
        var number = result.Trial.Replication.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Flaw ??= result.Yield is not { } yield ? $"replication {number} failed: {result.Failure}"
            : needed.All(place => double.IsFinite(yield.Responses[place])) ? null
            : $"a response has no value in replication {number}";
        values.Add(result.Yield is { } whole ? [.. whole.Responses] : []);
    }
}
