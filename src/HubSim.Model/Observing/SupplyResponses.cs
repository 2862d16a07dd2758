using HubSim.Model.Computing;

namespace HubSim.Model.Observing;

/// <summary>What cards there are, and what they cost.</summary>
static class SupplyResponses
{
    /// <summary>Supply and rents.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Real("cards_imported_end", "cards", "Imported cards installed in the public pool and in the hub's cluster on the last day, for all users.", world => world.Supply?.Installed(CardType.Imported)),
        Response.Real("cards_domestic_end", "cards", "Domestic cards installed in both on the last day.", world => world.Supply?.Installed(CardType.Domestic)),
        Response.Real("cards_effective_end", "cards", "Cards installed in both on the last day, as many as imported ones that would do the same work.", world => world.Supply?.Effective()),
        Response.Count("outages", "failures", "Failures of a part of the cards.", world => world.Scenario.Compute?.Supply?.Outages is null ? null : world.Supply?.Failures),
        Response.Real("cards_lost_share", "share", "Share of the installed cards that did not work, averaged over the run.", world => world.Supply?.MeanLost),
        Response.Real("rent_end_rmb_per_card_hour", "RMB per card-hour", "Market rent of an imported card on the last day.", world => world.Pool?.MarketPrice),
    ];
}
