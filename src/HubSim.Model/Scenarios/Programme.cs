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

    /// <summary>The pots.</summary>
    [Input("The three pots.")]
    public required Pots Pots { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Until < Announced)
        {
            problems.Add("until", $"{Until:yyyy-MM-dd} lies before the announcement {Announced:yyyy-MM-dd}; give a later day");
        }
    }
}

/// <summary>The pots that claims draw down.</summary>
public sealed record Pots
{
    /// <summary>Pays part of the compute bill; null when off.</summary>
    [Input("Pays part of the bill for cards, of the pool and of the market."), Switch]
    public required Pot? Compute { get; init; }

    /// <summary>Pays part of third-party model contracts; null when off.</summary>
    [Input("Pays part of the contracts for third-party models."), Switch]
    public required Pot? Models { get; init; }

    /// <summary>Pays part of bought corpora; null when off.</summary>
    [Input("Pays part of the contracts for corpora."), Switch]
    public required Pot? Corpora { get; init; }
}

/// <summary>
/// Money for one purpose. A claim larger than what is left takes what is left; a claim that finds the pot empty is refused.
/// </summary>
public sealed record Pot
{
    /// <summary>Money in the pot, once for the whole run.</summary>
    [Input("Money in the pot, once for the whole run.", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Quantity Amount { get; init; }

    /// <summary>Schemes by name.</summary>
    [Input("Schemes by name; a claim uses the one that gives the firm most for the bill.", MinCount = 1)]
    public required Named<Scheme> Schemes { get; init; }
}

/// <summary>A rule by which a pot pays.</summary>
public sealed record Scheme
{
    /// <summary>Who may use it.</summary>
    [Input("Who may use it: every firm, or only early ones (before their first round of outside money).")]
    public required Eligible Eligible { get; init; }

    /// <summary>Share of the cost that is paid.</summary>
    [Input("Share of the cost that is paid.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Rate { get; init; }

    /// <summary>Most that one firm gets; null for no cap.</summary>
    [Input("Most that one firm gets from this scheme in all; null for no cap.", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Quantity? CapPerFirm { get; init; }

    /// <summary>How long one firm may use it; null for no end.</summary>
    [Input("How long one firm may use it from its first claim on (the cliff); null for no end.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity? MonthsPerFirm { get; init; }
}

/// <summary>Who may use a scheme.</summary>
public enum Eligible
{
    /// <summary>Every firm.</summary>
    All,

    /// <summary>Firms before their first round of outside money.</summary>
    Early,
}
