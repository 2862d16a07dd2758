using System.Globalization;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Optimising;

/// <summary>Something of a response over many replications.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Measure">Its mean (the probability of a truth value) or one of its quantiles.</param>
/// <param name="IsTruth">True when the response is a truth value, 0 or 1.</param>
public sealed record Aim(string Response, Measure Measure, bool IsTruth = false);

/// <summary>A bound that a policy must keep.</summary>
/// <param name="Aim">What is bounded.</param>
/// <param name="AtLeast">Smallest value allowed; null for none.</param>
/// <param name="AtMost">Largest value allowed; null for none.</param>
public sealed record Requirement(Aim Aim, double? AtLeast, double? AtMost)
{
    /// <summary>True when a value keeps the bound.</summary>
    public bool Allows(double value) => value >= (AtLeast ?? double.NegativeInfinity) && value <= (AtMost ?? double.PositiveInfinity);
}

/// <summary>What is to be found, and how much may be spent on it.</summary>
public sealed record OptimisationPlan
{
    /// <summary>What is made as large or as small as can be.</summary>
    public required Aim Objective { get; init; }

    /// <summary>True to make it as large as can be.</summary>
    public required bool Maximise { get; init; }

    /// <summary>What must hold besides.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>Policies tried before the search begins to learn, from 4.</summary>
    public required int FirstPolicies { get; init; }

    /// <summary>Replications at the first look at a policy, from 2.</summary>
    public required int Replications { get; init; }

    /// <summary>Most replications of a policy in the search.</summary>
    public required int MostReplications { get; init; }

    /// <summary>Most trials of the search, those of the base policy included.</summary>
    public required int Budget { get; init; }

    /// <summary>Fresh replications of the winner and of the base policy that the answer rests on.</summary>
    public required int Confirmation { get; init; }

    /// <summary>Seed of the search.</summary>
    public required ulong Seed { get; init; }

    /// <summary>New policies in each round.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Probability with which the winner must keep each requirement, by what the search knows; 0.5 to below 1.</summary>
    public double Assurance { get; init; } = 0.9;

    /// <summary>Coverage of the intervals of the answer, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Everything that is measured: the objective, then the requirements.</summary>
    public IReadOnlyList<Aim> Aims => [Objective, .. Requirements.Select(requirement => requirement.Aim)];

    /// <summary>Refuses what makes no search.</summary>
    /// <exception cref="UnsuitableException">A number is out of its range; the message says which and what to do.</exception>
    internal void Check()
    {
        UnsuitableException.Unless(FirstPolicies >= 4, "a search begins with at least 4 policies; ten for each lever are usual");
        UnsuitableException.Unless(Replications >= 2, "a policy needs at least 2 replications, or its noise is not known");
        UnsuitableException.Unless(MostReplications >= Replications, "the most replications of a policy are not fewer than those of its first look");
        UnsuitableException.Unless(Batch >= 1, "a round has at least one new policy");
        UnsuitableException.Unless(Assurance is >= 0.5 and < 1, "the assurance is a probability from 0.5 to below 1");
        UnsuitableException.Unless(Confidence is > 0 and < 1, "a confidence lies between 0 and 1");
        UnsuitableException.Unless(Confirmation >= 2, "a confirmation needs at least 2 replications; a hundred or more are usual");
        var least = ((FirstPolicies + 1) * Replications) + (2 * (MostReplications - Replications));
        UnsuitableException.Unless(
            Budget >= least, string.Create(CultureInfo.InvariantCulture, $"the search needs {least} trials for its first policies, and to know the best of them and the base well; the budget is {Budget}"));
        UnsuitableException.Unless(
            Requirements.All(one => (one.AtLeast is not null || one.AtMost is not null) && !(one.AtLeast > one.AtMost)), "a requirement has a bound, and its lower one is not above its upper one");
        foreach (var quantile in Aims.Select(aim => aim.Measure).OfType<Measure.Quantile>())
        {
            var needed = OrderStatistics.LeastSample(quantile.Share, Confidence);
            SampleTooSmallException.ThrowIfFewer(
                string.Create(CultureInfo.InvariantCulture, $"the confirmation of a {quantile.Share * 100:0.###} % quantile"), Confirmation, needed);
            var first = (int)Math.Ceiling((1 / Math.Min(quantile.Share, 1 - quantile.Share)) - 1e-9);
            SampleTooSmallException.ThrowIfFewer(
                string.Create(CultureInfo.InvariantCulture, $"a first look at a {quantile.Share * 100:0.###} % quantile"), Replications, first);
        }
    }
}
