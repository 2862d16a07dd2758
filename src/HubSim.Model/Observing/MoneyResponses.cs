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
        Response.Real("private_per_public", "ratio", "Private money (founding cash and rounds) of all firms over public money paid; missing when no public money was paid.", PrivatePerPublic),
        Response.Count("zombies", "firms", "Firms alive on the last day whose spending was more than half public at each of the last six settlements.", world => world.Office is null ? null : world.Census.Firms.Count(firm => firm.Ended is null && firm.Money.MostlyPublicMonths >= 6)),
    ];

    private static double? PrivatePerPublic(World world)
    {
        if (world.Scenario.Money is null || world.Office is null)
        {
            return null;
        }

        var firms = world.Census.Firms;
        var publicFen = firms.Sum(firm => firm.Claims.Sum(claims => claims.Received.Fen));
        return publicFen == 0 ? null : (double)firms.Sum(firm => firm.Money.Raised.Fen + firm.Money.Founding.Fen) / publicFen;
    }
}
