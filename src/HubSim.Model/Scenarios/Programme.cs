using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// The support programme. Firms settle their bills every month after founding (30.4375 days); each settlement that falls into
/// the programme's window gives one claim per pot.
/// </summary>
public sealed record Programme : IChecked
{
    /// <summary>Day of the announcement.</summary>
    [Input("Day on which the programme was announced.")]
    public required DateOnly Announced { get; init; }

    /// <summary>Time from the announcement to the first settlement that can be claimed for.</summary>
    [Input("Time from the announcement to the first day that can be claimed for.", Unit = "days", Min = 0, Max = 10_000)]
    public required Quantity StartsAfter { get; init; }

    /// <summary>Last day that can be claimed for.</summary>
    [Input("Last day that can be claimed for.")]
    public required DateOnly Until { get; init; }

    /// <summary>Share of firms that apply.</summary>
    [Input("Share of firms that apply at all.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity TakeUp { get; init; }

    /// <summary>Time from claim to payment.</summary>
    [Input("Time from a claim to its payment.", Unit = "days", Min = 0, Max = 3660)]
    public required Chance PaymentLag { get; init; }

    /// <summary>Applications and their review; null: every claim is granted at once.</summary>
    [Input("Applications and their review. Off: every claim is granted at once."), Switch, Optional]
    public Review? Review { get; init; }

    /// <summary>The rule of all pots that have none of their own; null: whoever comes first, at once.</summary>
    [Input("Rule of allocation of the pots that have none of their own. Off: whoever comes first, as soon as reviewed."), Switch, Optional]
    public Allocation? Allocation { get; init; }

    /// <summary>Support that is paid back; null when off.</summary>
    [Input("Firms that end or move away soon after support pay it back."), Switch, Optional]
    public ClawBack? ClawBack { get; init; }

    /// <summary>Misuse of support; null when off.</summary>
    [Input("Some firms misuse public money."), Switch, Optional]
    public Misuse? Misuse { get; init; }

    /// <summary>Audits; null when off.</summary>
    [Input("Payments are audited, and misuse that is found has consequences."), Switch, Optional]
    public Audits? Audits { get; init; }

    /// <summary>The pots.</summary>
    [Input("The three pots.")]
    public required Pots Pots { get; init; }

    /// <summary>The pots that are on, with their names.</summary>
    public IEnumerable<KeyValuePair<string, Pot>> OpenPots =>
        new[] { KeyValuePair.Create("compute", Pots.Compute), KeyValuePair.Create("models", Pots.Models), KeyValuePair.Create("corpora", Pots.Corpora) }
            .Where(entry => entry.Value is not null)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value!));

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Until < Announced)
        {
            problems.Add("until", $"{Until:yyyy-MM-dd} lies before the announcement {Announced:yyyy-MM-dd}; give a later day");
        }

        if (Review is null && Allocation is not null)
        {
            problems.Add("allocation", "a rule of allocation decides on applications, but `review` is off; switch it on");
        }

        foreach (var (name, pot) in OpenPots)
        {
            CheckPot(problems, $"pots.{name}", pot, isCompute: name == "compute");
        }
    }

    private void CheckPot(Problems problems, string path, Pot pot, bool isCompute)
    {
        if (Review is null && pot.Allocation is not null)
        {
            problems.Add($"{path}.allocation", "a rule of allocation decides on applications, but `programme.review` is off; switch it on");
        }

        foreach (var (name, scheme) in pot.Schemes)
        {
            if (Review is null && scheme.Rates?.Any(rule => rule.ScoreAtLeast is not null) == true)
            {
                problems.Add($"{path}.schemes.{name}.rates", "a score comes out of a review, but `programme.review` is off; switch it on, or leave `score_at_least` out");
            }

            if (scheme.Covers == Covers.OwnCards && !isCompute)
            {
                problems.Add($"{path}.schemes.{name}.covers", "only the compute pot pays for cards; leave it out");
            }
        }
    }
}
