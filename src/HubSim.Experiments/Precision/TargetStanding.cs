using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Precision;

/// <summary>How a target stands after some replications.</summary>
/// <param name="Target">The target.</param>
/// <param name="Kind">What values of its response mean.</param>
/// <param name="N">Number of values: replications that failed or have no value are none.</param>
/// <param name="Estimate">The estimate with its interval; null when the values cannot support one.</param>
/// <param name="Allowed">
/// Largest half-width that meets the target, in the unit of the response; null without an estimate. For a relative target
/// r it is r/(1+r) of the estimate, so that the error relative to the true value is at most r whenever the interval holds
/// it. Source: Law, Simulation Modeling and Analysis, 5th ed. (2015), section 9.4.1.
/// </param>
/// <param name="Needed">
/// Number of values that would meet the target if spread and estimate stayed as they are; null when nothing can be said.
/// </param>
/// <param name="Reason">Why it is not met, in words; null if it is met.</param>
public sealed record TargetStanding(PrecisionTarget Target, ResponseKind Kind, int N, Estimate? Estimate, double? Allowed, int? Needed, string? Reason)
{
    /// <summary>True when the target is met.</summary>
    public bool IsMet => Reason is null;

    /// <summary>What was estimated: mean, probability, or a quantile such as p90.</summary>
    public string Statistic => Target.Measure is Measure.Quantile quantile
        ? quantile.Name
        : Kind is ResponseKind.Truth ? "probability" : "mean";

    /// <summary>The half-width that was reached, in the unit of the response; null without an estimate.</summary>
    public double? HalfWidth => Estimate?.HalfWidth;
}

/// <summary>How all targets stand.</summary>
/// <param name="Replications">Number of replications taken, failed ones included.</param>
/// <param name="Cap">Largest number of replications allowed.</param>
/// <param name="IsReached">True when all targets are met as the rule wants it.</param>
/// <param name="Targets">How each stands, in the order given.</param>
/// <param name="More">
/// Replications that would be needed on top for all targets to be met, the look ahead included, if spread and estimates
/// stayed as they are; 0 when reached, null when nothing can be said.
/// </param>
public sealed record PrecisionStanding(int Replications, int Cap, bool IsReached, IReadOnlyList<TargetStanding> Targets, int? More);
