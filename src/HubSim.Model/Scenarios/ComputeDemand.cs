using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Jobs of firms that follow one strategy: of one kind described here, or of the scenario's job types.</summary>
public sealed record Demand
{
    /// <summary>Rate of submission per firm.</summary>
    [Input("Jobs that a firm submits, as a Poisson process; with job_types, of a firm that has raised no round, before its scale, in submissions as `batch` says.", Unit = "jobs_per_day", Min = 0, Max = 100_000)]
    public required Quantity Jobs { get; init; }

    /// <summary>Cards per job.</summary>
    [Input("Cards per job, rounded to a whole number of at least 1. Without job_types.", Unit = "cards", Min = 1, Max = 1_000_000), Optional]
    public Chance? CardsPerJob { get; init; }

    /// <summary>Duration of a job.</summary>
    [Input("Running time of a job. Without job_types.", Unit = "hours", Min = 0, Max = 10_000_000), Optional]
    public Chance? Duration { get; init; }

    /// <summary>Time limit.</summary>
    [Input("Time limit: a job that runs longer is ended then; it pays for what it used. Without job_types.", Unit = "hours", Min = 0, MinExclusive = true, Max = 10_000_000), Optional]
    public Quantity? Limit { get; init; }

    /// <summary>How much more or less than others a firm submits.</summary>
    [Input("How many times as many jobs a firm submits, drawn once per firm. With job_types; left out: 1.", Unit = "ratio", Min = 0, Max = 1_000_000), Optional]
    public Chance? Scale { get; init; }

    /// <summary>How demand and its mix change with the rounds that a firm has raised.</summary>
    [Input("By rounds raised, from none: how many times as many jobs, and of which types. The last entry also holds for later rounds. With job_types.", MinCount = 1), Optional]
    public IReadOnlyList<DemandStage>? Stages { get; init; }
}

/// <summary>Demand of a firm that has raised so many rounds.</summary>
public sealed record DemandStage
{
    /// <summary>Factor on the number of jobs.</summary>
    [Input("How many times as many jobs as `jobs` says.", Unit = "ratio", Min = 0, Max = 1_000_000)]
    public required Quantity Factor { get; init; }

    /// <summary>Weights of the job types.</summary>
    [Input("Weights of the job types among its jobs; scaled to sum to one. A type that is left out does not occur.", Unit = "share", Min = 0, Max = 1, MinCount = 1)]
    public required Named<Quantity> Mix { get; init; }
}

/// <summary>When in the week jobs are submitted.</summary>
public sealed record Rhythm : IChecked
{
    /// <summary>Hours of the day.</summary>
    [Input("Rate of submission in each hour of the day over its mean, from 00:00; 24 factors, scaled to a mean of one.", Unit = "ratio", Min = 0, Max = 1000, MinCount = 24, MaxCount = 24)]
    public required IReadOnlyList<Quantity> Hours { get; init; }

    /// <summary>Days of the week.</summary>
    [Input("Rate of submission on each day of the week over its mean, from Monday; 7 factors, scaled to a mean of one.", Unit = "ratio", Min = 0, Max = 1000, MinCount = 7, MaxCount = 7)]
    public required IReadOnlyList<Quantity> Weekdays { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        CheckPositive(problems, "hours", Hours);
        CheckPositive(problems, "weekdays", Weekdays);
    }

    private static void CheckPositive(Problems problems, string key, IReadOnlyList<Quantity> factors)
    {
        if (factors.All(factor => factor.Distribution.Maximum <= 0))
        {
            problems.Add(key, "every factor is 0, so no job could ever be submitted; give at least one a positive factor");
        }
    }
}

/// <summary>How closely jobs are simulated.</summary>
public enum ComputeDetail
{
    /// <summary>Every job.</summary>
    Jobs,

    /// <summary>Large jobs one by one, small ones as a bundle per firm and day.</summary>
    Days,
}

/// <summary>Which of the waiting jobs is served next.</summary>
public enum JobDiscipline
{
    /// <summary>By class, then first come; the first blocks those behind it.</summary>
    Priority,

    /// <summary>First come, first served.</summary>
    FirstCome,

    /// <summary>The shortest time limit first.</summary>
    ShortestFirst,

    /// <summary>The firm that has used least first.</summary>
    FairShare,

    /// <summary>Backfill with one reservation.</summary>
    EasyBackfill,

    /// <summary>Backfill with a reservation for each job that is looked at.</summary>
    ConservativeBackfill,
}
