using HubSim.Model.Finance;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Support;

/// <summary>
/// The parts of a pot's released money that sectors have to themselves; those without a part of their own share the rest.
/// </summary>
sealed class SectorQuotas
{
    private readonly int[] partOf;
    private readonly double[] shares;
    private readonly Money[] taken;
    private Money released;

    /// <summary>Resolves the quotas of a pot.</summary>
    /// <param name="pot">A pot with quotas.</param>
    /// <param name="sectors">Names of the scenario's sectors, in order.</param>
    public SectorQuotas(Pot pot, IReadOnlyList<string> sectors)
    {
        var names = pot.Quotas!.Select(quota => quota.Key).ToList();
        shares = [.. pot.Quotas!.Select(quota => quota.Value.Share), Math.Max(0, 1 - pot.Quotas!.Sum(quota => quota.Value.Share))];
        partOf = [.. sectors.Select(name => names.IndexOf(name) is var i && i >= 0 ? i : names.Count)];
        taken = new Money[shares.Length];
    }

    /// <summary>More money is there to be shared out.</summary>
    /// <param name="amount">How much.</param>
    /// <param name="isRenewal">True when it replaces all that was there before.</param>
    public void Release(Money amount, bool isRenewal)
    {
        if (isRenewal)
        {
            released = Money.Zero;
            Array.Clear(taken);
        }

        released += amount;
    }

    /// <summary>What a sector may still draw.</summary>
    public Money Left(int sector) => released.Share(shares[partOf[sector]]) - taken[partOf[sector]];

    /// <summary>A sector has drawn.</summary>
    public void Take(int sector, Money amount) => taken[partOf[sector]] += amount;
}
