using System.Globalization;
using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Selects the best of several policies.</summary>
public sealed record SelectExperiment : PolicyExperiment
{
    /// <summary>By what policies are ranked.</summary>
    [Input("The response by whose mean policies are ranked; of a truth value that is its probability."), Names(NamedThing.Response)]
    public required string Response { get; init; }

    /// <summary>Which mean is best.</summary>
    [Input("Which mean is best: largest or smallest.")]
    public required BestMean Best { get; init; }

    /// <summary>Smallest lead worth finding.</summary>
    [Input("Smallest lead worth finding, in the unit of the response: policies closer to the best than that are as good.", Min = 0, MinExclusive = true)]
    public required double Delta { get; init; }

    /// <summary>How the best is found.</summary>
    [Input("kn: as many replications as a guaranteed selection takes, on common random numbers; ocba: a fixed budget of trials, on independent ones, without a guarantee.")]
    public required SelectionProcedure Procedure { get; init; }

    /// <summary>Accepted probability of a wrong selection; null for 0.05.</summary>
    [Input("kn: accepted probability of a wrong selection; if left out, 0.05.", Unit = "share", Min = 0.001, Max = 0.499), Optional]
    public double? Alpha { get; init; }

    /// <summary>Replications of each policy before any is dropped.</summary>
    [Input("Replications of each policy before any is dropped or preferred; 20 is usual, 50 for rare truth values.", Min = 5, Max = 100_000)]
    public required int FirstStage { get; init; }

    /// <summary>Most replications of a policy, for kn.</summary>
    [Input("kn: most replications of a policy; if they do not suffice, nothing is selected.", Min = 5, Max = 1_000_000), Optional]
    public int? MaxReplications { get; init; }

    /// <summary>Trials in all, for ocba.</summary>
    [Input("ocba: trials of all policies together.", Min = 10, Max = 1_000_000), Optional]
    public int? Budget { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        base.Check(problems);
        if (Procedure is SelectionProcedure.Kn)
        {
            CheckSequential(problems);
        }
        else
        {
            CheckBudget(problems);
        }
    }

    private void CheckSequential(Problems problems)
    {
        if (Budget is not null)
        {
            problems.Add("budget", "procedure kn takes as many trials as it needs; remove budget, and give max_replications");
        }

        if (MaxReplications is not { } most)
        {
            problems.Add("procedure", "procedure kn needs max_replications: most replications of a policy, for example 300");
        }
        else if (most < FirstStage)
        {
            problems.Add("max_replications", string.Create(CultureInfo.InvariantCulture, $"{most} lies below the first stage of {FirstStage}; raise it, or make first_stage smaller"));
        }
    }

    private void CheckBudget(Problems problems)
    {
        if (MaxReplications is not null)
        {
            problems.Add("max_replications", "procedure ocba spends its budget; remove max_replications, and give budget");
        }

        if (Alpha is not null)
        {
            problems.Add("alpha", "procedure ocba guarantees nothing; remove alpha, or use procedure kn");
        }

        var least = (long)FirstStage * Policies.Count;
        if (Budget is not { } budget)
        {
            problems.Add("procedure", string.Create(CultureInfo.InvariantCulture, $"procedure ocba needs budget: trials of all policies together, at least {least} for their first stage"));
        }
        else if (budget < least)
        {
            problems.Add("budget", string.Create(CultureInfo.InvariantCulture, $"{budget} trials do not pay for a first stage of {FirstStage} for each of {Policies.Count} policies; give at least {least}"));
        }
    }
}

/// <summary>Which mean is best.</summary>
public enum BestMean
{
    /// <summary>The largest.</summary>
    Largest,

    /// <summary>The smallest.</summary>
    Smallest,
}

/// <summary>How the best policy is found.</summary>
public enum SelectionProcedure
{
    /// <summary>Kim and Nelson's fully sequential procedure.</summary>
    Kn,

    /// <summary>Optimal computing budget allocation.</summary>
    Ocba,
}
