namespace HubSim.Experiments.Auditing;

/// <summary>All that is audited.</summary>
public static class AuditPlan
{
    /// <summary>Seed of the audit whose figures are committed.</summary>
    public const ulong Seed = 20_261_123;

    /// <summary>The cases, in the order of the table.</summary>
    public static IReadOnlyList<AuditCase> Cases { get; } = [.. IntervalCases.All(), .. StoppingCases.All(), .. SelectionCases.All()];
}
