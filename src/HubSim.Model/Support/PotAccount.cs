using HubSim.Model.Finance;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>A pot during a replication: its money, its schemes with this replication's rates, and its record.</summary>
sealed class PotAccount
{
    private readonly World world;
    private readonly Level level;

    /// <summary>Fills a pot.</summary>
    public PotAccount(World world, string name, Pot pot)
    {
        this.world = world;
        Amount = Money.FromMillion(world.Inputs[pot.Amount]);
        level = new Level(world.Simulator, Amount.Fen, Amount.Fen, name);
        Account = world.Ledger.Open(AccountKind.Pot, name);
        world.Ledger.Transfer(world.Ledger.Treasury, Account, Amount, PaymentReason.PotFilled);
        Dry = Amount == Money.Zero ? TimeSpan.Zero : null;
        Schemes = [.. pot.Schemes.Select(entry => new SchemeTerms(world.Inputs, entry.Value))];
    }

    /// <summary>Where its money is.</summary>
    public Account Account { get; }

    /// <summary>Money that the pot began with.</summary>
    public Money Amount { get; }

    /// <summary>Money that is left.</summary>
    public Money Left => new(level.Amount);

    /// <summary>Money paid out.</summary>
    public Money Spent { get; private set; }

    /// <summary>Claims paid, in whole or in part.</summary>
    public long Paid { get; private set; }

    /// <summary>Claims refused because nothing was left.</summary>
    public long Refused { get; private set; }

    /// <summary>Time at which the last fen left; null while there is money.</summary>
    public TimeSpan? Dry { get; private set; }

    /// <summary>The schemes, in the scenario's order.</summary>
    public IReadOnlyList<SchemeTerms> Schemes { get; }

    /// <summary>Balance of the pot in the ledger, which must equal <see cref="Left"/>.</summary>
    public Money Balance => world.Ledger[Account];

    /// <summary>Pays a claim, or what is left of the pot when that is less.</summary>
    /// <returns>What was paid; zero when the claim was refused.</returns>
    public Money Pay(Account to, Money claim)
    {
        var paid = new Money(level.TakeUpTo(claim.Fen));
        if (paid == Money.Zero)
        {
            Refused++;
            return paid;
        }

        world.Ledger.Transfer(Account, to, paid, PaymentReason.Claim);
        Spent += paid;
        Paid++;
        if (Left == Money.Zero)
        {
            Dry = world.Simulator.Now;
        }

        return paid;
    }

    /// <summary>Counts a claim that found the pot empty.</summary>
    public void Refuse() => Refused++;
}
