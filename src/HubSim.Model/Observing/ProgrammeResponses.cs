using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What becomes of the programme's money.</summary>
static class ProgrammeResponses
{
    /// <summary>The pots, their schemes, the review, and what support comes to.</summary>
    /// <param name="scenario">Its schemes have responses of their own; null for those of all.</param>
    public static IEnumerable<Response> Of(Scenario? scenario) =>
    [
        .. Enum.GetValues<PotKind>().SelectMany(PotOf),
        .. (scenario?.Programme?.OpenPots ?? []).SelectMany(pot => pot.Value.Schemes.Select((scheme, i) => SchemeOf(pot.Key, scheme.Key, i))),
        .. Review(),
        .. Receipts(),
        .. (scenario?.Firms.Sectors ?? new([])).Select((sector, i) => ReceiptsIn(sector.Key, i)),
        .. Control(),
    ];

    /// <summary>Living firms with a grant in force.</summary>
    public static long Supported(World world) =>
        world.Census.Firms.Count(firm => firm.Ended is null && firm.Support == SupportState.During);

    private static IEnumerable<Response> PotOf(PotKind kind)
    {
        var name = Name(kind);
        return
        [
            Response.Real($"pot_{name}_dry_day", "days since the start", $"Time at which the {name} pot ran dry, with no tranche of the same filling to come; missing if it never did.", world => Response.Days(world.Office?[kind]?.Dry)),
            Response.Count($"pot_{name}_spent_fen", "fen", $"Money paid from the {name} pot.", world => world.Office?[kind]?.Spent.Fen),
            Response.Count($"pot_{name}_left_fen", "fen", $"Money left in the {name} pot on the last day; missing for a pot without end.", world => world.Office?[kind]?.Left?.Fen),
            Response.Count($"pot_{name}_funded_fen", "fen", $"Money put into the {name} pot, renewals included.", world => world.Office?[kind]?.Funded.Fen),
            Response.Count($"pot_{name}_claims_paid", "claims", $"Claims paid from the {name} pot, in whole or in part.", world => world.Office?[kind]?.Paid),
            Response.Count($"pot_{name}_claims_refused", "claims", $"Claims refused because the {name} pot had nothing for the firm.", world => world.Office?[kind]?.Refused),
        ];
    }

    private static Response SchemeOf(string pot, string scheme, int index)
    {
        var kind = Enum.GetValues<PotKind>().First(kind => Name(kind) == pot);
        return Response.Count($"scheme_{pot}_{scheme}_spent_fen", "fen", $"Money paid from the {pot} pot under the scheme {scheme}.", world => world.Office?[kind]?.Schemes[index].Spent.Fen);
    }

    private static IEnumerable<Response> Review() =>
    [
        Response.Count("applications_filed", "applications", "Applications for support; missing without a review.", world => world.Office?.Desk?.Filed),
        Response.Count("applications_granted", "applications", "Applications granted.", world => world.Office?.Desk?.Granted),
        Response.Count("applications_refused", "applications", "Applications refused.", world => world.Office?.Desk?.Refused),
        Response.Count("applications_waiting", "applications", "Applications of living firms that were not decided on the last day.", world => world.Office?.Desk?.Pending),
        Response.Real("review_wait_mean_days", "days", "Mean time from an application to the first touch of a reviewer, over the applications that were touched.", world => world.Office?.Desk is { WaitDays.Count: > 0 } desk ? desk.WaitDays.Mean : null),
        Response.Real("reviewers_utilisation", "share", "Share of the reviewers at work, averaged over the whole run.", world => world.Office?.Desk?.Utilisation),
    ];

    private static IEnumerable<Response> Receipts() =>
    [
        Response.Real("public_spent_rmb", "RMB", "Public money paid from all pots.", world => world.Office is null ? null : Spent(world) / 100),
        Response.Real("public_per_survivor_rmb", "RMB", "Public money paid, less what was paid back, for each firm alive on the last day; missing when none is.", PerSurvivor),
        Response.Count("grantees", "firms", "Firms that were ever granted support.", world => world.Office is null ? null : world.Census.Firms.Count(firm => firm.Support != SupportState.Never)),
        Response.Real("share_supported", "share", "Share of the firms alive on the last day that have support then.", ShareSupported),
        Response.Real("receipts_gini", "ratio", "Gini coefficient of what the firms that were paid anything were paid: 0 when all got the same; missing when nobody was paid.", world => world.Office is null ? null : Gini.Of(world.Census.Firms.Select(firm => firm.Grantee.Received.Fen).Where(fen => fen > 0))),
    ];

    private static Response ReceiptsIn(string sector, int index) =>
        Response.Count($"public_in_{sector}_fen", "fen", $"Public money paid to firms of the sector {sector}.",
            world => world.Office is null ? null : world.Census.Firms.Where(firm => firm.Traits.Sector == index).Sum(firm => firm.Grantee.Received.Fen));

    private static IEnumerable<Response> Control() =>
    [
        Response.Real("misused_share", "share", "Share of the public money paid that owners took out; missing without misuse or payments.", MisusedShare),
        Response.Count("payments_audited", "payments", "Payments audited; missing without audits.", world => Audits(world)?.Audited),
        Response.Count("misuse_caught", "firms", "Firms whose misuse an audit found; missing without audits.", world => Audits(world)?.Caught),
        Response.Count("misuse_caught_in_review", "applications", "Applications refused because the review saw misuse; missing without misuse or review.", world => world.Scenario.Programme?.Misuse is null ? null : world.Office?.Desk?.Caught),
        Response.Count("clawed_back_fen", "fen", "Public money that firms paid back; missing without audits and claw-back.", world => world.Scenario.Programme is { Audits: null, ClawBack: null } ? null : world.Office?.Conduct.PaidBack.Fen),
    ];

    private static string Name(PotKind kind) => kind switch
    {
        PotKind.Compute => "compute",
        PotKind.Models => "models",
        PotKind.Corpora => "corpora",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Conduct? Audits(World world) => world.Scenario.Programme?.Audits is null ? null : world.Office?.Conduct;

    private static double Spent(World world) => (double)world.Ledger.Moved(PaymentReason.Claim);

    private static double? PerSurvivor(World world) =>
        world.Office is null || world.Census.Living == 0
            ? null
            : (Spent(world) - (double)world.Ledger.Moved(PaymentReason.ClawBack)) / 100 / world.Census.Living;

    private static double? ShareSupported(World world) =>
        world.Office is null || world.Census.Living == 0
            ? null
            : (double)Supported(world) / world.Census.Living;

    private static double? MisusedShare(World world) =>
        world.Office is null || world.Scenario.Programme?.Misuse is null || Spent(world) == 0
            ? null
            : (double)world.Ledger.Moved(PaymentReason.Diverted) / Spent(world);
}
