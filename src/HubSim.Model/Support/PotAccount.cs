using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>A pot during a replication: its money, its schemes with this replication's rates, and its record.</summary>
sealed class PotAccount
{
    private readonly World world;
    private readonly bool waits;
    private readonly SchemeTerms[] schemes;
    private readonly List<Release> releases = [];
    private readonly SectorQuotas? quotas;
    private int released;
    private Money left;

    /// <summary>Fills a pot.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="pot">The inputs.</param>
    /// <param name="announced">When the programme was announced.</param>
    public PotAccount(World world, string name, Pot pot, TimeSpan announced)
    {
        this.world = world;
        waits = pot.WhenEmpty == WhenEmpty.Wait;
        Account = world.Ledger.Open(AccountKind.Pot, name);
        schemes = [.. pot.Schemes.Select(entry => new SchemeTerms(world, entry.Key, entry.Value))];
        Pays = Array.Exists(schemes, scheme => scheme.Highest > 0);
        Filled = new Signal(world.Simulator, name);
        if (pot.Quotas is { Count: > 0 } && world.Scenario.Firms.Sectors is { } sectors)
        {
            quotas = new SectorQuotas(pot, [.. sectors.Select(sector => sector.Key)]);
        }

        if (pot.Amount is { } amount)
        {
            Amount = Money.FromMillion(world.Inputs[amount]);
            releases = PotFilling.Of(world, pot, Amount.Value, announced);
            FillUntil(TimeSpan.Zero);
            Dry = Amount == Money.Zero ? TimeSpan.Zero : null;
        }
    }

    /// <summary>Where its money is.</summary>
    public Account Account { get; }

    /// <summary>Money of one filling; null for a pot without end.</summary>
    public Money? Amount { get; }

    /// <summary>Money that was ever put in.</summary>
    public Money Funded { get; private set; }

    /// <summary>Money that went back to the treasury at renewals.</summary>
    public Money Lapsed { get; private set; }

    /// <summary>Money that is there; null for a pot without end.</summary>
    public Money? Left => Amount is null ? null : left;

    /// <summary>Money paid out.</summary>
    public Money Spent { get; private set; }

    /// <summary>Claims paid, in whole or in part.</summary>
    public long Paid { get; set; }

    /// <summary>Claims refused because nothing was left.</summary>
    public long Refused { get; set; }

    /// <summary>
    /// First time at which the last fen of a filling had left, with no tranche of it to come; null while there was none.
    /// </summary>
    public TimeSpan? Dry { get; private set; }

    /// <summary>The schemes, in the scenario's order.</summary>
    public ReadOnlySpan<SchemeTerms> Schemes => schemes;

    /// <summary>Whether any of them pays anything.</summary>
    public bool Pays { get; }

    /// <summary>Fired whenever money comes in.</summary>
    public Signal Filled { get; }

    /// <summary>True when money is still to come.</summary>
    public bool MoreToCome => released < releases.Count;

    /// <summary>True when a claim that finds nothing now waits.</summary>
    public bool Waits => waits && MoreToCome;

    /// <summary>Balance of the pot in the ledger, which must equal what is left.</summary>
    public Money Balance => world.Ledger[Account];

    /// <summary>Starts the releases that lie ahead.</summary>
    public void Start()
    {
        if (MoreToCome)
        {
            world.Simulator.Start(Fill(), $"filling of {world.Ledger.HolderOf(Account).Name}");
        }
    }

    /// <summary>What a firm can be paid now at most.</summary>
    public Money Available(Firm firm)
    {
        var most = Amount is null ? new Money(long.MaxValue) : left;
        return quotas is null ? most : Money.Min(most, quotas.Left(firm.Traits.Sector));
    }

    /// <summary>Pays a claim, or what the firm can get when that is less.</summary>
    /// <returns>What was paid; zero when nothing was there for the firm.</returns>
    public Money Pay(Firm firm, SchemeTerms scheme, Money claim)
    {
        var paid = Money.Min(claim, Available(firm));
        if (paid <= Money.Zero)
        {
            return Money.Zero;
        }

        if (Amount is null)
        {
            world.Ledger.Transfer(world.Ledger.Treasury, Account, paid, PaymentReason.PotFilled);
            Funded += paid;
        }
        else
        {
            left -= paid;
        }

        world.Ledger.Transfer(Account, firm.Account, paid, PaymentReason.Claim);
        Spent += paid;
        scheme.Spent += paid;
        quotas?.Take(firm.Traits.Sector, paid);
        if (Amount is not null && left == Money.Zero && releases[released - 1].EndsFilling)
        {
            Dry ??= world.Simulator.Now;
        }

        return paid;
    }

    private async Process Fill()
    {
        while (MoreToCome)
        {
            await world.Simulator.HoldUntil(releases[released].Time);
            FillUntil(world.Simulator.Now);
            Filled.Fire();
        }
    }

    private void FillUntil(TimeSpan now)
    {
        while (MoreToCome && releases[released].Time <= now)
        {
            var release = releases[released];
            released++;
            if (release.IsRenewal)
            {
                world.Ledger.Transfer(Account, world.Ledger.Treasury, left, PaymentReason.PotLapsed);
                Lapsed += left;
                left = Money.Zero;
            }

            world.Ledger.Transfer(world.Ledger.Treasury, Account, release.Amount, PaymentReason.PotFilled);
            Funded += release.Amount;
            left += release.Amount;
            quotas?.Release(release.Amount, release.IsRenewal);
        }
    }
}
