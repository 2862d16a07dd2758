using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Firms that end or move away soon after support pay back what they got, as far as their money goes, after their bills and
/// before their owners.
/// </summary>
public sealed record ClawBack
{
    /// <summary>How long support may be asked back.</summary>
    [Input("How long after a payment it may be asked back.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity Within { get; init; }

    /// <summary>Part that is asked back.</summary>
    [Input("Part of these payments that is asked back.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>True when firms that close pay back too.</summary>
    [Input("True when firms that close pay back too; false when only those do that move away.")]
    public required bool FromClosed { get; init; }
}

/// <summary>
/// Money used for other ends than it was given for. Whether a firm does it is drawn once for its life: those founded for the
/// public money do, and the others with a chance that makes up the share.
/// </summary>
public sealed record Misuse
{
    /// <summary>Share of grantees that misuse money.</summary>
    [Input("Share of grantees with real intent that misuse public money; those founded for the public money all do.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>Part of each payment that is diverted.</summary>
    [Input("Part of each payment to such a firm that its owners take out.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Diverted { get; init; }

    /// <summary>Chance that a review sees it.</summary>
    [Input("Chance that a review refuses the application of such a firm.", Unit = "probability", Min = 0, Max = 1)]
    public required Quantity CaughtInReview { get; init; }
}

/// <summary>Audits of payments.</summary>
public sealed record Audits
{
    /// <summary>Share of payments that are audited.</summary>
    [Input("Share of payments that are audited.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>Chance that an audit finds misuse.</summary>
    [Input("Chance that the audit of a firm that misuses money finds it.", Unit = "probability", Min = 0, Max = 1)]
    public required Quantity Detection { get; init; }

    /// <summary>Part of all support that a caught firm pays back.</summary>
    [Input("Part of all that it ever received that a caught firm must pay back, as far as its money goes.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity PaysBack { get; init; }

    /// <summary>True when a caught firm gets nothing more.</summary>
    [Input("True when a caught firm gets nothing more.")]
    public required bool Excludes { get; init; }
}
