using System.Globalization;
using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Which way is better.</summary>
public enum OptimiseGoal
{
    /// <summary>As large as can be.</summary>
    Maximise,

    /// <summary>As small as can be.</summary>
    Minimise,
}

/// <summary>Searches for the best policy that levers allow, under a budget and requirements.</summary>
public sealed record OptimiseExperiment : ScenarioExperiment
{
    /// <summary>What a policy decides.</summary>
    [Input("What a policy decides: levers by name, each a range (from, to) or levels.", MinCount = 1)]
    public required Named<Factor> Levers { get; init; }

    /// <summary>Steps of levers with a range; empty for none.</summary>
    [Input("Steps of levers with a range, by name of the lever; a lever without one may stand anywhere, or at every whole number where only those may stand.", Min = 0, MinExclusive = true), Optional]
    public Named<double> Steps { get; init; } = new([]);

    /// <summary>What the levers may cost together; null for no bound.</summary>
    [Input("What the levers may cost together."), Optional]
    public OptimiseBudget? Budget { get; init; }

    /// <summary>What is made best.</summary>
    [Input("What is made as large or as small as can be.")]
    public required OptimiseObjective Objective { get; init; }

    /// <summary>What must hold besides; empty for nothing.</summary>
    [Input("What must hold besides, by name."), Optional]
    public Named<OptimiseRequirement> Requirements { get; init; } = new([]);

    /// <summary>Policies before the search begins to learn.</summary>
    [Input("Policies that are tried, spread over all, before the search begins to learn; about ten for each lever.", Unit = "policies", Min = 4, Max = 10_000)]
    public required int FirstPolicies { get; init; }

    /// <summary>Replications at the first look at a policy.</summary>
    [Input("Replications at the first look at a policy; leaders get more.", Min = 2, Max = 100_000)]
    public required int Replications { get; init; }

    /// <summary>Most replications of a policy in the search.</summary>
    [Input("Most replications of a policy in the search.", Min = 2, Max = 1_000_000)]
    public required int MostReplications { get; init; }

    /// <summary>Most trials of the search.</summary>
    [Input("Most trials of the search, those of the base policy included.", Unit = "trials", Min = 10, Max = 10_000_000)]
    public required int Trials { get; init; }

    /// <summary>Fresh replications of the winner and of the base.</summary>
    [Input("Fresh replications of the winner and of the base policy, on which the answer rests.", Min = 2, Max = 1_000_000)]
    public required int Confirmation { get; init; }

    /// <summary>New policies in a round; null for 4.</summary>
    [Input("New policies in each round of the search; 4 if left out.", Unit = "policies", Min = 1, Max = 1_000), Optional]
    public int? Batch { get; init; }

    /// <summary>Probability with which a winner keeps the requirements; null for 0.9.</summary>
    [Input("Probability with which the winner must keep all requirements, by what the search knows; 0.9 if left out.", Unit = "probability", Min = 0.5, Max = 0.999), Optional]
    public double? Assurance { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var (name, lever) in Levers)
        {
            if (lever.Prior == true)
            {
                problems.Add($"levers.{name}", "a policy decides its levers: write from and to, or levels");
            }
        }

        var names = Levers.Select(lever => lever.Key).ToList();
        CheckNames(problems, "steps", Steps, names);
        CheckNames(problems, "budget.costs", Budget?.Costs ?? new([]), names);
        if (Budget is { AtMost: null, Exactly: null } or { AtMost: not null, Exactly: not null })
        {
            problems.Add("budget", "a budget is kept or spent: write either at_most or exactly");
        }

        CheckMeasure(problems, "objective", Objective.Measure);
        foreach (var (name, requirement) in Requirements)
        {
            CheckMeasure(problems, $"requirements.{name}", requirement.Measure);
            if (requirement is { AtLeast: null, AtMost: null } || requirement.AtLeast > requirement.AtMost)
            {
                problems.Add($"requirements.{name}", "write at_least, at_most, or both, the first not above the second");
            }
        }
    }

    /// <summary>The share of a quantile's measure, such as 0.9 for p90; null for a mean.</summary>
    public static double? ShareOf(string? measure) =>
        measure is ['p', .. var digits] && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent / 100
            : null;

    private static void CheckMeasure(Problems problems, string path, string? measure)
    {
        if (measure is not (null or "mean") && ShareOf(measure) is not (> 0 and < 1))
        {
            problems.Add($"{path}.measure", $"expected mean, or a quantile such as p10 or p90, found {measure}");
        }
    }

    private static void CheckNames(Problems problems, string path, Named<double> values, IReadOnlyList<string> levers)
    {
        foreach (var (name, _) in values)
        {
            if (!levers.Contains(name, StringComparer.Ordinal))
            {
                problems.Add($"{path}.{name}", $"there is no lever {name}{Suggestion.For(name, levers)}");
            }
        }
    }
}

/// <summary>What levers may cost together.</summary>
public sealed record OptimiseBudget
{
    /// <summary>Cost of one unit of each lever.</summary>
    [Input("Cost of one unit of a lever, by its name; levers that are not named cost nothing.", MinCount = 1)]
    public required Named<double> Costs { get; init; }

    /// <summary>Most that may be spent; null when all of it must be.</summary>
    [Input("The most that the levers may cost together."), Optional]
    public double? AtMost { get; init; }

    /// <summary>What must be spent; null when less may be.</summary>
    [Input("What the levers must cost together."), Optional]
    public double? Exactly { get; init; }
}

/// <summary>What is made as large or as small as can be.</summary>
public sealed record OptimiseObjective
{
    /// <summary>The response.</summary>
    [Input("The response."), Names(NamedThing.Response)]
    public required string Response { get; init; }

    /// <summary>What of it; null for the mean.</summary>
    [Input("What of it: mean (of a truth value, its probability) or a quantile such as p10; mean if left out."), Optional]
    public string? Measure { get; init; }

    /// <summary>Which way is better.</summary>
    [Input("Which way is better.")]
    public required OptimiseGoal Goal { get; init; }
}

/// <summary>A bound that a policy must keep.</summary>
public sealed record OptimiseRequirement
{
    /// <summary>The response.</summary>
    [Input("The response."), Names(NamedThing.Response)]
    public required string Response { get; init; }

    /// <summary>What of it; null for the mean.</summary>
    [Input("What of it: mean (of a truth value, its probability) or a quantile such as p10; mean if left out."), Optional]
    public string? Measure { get; init; }

    /// <summary>Smallest value allowed; null for none.</summary>
    [Input("Smallest value allowed, in the unit of the response."), Optional]
    public double? AtLeast { get; init; }

    /// <summary>Largest value allowed; null for none.</summary>
    [Input("Largest value allowed, in the unit of the response."), Optional]
    public double? AtMost { get; init; }
}
