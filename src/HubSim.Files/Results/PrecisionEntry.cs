using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Experiments.Precision;

namespace HubSim.Files.Results;

/// <summary>How precisely responses are known, at the end of a run whose number of replications that decided.</summary>
/// <param name="IsReached">True when every target was met as the rule wants it; false when the run ended at its cap.</param>
/// <param name="Replications">Replications in the files, failed ones included.</param>
/// <param name="Cap">Largest number allowed.</param>
/// <param name="MoreReplications">How many more would be needed by what was seen; 0 when reached, null when unknown.</param>
/// <param name="Confidence">Coverage of each interval, 0 to 1.</param>
/// <param name="FamilyConfidence">Coverage of all of them together, at least.</param>
/// <param name="Rule">The stopping rule in words.</param>
/// <param name="Targets">The targets, in the order given.</param>
public sealed record PrecisionEntry(
    bool IsReached,
    int Replications,
    int Cap,
    int? MoreReplications,
    double Confidence,
    double FamilyConfidence,
    string Rule,
    IReadOnlyList<PrecisionTargetEntry> Targets)
{
    /// <summary>The entry of a standing.</summary>
    public static PrecisionEntry Of(PrecisionStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        return new PrecisionEntry(
            standing.IsReached,
            standing.Replications,
            standing.Cap,
            standing.More,
            PrecisionRule.Confidence,
            PrecisionRule.FamilyConfidence(standing.Targets.Count),
            PrecisionRule.Words,
            [.. standing.Targets.Select(PrecisionTargetEntry.Of)]);
    }

    /// <summary>The entry as JSON, as in the manifest.</summary>
    public JsonNode ToJson() => JsonSerializer.SerializeToNode(this, ManifestFile.Compact)!;
}

/// <summary>How precisely something of a response is known.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Statistic">mean, probability, or a quantile such as p90.</param>
/// <param name="Target">The half-width that was wanted, as it was given.</param>
/// <param name="IsMet">True when it was met at the end.</param>
/// <param name="N">Number of values.</param>
/// <param name="Estimate">The estimate, in the unit of the response; null, as those below, without enough values.</param>
/// <param name="HalfWidth">Distance from the estimate to the farther end of its interval.</param>
/// <param name="Allowed">Largest half-width that meets the target.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="Reason">Why it is not met; null when it is.</param>
public sealed record PrecisionTargetEntry(
    string Response,
    string Statistic,
    string Target,
    bool IsMet,
    int N,
    double? Estimate,
    double? HalfWidth,
    double? Allowed,
    double? Lower,
    double? Upper,
    string? Reason)
{
    internal static PrecisionTargetEntry Of(TargetStanding one) => new(
        one.Target.Response,
        one.Statistic,
        one.Target.Wanted,
        one.IsMet,
        one.N,
        one.Estimate?.Value,
        one.HalfWidth,
        one.Allowed,
        one.Estimate?.Interval.Lower,
        one.Estimate?.Interval.Upper,
        one.Reason);
}
