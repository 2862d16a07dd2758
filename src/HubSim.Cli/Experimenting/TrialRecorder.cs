using HubSim.Experiments.Trials;

namespace HubSim.Cli.Experimenting;

/// <summary>
/// Keeps what came of every trial, for points.parquet, trials.parquet and the manifest. What is written is put in the order
/// of points and replications, so that it does not depend on how trials came.
/// </summary>
/// <param name="inner">Where trials are run.</param>
sealed class TrialRecorder(ILaboratory inner) : ILaboratory
{
    private readonly Dictionary<(int Point, int Replication), TrialResult> results = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Responses => inner.Responses;

    /// <summary>All that came, by number of the point and of the replication.</summary>
    public IReadOnlyList<TrialResult> Results =>
        [.. results.Values.OrderBy(result => result.Trial.Point.Number).ThenBy(result => result.Trial.Replication)];

    /// <summary>The points of which something came, by number.</summary>
    public IReadOnlyList<DesignPoint> Points =>
        [.. results.Values.Select(result => result.Trial.Point).DistinctBy(point => point.Number).OrderBy(point => point.Number)];

    /// <summary>Number of trials that failed.</summary>
    public int Failed => results.Values.Count(result => result.Failed);

    /// <summary>Takes a result as soon as it is there, so that an interrupted batch is not lost.</summary>
    public void Take(TrialResult result) => results.TryAdd((result.Trial.Point.Number, result.Trial.Replication), Lightened(result));

    /// <inheritdoc/>
    public IReadOnlyList<TrialResult> Run(IReadOnlyList<Trial> trials, CancellationToken cancellation)
    {
        var came = inner.Run(trials, cancellation);
        foreach (var result in came)
        {
            Take(result);
        }

        return came;
    }

    /// <summary>Attachments are for the study alone, and may be large.</summary>
    private static TrialResult Lightened(TrialResult result) => result.Yield is { Attachment.Length: > 0 } yield
        ? result with { Yield = yield with { Attachment = default } }
        : result;
}
