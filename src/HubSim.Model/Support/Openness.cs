namespace HubSim.Model.Support;

/// <summary>How much of what the pots promise is still there.</summary>
static class Openness
{
    /// <summary>Money left over money of one filling, over all pots that pay anything; 0 when there is none.</summary>
    public static double Of(IReadOnlyList<PotAccount?> pots)
    {
        var (left, amount) = (0.0, 0.0);
        var hasEndless = false;
        foreach (var pot in pots)
        {
            hasEndless |= pot is { Amount: null };
        }

        foreach (var pot in pots)
        {
            if (pot is not null && pot.Pays && pot.Amount != Finance.Money.Zero)
            {
                var size = hasEndless ? 1 : pot.Amount!.Value.Million;
                amount += size;
                left += pot.Amount is { } full ? size * pot.Left!.Value.Fen / full.Fen : size;
            }
        }

        return amount > 0 ? left / amount : 0;
    }
}
