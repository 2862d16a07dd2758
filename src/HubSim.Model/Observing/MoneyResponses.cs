using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What firms raise, earn and get.</summary>
static class MoneyResponses
{
    /// <summary>Money of all firms.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Count("raised_fen", "fen", "Money raised in rounds by all firms.", world => world.Scenario.Money is null ? null : world.Census.Firms.Sum(firm => firm.Money.Raised.Fen)),
        Response.Count("revenue_fen", "fen", "Revenue of all firms.", world => world.Scenario.Money is null ? null : world.Census.Firms.Sum(firm => firm.Money.Revenue.Fen)),
        Response.Count("crowded_out_fen", "fen", "Own spending on staff and rent that public money replaced.", world => world.Scenario.Money?.CrowdingOut is null ? null : world.Census.Firms.Sum(firm => firm.Money.CrowdedOut.Fen)),
        Response.Real("share_with_revenue", "share", "Share of the firms alive on the last day that had revenue at their last settlement.", world => world.Scenario.Money is null || world.Census.Living == 0 ? null : (double)world.Census.Firms.Count(firm => firm.Ended is null && firm.Money.RevenueLastMonth.Fen > 0) / world.Census.Living),
        Response.Real("raised_top_tenth_share", "share", "Share of all money raised that went to the tenth of firms that raised most; missing when none was raised.", TopTenth),
        Response.Real("private_per_public", "ratio", "Private money (founding cash and rounds, without what state guidance funds put in) of all firms over public money paid; missing when no public money was paid.", PrivatePerPublic),
        Response.Count("zombies", "firms", "Firms alive on the last day whose spending was more than half public at each of the last six settlements.", world => world.Office is null ? null : world.Census.Firms.Count(firm => firm.Ended is null && firm.Money.MostlyPublicMonths >= 6)),
    ];

    private static long PrivateFen(Population.Firm firm) =>
        firm.Money.Founding.Fen + firm.Money.Raised.Fen - firm.Owners.Stakes.Sum(stake => stake.StatePaid.Fen);

    private static double? TopTenth(World world)
    {
        var raised = world.Census.Firms.Select(firm => firm.Money.Raised.Fen).OrderDescending().ToList();
        var sum = raised.Sum();
        return world.Scenario.Money is null || sum == 0 ? null : (double)raised.Take((raised.Count + 9) / 10).Sum() / sum;
    }

    private static double? PrivatePerPublic(World world)
    {
        if (world.Scenario.Money is null || world.Office is null)
        {
            return null;
        }

        var firms = world.Census.Firms;
        var publicFen = firms.Sum(firm => firm.Claims.Sum(claims => claims.Received.Fen));
        return publicFen == 0 ? null : (double)firms.Sum(PrivateFen) / publicFen;
    }
}
