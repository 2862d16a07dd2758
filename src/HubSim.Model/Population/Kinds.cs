using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// What founders are like in a replication: the shares of strategies and sectors, and the chances of each trait. A founder's
/// uniform numbers decide; this says what they mean.
/// </summary>
sealed class Kinds
{
    private static readonly Normal StandardNormal = new(0, 1);
    private readonly Weights strategies;
    private readonly Weights sectors;
    private readonly int[] sectorOf;
    private readonly double[] openShares;
    private readonly double qualitySpread;

    /// <summary>Resolves the shares of a replication.</summary>
    public Kinds(Firms firms, InputDraws inputs)
    {
        var named = firms.Sectors ?? new Named<Sector>([]);
        strategies = new Weights([.. firms.Strategies.Select(entry => inputs[entry.Value.Share])],
            "every share of firms.strategies was drawn as 0, so no founder can choose one; keep at least one above 0");
        sectors = new Weights([.. named.Select(entry => entry.Value.Weight is { } weight ? inputs[weight] : 0)],
            "every weight of firms.sectors was drawn as 0, so no founder can choose one; keep at least one above 0");
        sectorOf = [.. firms.Strategies.Select(entry => named.Select(sector => sector.Key).ToList().IndexOf(entry.Value.Sector ?? ""))];
        openShares = [.. firms.Strategies.Select(entry => entry.Value.OpenSource is { } share ? inputs[share] : 0)];
        qualitySpread = firms.Quality is { } quality ? inputs[quality.Spread] : 0;
        IntentShare = firms.SubsidyIntent is { } intent ? inputs[intent.Share] : 0;
        HasSectors = named.Count > 0;
    }

    /// <summary>Share of candidates who are there for the money.</summary>
    public double IntentShare { get; }

    private bool HasSectors { get; }

    /// <summary>Why a candidate would come.</summary>
    public Intent IntentOf(in Candidate candidate) => candidate.Intent < IntentShare ? Intent.Subsidy : Intent.Real;

    /// <summary>Index of the strategy that a founder follows.</summary>
    /// <exception cref="ReplicationException">Every share was drawn as 0.</exception>
    public int StrategyOf(in Candidate candidate) => strategies.Choose(candidate.Strategy);

    /// <summary>What a founder brings.</summary>
    /// <exception cref="ReplicationException">Every weight was drawn as 0.</exception>
    public Traits TraitsOf(in Candidate candidate, int strategy)
    {
        var sector = !HasSectors ? 0 : sectorOf[strategy] >= 0 ? sectorOf[strategy] : sectors.Choose(candidate.Sector);
        var quality = qualitySpread > 0 ? qualitySpread * StandardNormal.Quantile(candidate.Quality) : 0;
        return new Traits(sector, quality, candidate.Open < openShares[strategy], IntentOf(candidate));
    }
}
