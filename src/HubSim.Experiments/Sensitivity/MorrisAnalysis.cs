using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Sensitivity;

/// <summary>
/// Elementary effects of one factor: how much the response moves when the factor goes from its low to its high end, from
/// different places of the other factors.
/// </summary>
/// <param name="Factor">Name of the factor.</param>
/// <param name="Effects">Number of effects that have a value, at most one for each trajectory.</param>
/// <param name="Mu">Mean effect with Student's t interval over trajectories: which way the response goes.</param>
/// <param name="MuStar">Mean size of the effects with its t interval: how much the factor matters.</param>
/// <param name="Sigma">Standard deviation of the effects: how much they hang on other factors, are not straight, or are chance.</param>
/// <param name="SigmaOfChance">Part of sigma that comes from chance; null with one replication at a point.</param>
/// <param name="NoiseFloor">
/// Size that effects of 0 would show by chance alone, for comparison with <paramref name="MuStar"/>; null with one replication.
/// </param>
/// <param name="Counts">True when the effect can be told from 0.</param>
public sealed record ElementaryEffects(
    string Factor,
    int Effects,
    Estimate Mu,
    Estimate MuStar,
    double Sigma,
    double? SigmaOfChance,
    double? NoiseFloor,
    bool Counts);

/// <summary>
/// Screening of one response by elementary effects.
/// Sources: Morris, Technometrics 33 (1991), 161-174 (mu, sigma); Campolongo, Cariboni and Saltelli, Environmental Modelling
/// and Software 22 (2007), 1509-1518 (mu*).
/// </summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Factors">Effects by factor, in the order of the factors.</param>
/// <param name="EffectsLeftOut">Effects without a value, because a trial failed or the response was missing.</param>
public sealed record MorrisAnalysis(string Response, IReadOnlyList<ElementaryEffects> Factors, int EffectsLeftOut)
{
    /// <summary>Effects from the results of trajectories.</summary>
    /// <param name="design">The trajectories.</param>
    /// <param name="results">One result for each of their trials, in their order.</param>
    /// <param name="responses">Names of the responses.</param>
    /// <param name="response">Name of the response to analyse.</param>
    /// <exception cref="ArgumentException">
    /// The results are not those of the design; the response does not exist; a factor has fewer than two effects.
    /// </exception>
    public static MorrisAnalysis Of(MorrisTrajectories design, IReadOnlyList<TrialResult> results, IReadOnlyList<string> responses, string response)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(results);
        var trials = design.Trials;
        if (!Yields.Answer(trials, results))
        {
            throw new ArgumentException("the results are not those of these trajectories, trial by trial", nameof(results));
        }

        var values = Yields.ByPoint(results, Yields.PlaceOf(responses, response), design.Replications);
        var effects = Enumerable.Range(0, design.FactorNames.Count).Select(_ => new List<Effect>()).ToArray();
        for (var trajectory = 0; trajectory < design.Count; trajectory++)
        {
            for (var move = 0; move < design.FactorNames.Count; move++)
            {
                var from = (trajectory * (design.FactorNames.Count + 1)) + move;
                effects[design.Moved[trajectory][move]].Add(Effect.Of(values[from], values[from + 1], design.Signs[trajectory][move] * design.Step));
            }
        }

        return new MorrisAnalysis(
            response,
            [.. design.FactorNames.Select((name, factor) => Summary(name, response, effects[factor]))],
            effects.Sum(own => own.Count(effect => double.IsNaN(effect.Value))));
    }

    private static ElementaryEffects Summary(string factor, string response, List<Effect> effects)
    {
        Effect[] present = [.. effects.Where(effect => !double.IsNaN(effect.Value))];
        if (present.Length < 2)
        {
            throw new ArgumentException($"the response {response} has a value at both ends of {present.Length} moves of {factor}; effects need two", nameof(effects));
        }

        var (mu, sigma) = Mean([.. present.Select(effect => effect.Value)]);
        var (muStar, _) = Mean([.. present.Select(effect => Math.Abs(effect.Value))]);
        double? noise = double.IsNaN(present[0].Noise) ? null : present.Average(effect => effect.Noise);

        // The mean size of a normal variable about 0 is its standard deviation times the square root of 2 / pi.
        double? floor = noise is { } variance ? Math.Sqrt(2 / Math.PI * variance) : null;
        var counts = mu.Interval.Lower > 0 || mu.Interval.Upper < 0 || (floor is { } least && muStar.Interval.Lower > least);
        return new ElementaryEffects(
            factor,
            present.Length,
            mu,
            muStar with { Interval = muStar.Interval with { Lower = Math.Max(0, muStar.Interval.Lower) } },
            sigma,
            noise is { } own ? Math.Sqrt(own) : null,
            floor,
            counts);
    }

    private static (Estimate Mean, double Sd) Mean(double[] values)
    {
        var mean = values.Average();
        var sd = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return (Estimates.Mean(values), sd);
    }

    /// <summary>One elementary effect, for the whole way of the factor.</summary>
    /// <param name="Value">Change of the mean response; NaN where a value is missing.</param>
    /// <param name="Noise">Variance that chance adds to it, from the paired replications; NaN with one replication.</param>
    private readonly record struct Effect(double Value, double Noise)
    {
        public static Effect Of(double[] before, double[] after, double way)
        {
            double[] changes = [.. after.Zip(before, (high, low) => (high - low) / way)];
            var mean = changes.Average();
            var noise = changes.Length < 2
                ? double.NaN
                : changes.Sum(change => (change - mean) * (change - mean)) / (changes.Length - 1) / changes.Length;
            return new Effect(mean, noise);
        }
    }
}
