namespace HubSim.Experiments.Auditing;

/// <summary>A row of an audit's table.</summary>
/// <param name="Case">What was tried.</param>
/// <param name="Experiments">How often.</param>
/// <param name="Right">How often it was right.</param>
/// <param name="MeanN">Mean number of values that it used.</param>
public sealed record AuditRow(AuditCase Case, int Experiments, int Right, double MeanN)
{
    /// <summary>Lower end of the range in which an approximate method must lie.</summary>
    public const double Lowest = 0.93;

    /// <summary>Upper end of that range.</summary>
    public const double Highest = 0.97;

    /// <summary>
    /// How many of its own standard errors the audit allows for. A guarantee that holds exactly is then missed by chance in
    /// 1 of 740 rows.
    /// </summary>
    public const double Allowance = 3;

    /// <summary>Share of experiments in which it was right.</summary>
    public double Figure => (double)Right / Experiments;

    /// <summary>The audit's own error: standard error of <see cref="Figure"/>, were the claim just true.</summary>
    public double Error => Math.Sqrt(Case.Nominal * (1 - Case.Nominal) / Experiments);

    /// <summary>
    /// True unless the claim is violated: a guarantee beyond the audit's own error; an approximate method by its figure as
    /// it stands, to which only a reduced audit adds its error.
    /// </summary>
    public bool Holds => Case.Claim switch
    {
        AuditClaim.Guarantees => Figure >= Case.Nominal - (Allowance * Error),
        AuditClaim.Approximates => Figure >= Lowest - Reduced && Figure <= Highest + Reduced,
        _ => true,
    };

    private double Reduced => Experiments < Case.Experiments ? Allowance * Error : 0;
}
