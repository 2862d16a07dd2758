using HubSim.Model.Investing;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What investors pay and get, and what firms are worth.</summary>
static class InvestorResponses
{
    private static readonly Finance.Money Billion = Finance.Money.FromMillion(1000);

    /// <summary>All firms together.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Count("firms_valued_over_1bn", "firms", "Firms alive on the last day that were valued at RMB 1 billion or more at their last round or listing.", world => Valued(world)),
        Response.Count("firms_listed", "firms", "Firms that were listed on a stock exchange.", world => world.Investors is null ? null : world.Census.Firms.Count(firm => firm.Owners.Listed is not null)),
        Response.Count("sold_for_fen", "fen", "Prices of all firms sold.", world => world.Investors is null ? null : world.Census.Firms.Sum(firm => firm.Owners.SoldFor?.Fen ?? 0)),
        Response.Count("rounds_without_money", "rounds", "Tries to raise a round that investors agreed to but that found no money in time.", world => world.Investors?.Unfinanced),
        Response.Count("state_invested_fen", "fen", "Money that state guidance funds put into rounds.", world => world.Investors?.State is null ? null : world.Census.Firms.Sum(firm => firm.Owners.Stakes.Sum(stake => stake.StatePaid.Fen))),
        Response.Real("investors_multiple", "ratio", "Money back, and held at the last valuation, for each RMB that was paid in rounds; missing when there was no round.", world => Result(world, null)?.Multiple),
        Response.Real("investors_yearly_return", "per year", "Yearly return of the money paid in rounds, counted from the day of each payment; what is held counts at its last valuation.", world => Result(world, null)?.Yearly),
        Response.Real("investors_loss_rate", "share", "Share of investments (a firm's round) whose firm ended and gave back less than was paid in.", world => LossRate(Result(world, null))),
    ];

    /// <summary>One stage of entry.</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="index">Its place among the rounds.</param>
    public static IEnumerable<Response> OfStage(string stage, int index) =>
    [
        Response.Count($"rounds_{stage}", "rounds", $"Rounds of stage {stage} that were paid.", world => Result(world, index)?.Stakes),
        Response.Real($"share_reached_{stage}", "share", $"Share of the firms alive on the last day that have raised a round of stage {stage}.", world => ShareOfLiving(world, firm => firm.Money.Rounds > index)),
        Response.Count($"revenue_month_{stage}_fen", "fen", $"Revenue at the last settlement of the living firms whose last round was of stage {stage}.", world => world.Investors is null ? null : world.Census.Firms.Sum(firm => firm.Ended is null && firm.Money.Rounds == index + 1 ? firm.Money.RevenueLastMonth.Fen : 0)),
        Response.Real($"investors_multiple_{stage}", "ratio", $"As investors_multiple, of rounds of stage {stage}.", world => Result(world, index)?.Multiple),
        Response.Real($"investors_yearly_return_{stage}", "per year", $"As investors_yearly_return, of rounds of stage {stage}.", world => Result(world, index)?.Yearly),
        Response.Real($"investors_loss_rate_{stage}", "share", $"As investors_loss_rate, of rounds of stage {stage}.", world => LossRate(Result(world, index))),
    ];

    /// <summary>Responses of a scenario's stages; none when it has no investors.</summary>
    public static IEnumerable<Response> OfStages(Scenario? scenario) =>
        scenario?.Investors is { } investors ? investors.Stages.SelectMany((entry, index) => OfStage(entry.Key, index)) : [];

    /// <summary>Living firms valued at RMB 1 billion or more; null when investors are off.</summary>
    public static int? Valued(World world) =>
        world.Investors is null ? null : world.Census.Firms.Count(firm => firm.Ended is null && firm.Owners.Valuation >= Billion);

    private static double? ShareOfLiving(World world, Func<Population.Firm, bool> has)
    {
        var living = world.Census.Living;
        return living == 0 ? null : (double)world.Census.Firms.Count(firm => firm.Ended is null && has(firm)) / living;
    }

    private static StageResult? Result(World world, int? stage) => world.Investors is null ? null : StageResult.Of(world, stage);

    private static double? LossRate(StageResult? result) => result is { Stakes: > 0 } ? (double)result.Lost / result.Stakes : null;
}
