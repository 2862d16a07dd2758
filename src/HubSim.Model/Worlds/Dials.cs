namespace HubSim.Model.Worlds;

/// <summary>A quantity of the scenario that a shock can turn, as a factor on what the scenario says.</summary>
public enum Dial
{
    /// <summary>Rate of arrivals from every origin.</summary>
    Arrivals,

    /// <summary>Rate at which firms move to other cities.</summary>
    MovesOut,

    /// <summary>Imported cards that can be commissioned.</summary>
    ImportedCards,

    /// <summary>Domestic cards that can be commissioned.</summary>
    DomesticCards,

    /// <summary>Cards that work, of every type: an outage.</summary>
    WorkingCards,

    /// <summary>Rent of cards on the market.</summary>
    MarketRent,

    /// <summary>Odds of raising a round.</summary>
    FundingOdds,

    /// <summary>Size of a round.</summary>
    RoundSize,

    /// <summary>Revenue of firms.</summary>
    Revenue,

    /// <summary>Engineers who can be hired.</summary>
    Engineers,

    /// <summary>Rate of closing for reasons other than cash.</summary>
    Hazard,

    /// <summary>Prices of third-party models.</summary>
    ModelPrices,
}

/// <summary>
/// Where every dial stands: 1 until a shock turns it. Shocks that overlap multiply. Whoever must act when a dial turns says
/// so; all others read it when they need it.
/// </summary>
sealed class Dials
{
    private readonly double[] factors = [.. Enum.GetValues<Dial>().Select(_ => 1.0)];
    private readonly List<(Dial Dial, Action Act)> listeners = [];

    /// <summary>The factor at which a dial stands now.</summary>
    public double this[Dial dial] => factors[(int)dial];

    /// <summary>Asks to be told, in the order of asking, whenever a dial has turned.</summary>
    public void WhenTurned(Dial dial, Action act) => listeners.Add((dial, act));

    /// <summary>Sets a dial.</summary>
    /// <param name="dial">Which.</param>
    /// <param name="factor">Product of the factors of all shocks that last; not negative.</param>
    public void Turn(Dial dial, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        factors[(int)dial] = factor;
        foreach (var (listened, act) in listeners)
        {
            if (listened == dial)
            {
                act();
            }
        }
    }
}
