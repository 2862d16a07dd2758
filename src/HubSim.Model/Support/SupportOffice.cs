using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>
/// The office that takes claims and pays them from the pots: a claim is filed with the settlement that paid the bill, and
/// paid after a lag while its pot lasts. What is claimed by a firm that ends before the payment lapses.
/// </summary>
sealed class SupportOffice
{
    private readonly World world;
    private readonly Programme programme;
    private readonly TimeSpan opens;
    private readonly TimeSpan closes;
    private readonly double takeUp;
    private readonly PotAccount?[] pots;

    /// <summary>Resolves the programme for a replication.</summary>
    public SupportOffice(World world, Programme programme)
    {
        this.world = world;
        this.programme = programme;
        var start = world.Scenario.Clock.Start;
        opens = TimeSpan.FromDays(programme.Announced.DayNumber - start.DayNumber) + Durations.Days(world.Inputs[programme.StartsAfter]);
        closes = TimeSpan.FromDays(programme.Until.DayNumber - start.DayNumber + 1);
        takeUp = world.Inputs[programme.TakeUp];
        pots =
        [
            Open("compute", programme.Pots.Compute),
            Open("models", programme.Pots.Models),
            Open("corpora", programme.Pots.Corpora),
        ];
    }

    /// <summary>A pot; null when it is switched off.</summary>
    public PotAccount? this[PotKind kind] => pots[(int)kind];

    /// <summary>Share of the money of all pots that is left while it can be claimed; 0 before and after.</summary>
    public double Generosity
    {
        get
        {
            var now = world.Simulator.Now;
            var amount = pots.Sum(pot => pot?.Amount.Million ?? 0);
            return now < opens || now >= closes || amount <= 0 ? 0 : pots.Sum(pot => pot?.Left.Million ?? 0) / amount;
        }
    }

    /// <summary>Takes a firm's claim for a bill it has just paid; called by the firm's settlement.</summary>
    public void Claim(Firm firm, PotKind kind, Money cost)
    {
        var now = world.Simulator.Now;
        if (this[kind] is not { } pot || firm.TakeUp >= takeUp || now < opens || now >= closes)
        {
            return;
        }

        var claims = firm.Claims[(int)kind];
        var (scheme, amount) = Best(firm, claims, pot, cost, now);
        if (amount <= Money.Zero)
        {
            return;
        }

        var lag = Lag(firm, kind, claims);
        if (pot.Left == Money.Zero)
        {
            pot.Refuse();
            claims.Refused++;
            return;
        }

        var use = claims.Use(scheme);
        use.First ??= now;
        use.Granted += amount;
        if (lag == TimeSpan.Zero)
        {
            Pay(firm, kind, use, amount);
        }
        else
        {
            world.Simulator.StartChild(PayLater(firm, kind, use, amount, lag), "claim");
        }
    }

    private async Process PayLater(Firm firm, PotKind kind, SchemeUse use, Money amount, TimeSpan lag)
    {
        await world.Simulator.Hold(lag);
        Pay(firm, kind, use, amount);
    }

    private void Pay(Firm firm, PotKind kind, SchemeUse use, Money amount)
    {
        var paid = this[kind]!.Pay(firm.Account, amount);
        use.Granted -= amount - paid;
        var claims = firm.Claims[(int)kind];
        claims.Received += paid;
        claims.Refused += paid == Money.Zero ? 1 : 0;
        firm.Money.PublicThisMonth += paid;
    }

    /// <summary>The scheme that gives the firm most for this bill; the first of equals.</summary>
    private static (int Scheme, Money Amount) Best(Firm firm, FirmClaims claims, PotAccount pot, Money cost, TimeSpan now)
    {
        var best = (Scheme: -1, Amount: Money.Zero);
        for (var i = 0; i < pot.Schemes.Count; i++)
        {
            var amount = pot.Schemes[i].Entitlement(firm, claims.Use(i), cost, now);
            if (amount > best.Amount)
            {
                best = (i, amount);
            }
        }

        return best;
    }

    private TimeSpan Lag(Firm firm, PotKind kind, FirmClaims claims)
    {
        var draw = world.Streams.Draw(firm.Streams.Claims, firm.Candidate, (claims.Filed * 3) + (ulong)kind);
        claims.Filed++;
        return Durations.Days(programme.PaymentLag.Distribution.Quantile(draw.NextUniform()));
    }

    private PotAccount? Open(string name, Pot? pot) => pot is null ? null : new PotAccount(world, $"pot {name}", pot);
}
