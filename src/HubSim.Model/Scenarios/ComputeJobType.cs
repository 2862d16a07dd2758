using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>A kind of job.</summary>
public sealed record JobType : IChecked
{
    /// <summary>Class of the type in a queue by priority.</summary>
    [Input("Class under the disciplines priority, easy_backfill and conservative_backfill: the lower number is served first.", Min = 0, Max = 100)]
    public required int Class { get; init; }

    /// <summary>Cards per job.</summary>
    [Input("Cards per job, rounded to a whole number of at least 1.", Unit = "cards", Min = 1, Max = 1_000_000)]
    public required Chance Cards { get; init; }

    /// <summary>Running time of a job that completes.</summary>
    [Input("Running time on imported cards of a job that is neither cancelled nor fails.", Unit = "hours", Min = 0, Max = 10_000_000)]
    public required Chance Duration { get; init; }

    /// <summary>Share of jobs that their firm cancels.</summary>
    [Input("Share of the jobs that their firm cancels while they run.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Cancelled { get; init; }

    /// <summary>Part of its duration that a cancelled job runs.</summary>
    [Input("Part of its duration that a cancelled job has run when it is cancelled.", Unit = "share", Min = 0, Max = 1)]
    public required Chance CancelledAfter { get; init; }

    /// <summary>Share of jobs that fail.</summary>
    [Input("Share of the jobs that fail while they run; what is neither cancelled nor fails completes.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Failed { get; init; }

    /// <summary>Part of its duration that a failed job runs.</summary>
    [Input("Part of its duration that a failed job has run when it fails.", Unit = "share", Min = 0, Max = 1)]
    public required Chance FailedAfter { get; init; }

    /// <summary>Share of failed jobs that are submitted again.</summary>
    [Input("Share of the failed jobs that are submitted once more, and then run their whole duration.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Resubmitted { get; init; }

    /// <summary>Time limit over duration.</summary>
    [Input("Time limit that a job asks for over its duration; below 1, the job is ended at its limit without a result. A scheduler sees the limit only.", Unit = "ratio", Min = 0, MinExclusive = true, Max = 1_000_000)]
    public required Chance OverEstimate { get; init; }

    /// <summary>Longest time limit that may be asked for.</summary>
    [Input("Longest time limit that may be asked for.", Unit = "hours", Min = 0, MinExclusive = true, Max = 10_000_000)]
    public required Quantity LongestLimit { get; init; }

    /// <summary>Share of jobs that run on domestic cards too.</summary>
    [Input("Share of the jobs that can also run on domestic cards.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Portable { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Cancelled.Distribution.Maximum + Failed.Distribution.Maximum > 1)
        {
            problems.Add("failed", "the shares of cancelled and failed jobs can sum to more than 1; lower one of them");
        }
    }
}
