using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>The columns of a comparison's tables.</summary>
static class CompareColumns
{
    private static readonly Column Response = Word("response", "Name of the response.");
    private static readonly Column Unit = Word("unit", "Unit of the response; a probability for truth values.");
    private static readonly Column Base = Word("base", "Name of the policy that is the measure.");
    private static readonly Column Other = Word("policy", "Name of the policy that is held against it.");

    /// <summary>Policies, each by itself.</summary>
    public static readonly IReadOnlyList<Column> Policies =
    [
        Word("policy", "Name of the policy."),
        Response,
        Unit,
        Word("better", "more or less: which values are the better ones."),
        Number("replications", "Replications in which the policy has a value."),
        .. Estimate("mean", "Mean over them (of truth values, the share that is true)", "in the unit of the response"),
        Real("p05", "Their 5 % quantile."),
        Real("p50", "Their median."),
        Real("p95", "Their 95 % quantile."),
        .. Estimate("regret_mean", "Mean regret: the best policy's value less this one's, in each replication", "in the unit of the response"),
        Real("regret_p95", "95 % quantile of the regret."),
        Real("regret_largest", "The largest regret."),
        Share("best", "Share of the replications in which no other policy is better."),
        Share("best_alone", "Share of the replications in which no other policy is as good."),
    ];

    /// <summary>Policies held against each other.</summary>
    public static readonly IReadOnlyList<Column> Differences =
    [
        Response,
        Unit,
        Base,
        Other,
        Number("pairs", "Replications in which both have a value."),
        Number("incomplete_pairs", "Replications in which at least one of them failed or has no value."),
        Real("base_mean", "Mean of the measure over the pairs."),
        Real("policy_mean", "Mean of the policy over the pairs."),
        .. Estimate("difference", "Policy less measure, mean over the pairs", "at the confidence of its column"),
        Share("confidence", "Confidence of each interval by itself: so high that all of a response hold together."),
        Real("p_value", "Probability of so large a difference if there were none: paired t test."),
        Real("holm_p_value", "The same, adjusted by Holm's procedure for all comparisons of the response."),
        .. Estimate("better", "Share of the pairs in which the policy is the better one", "95 %, Clopper and Pearson"),
        Share("ties", "Share of the pairs in which both give the same."),
        Real("correlation", "Correlation of the two within pairs."),
        Real("variance_ratio", "How many times as many replications independent random numbers would have needed."),
    ];

    /// <summary>Firms matched under two policies.</summary>
    public static readonly IReadOnlyList<Column> Firms =
    [
        Base,
        Other,
        Number("pairs", "Replications in which both came to an end."),
        Real("both_survive", "Founders that live on the last day under both; as all counts here, a mean."),
        Real("saved", "Founders that live under the policy, and not under the measure."),
        Real("lost", "Founders that live under the measure, and not under the policy."),
        Real("both_end", "Founders that came under both, and live under neither."),
        Real("new_survivors", "Founders that came under the policy only, and live."),
        Real("new_ended", "Founders that came under the policy only, and do not live."),
        Real("missing_survivors", "Founders that came under the measure only, and live."),
        Real("missing_ended", "Founders that came under the measure only, and do not live."),
        .. Estimate("extra_public_rmb_million", "Public money paid less paid back, policy less measure [RMB million]", "95 %, t"),
        .. Estimate("extra_survivors_same", "Extra survivors among the founders that came under both: saved less lost", "95 %, t"),
        .. Estimate("extra_survivors_all", "Extra survivors in all, new and missing founders included", "95 %, t"),
        .. Estimate("same_per_rmb_million", "The first for each RMB million of extra money, a ratio of means; missing when the money does not differ beyond chance", "95 %, jackknife"),
        .. Estimate("all_per_rmb_million", "The second for each RMB million of extra money", "95 %, jackknife"),
    ];

    /// <summary>What differs between policies.</summary>
    public static readonly IReadOnlyList<Column> Settings =
    [
        Base,
        Other,
        new Column("path", ColumnType.Text, false, "", "Path of the value in the scenario."),
        Word("unit", "Unit of the value; empty for none."),
        Text("base_value", "What the measure says; missing where it says nothing or the part is off."),
        Text("base_basis", "What that rests on."),
        Text("base_place", "Where it is set."),
        Text("policy_value", "What the policy says."),
        Text("policy_basis", "What that rests on."),
        Text("policy_place", "Where it is set."),
    ];

    /// <summary>Everything against the first policy.</summary>
    public static readonly IReadOnlyList<Column> Summary =
    [
        new Column("label", ColumnType.Text, false, "", "What tables call the policy."),
        .. Policies,
        .. Estimate("difference", "Policy less the first policy, mean over the pairs", "adjusted for the number of comparisons"),
        Real("holm_p_value", "Adjusted p-value of the difference."),
        Share("better_share", "Share of the pairs in which the policy is better than the first."),
    ];

    private static Column Word(string name, string description) => new(name, ColumnType.Category, false, "", description);

    private static Column Text(string name, string description) => new(name, ColumnType.Text, true, "", description);

    private static Column Number(string name, string description) => new(name, ColumnType.Int64, false, "replications", description);

    private static Column Real(string name, string description) => new(name, ColumnType.Double, true, "", description);

    private static Column Share(string name, string description) => new(name, ColumnType.Double, true, "share", description);

    private static IEnumerable<Column> Estimate(string name, string description, string interval) =>
    [
        Real(name, $"{description}."),
        Real($"{name}_lower", $"Lower end of its interval ({interval})."),
        Real($"{name}_upper", $"Upper end of its interval ({interval})."),
    ];
}
