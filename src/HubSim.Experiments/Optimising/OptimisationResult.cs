using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Optimising;

/// <summary>
/// A policy that the search looked at. Its numbers come from replications by which it was chosen or passed over, so those of
/// the leaders flatter: they say where the search went, not what a policy is worth.
/// </summary>
/// <param name="Point">The policy.</param>
/// <param name="Replications">Number of its replications.</param>
/// <param name="Seen">What was seen of each aim: the objective, then the requirements; empty with a flaw.</param>
/// <param name="Gain">Lead over the base that the search believes in; above 0 is better. NaN with a flaw.</param>
/// <param name="Feasibility">Probability that it keeps all requirements, as the search believes. NaN with a flaw.</param>
/// <param name="Flaw">Why it could not be judged; null when it could.</param>
public sealed record SearchedPolicy(
    DesignPoint Point, int Replications, IReadOnlyList<double> Seen, double Gain, double Feasibility, string? Flaw);

/// <summary>What fresh replications say of a requirement.</summary>
public enum RequirementVerdict
{
    /// <summary>The whole interval keeps the bound.</summary>
    Kept,

    /// <summary>The interval holds values on both sides of the bound.</summary>
    NotShown,

    /// <summary>The whole interval breaks the bound.</summary>
    Broken,
}

/// <summary>A requirement in the confirmation.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Value">What was measured.</param>
public sealed record CheckedRequirement(Requirement Requirement, Estimate Value)
{
    /// <summary>What the interval says.</summary>
    public RequirementVerdict Verdict => (Requirement.Allows(Value.Interval.Lower), Requirement.Allows(Value.Interval.Upper)) switch
    {
        (true, true) => RequirementVerdict.Kept,
        (false, false) when !Requirement.Allows(Value.Value) => RequirementVerdict.Broken,
        _ => RequirementVerdict.NotShown,
    };
}

/// <summary>
/// What replications say of the winner that had no part in choosing it, so that nothing flatters: the intervals cover as
/// often as they say, whatever the search did.
/// </summary>
/// <param name="First">Number of the first of these replications.</param>
/// <param name="Count">How many.</param>
/// <param name="Objective">The objective of the winner.</param>
/// <param name="Reference">The objective of the base policy, on the same replications.</param>
/// <param name="Difference">The winner's less the base's, paired.</param>
/// <param name="Requirements">The requirements.</param>
public sealed record Confirmation(
    int First, int Count, Estimate Objective, Estimate Reference, Estimate Difference, IReadOnlyList<CheckedRequirement> Requirements);

/// <summary>What a search found.</summary>
/// <param name="Reference">The base policy.</param>
/// <param name="Policies">All policies in the order in which they were first tried, the base among them if it is one of them.</param>
/// <param name="Winner">Position of the winner among them.</param>
/// <param name="IsAssured">False when no policy is likely enough to keep the requirements; the winner is then the likeliest.</param>
/// <param name="Confirmation">What fresh replications say; null when some of them failed.</param>
/// <param name="Flaw">Why there is no confirmation; null when there is.</param>
/// <param name="Trials">Trials of the search.</param>
/// <param name="Rounds">Rounds of the search after the first policies.</param>
public sealed record OptimisationResult(
    SearchedPolicy Reference,
    IReadOnlyList<SearchedPolicy> Policies,
    int Winner,
    bool IsAssured,
    Confirmation? Confirmation,
    string? Flaw,
    int Trials,
    int Rounds);
