using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>
/// The office that grants support, takes claims and pays them from the pots: a claim is filed with the settlement that paid
/// the bill, and paid after a lag while its pot lasts. With a review, only who holds a grant may claim; others apply. What is
/// claimed by a firm that ends before the payment lapses.
/// </summary>
sealed class SupportOffice
{
    private readonly World world;
    private readonly Programme programme;
    private readonly TimeSpan announced;
    private readonly TimeSpan opens;
    private readonly TimeSpan closes;
    private readonly double takeUp;
    private readonly PotAccount?[] pots;
    private readonly Decisions[] decisions;

    /// <summary>Resolves the programme for a replication.</summary>
    public SupportOffice(World world, Programme programme)
    {
        this.world = world;
        this.programme = programme;
        var start = world.Scenario.Clock.Start;
        announced = TimeSpan.FromDays(programme.Announced.DayNumber - start.DayNumber);
        opens = announced + Durations.Days(world.Inputs[programme.StartsAfter]);
        closes = TimeSpan.FromDays(programme.Until.DayNumber - start.DayNumber + 1);
        takeUp = world.Inputs[programme.TakeUp];
        Pot?[] all = [programme.Pots.Compute, programme.Pots.Models, programme.Pots.Corpora];
        string[] names = ["pot compute", "pot models", "pot corpora"];
        pots = [.. all.Select((pot, i) => pot is null ? null : new PotAccount(world, names[i], pot, announced))];
        decisions = [.. all.Select((pot, i) => new Decisions(world, pot?.Allocation ?? programme.Allocation, opens, names[i]))];
        Desk = programme.Review is { } review ? new ReviewDesk(world, this, review) : null;
        Conduct = new Conduct(world, programme);
    }

    /// <summary>A pot; null when it is switched off.</summary>
    public PotAccount? this[PotKind kind] => pots[(int)kind];

    /// <summary>The review; null when every claim is granted at once.</summary>
    public ReviewDesk? Desk { get; }

    /// <summary>Misuse, audits and money that is paid back.</summary>
    public Conduct Conduct { get; }

    /// <summary>
    /// Share of the pots' money that is left for those who come: 0 before the announcement, after the last day, and where
    /// every rate is 0. A pot without end counts as full; if there is one, pots count alike whatever their amounts.
    /// </summary>
    public double Generosity
    {
        get
        {
            var now = world.Simulator.Now;
            return now < announced || now >= closes ? 0 : Openness.Of(pots);
        }
    }

    /// <summary>Starts what the programme does whatever firms do.</summary>
    public void Start()
    {
        for (var i = 0; i < pots.Length; i++)
        {
            if (pots[i] is { } pot)
            {
                pot.Start();
                decisions[i].Start();
            }
        }
    }

    /// <summary>Takes a firm's claim for a bill it has just paid; called by the firm's own processes.</summary>
    public void Claim(Firm firm, PotKind kind, Money cost, Covers covers = Covers.Bills)
    {
        var now = world.Simulator.Now;
        if (this[kind] is not { } pot || cost == Money.Zero || firm.TakeUp >= takeUp || now < opens || now >= closes || firm.Grantee.IsExcluded)
        {
            return;
        }

        var claims = firm.Claims[(int)kind];
        if (Desk is not null && !(claims.Voucher is { } voucher && now < voucher.Until))
        {
            Desk.Invite(firm, pot, decisions[(int)kind], (int)kind);
            return;
        }

        var (scheme, amount) = Best(firm, claims, pot, cost, covers, now);
        if (amount > Money.Zero)
        {
            File(firm, new Filing(pot, claims, scheme, amount, Luck(firm, kind, claims)));
        }
    }

    /// <summary>Brings a firm's standing with public support up to date; called after each settlement and each grant.</summary>
    public void UpdateSupport(Firm firm)
    {
        var isSupported = IsSupported(firm);
        if (isSupported == (firm.Support == SupportState.During))
        {
            return;
        }

        if (isSupported || firm.Support == SupportState.During)
        {
            firm.Support = isSupported ? SupportState.During : SupportState.After;
            firm.SupportSince = world.Simulator.Now;
            firm.FirstSupported ??= world.Simulator.Now;
            firm.Fate?.Reconsider();
        }
    }

    private void File(Firm firm, in Filing filing)
    {
        if (filing.Pot.Available(firm) <= Money.Zero && !filing.Pot.Waits)
        {
            Refuse(filing);
            return;
        }

        ref var use = ref filing.Claims.Use(filing.Scheme);
        use.First ??= world.Simulator.Now;
        use.Granted += filing.Amount;
        UpdateSupport(firm);
        if (filing.Luck.Lag > TimeSpan.Zero || (filing.Pot.Waits && filing.Pot.Available(firm) < filing.Amount))
        {
            world.Simulator.StartChild(PayLater(firm, filing), "claim");
        }
        else
        {
            Finish(firm, filing, filing.Amount - Pay(firm, filing, filing.Amount));
        }
    }

    private async Process PayLater(Firm firm, Filing filing)
    {
        await world.Simulator.Hold(filing.Luck.Lag);
        var due = filing.Amount;
        while (true)
        {
            due -= Pay(firm, filing, due);
            if (due == Money.Zero || !filing.Pot.Waits)
            {
                break;
            }

            await filing.Pot.Filled.Wait();
        }

        Finish(firm, filing, due);
    }

    /// <summary>Pays a claim as far as the pot goes.</summary>
    private Money Pay(Firm firm, in Filing filing, Money due)
    {
        if (firm.Grantee.IsExcluded)
        {
            return Money.Zero;
        }

        var paid = filing.Pot.Pay(firm, filing.Pot.Schemes[filing.Scheme], due);
        if (paid > Money.Zero)
        {
            filing.Pot.Paid += due == filing.Amount ? 1 : 0;
            filing.Claims.Received += paid;
            firm.Money.PublicThisMonth += paid;
            if (Conduct.Receives(firm, paid, filing.Luck.Audit, filing.Luck.Found))
            {
                UpdateSupport(firm);
            }
        }

        return paid;
    }

    /// <summary>
    /// A claim is at its end; what the pot could not pay does not count against the firm's cap. Claims of a firm that was
    /// excluded meanwhile lapse.
    /// </summary>
    private static void Finish(Firm firm, in Filing filing, Money unpaid)
    {
        filing.Claims.Use(filing.Scheme).Granted -= unpaid;
        if (unpaid == filing.Amount && !firm.Grantee.IsExcluded)
        {
            Refuse(filing);
        }
    }

    private static void Refuse(in Filing filing)
    {
        filing.Pot.Refused++;
        filing.Claims.Refused++;
    }

    /// <summary>The scheme that gives the firm most for this bill; the first of equals.</summary>
    private static (int Scheme, Money Amount) Best(Firm firm, FirmClaims claims, PotAccount pot, Money cost, Covers covers, TimeSpan now)
    {
        var best = (Scheme: -1, Amount: Money.Zero);
        for (var i = 0; i < pot.Schemes.Length; i++)
        {
            var scheme = pot.Schemes[i];
            if (scheme.Covers != covers)
            {
                continue;
            }

            var amount = scheme.Entitlement(claims.Use(i), cost, Rate(firm, claims, scheme, i), now);
            if (amount > best.Amount)
            {
                best = (i, amount);
            }
        }

        return best;
    }

    /// <summary>True while a firm that has been granted support would get something for a bill.</summary>
    private bool IsSupported(Firm firm)
    {
        var now = world.Simulator.Now;
        if (firm.Grantee.IsExcluded || now < opens || now >= closes)
        {
            return false;
        }

        for (var i = 0; i < pots.Length; i++)
        {
            var claims = firm.Claims[i];
            if (pots[i] is { } pot && (Desk is null ? claims.HasClaimed : claims.Voucher is { } voucher && now < voucher.Until)
                && (pot.MoreToCome || pot.Available(firm) > Money.Zero)
                && Gives(firm, claims, pot, now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether any scheme of a pot would give a firm something for a bill of a kind that it covers.</summary>
    private static bool Gives(Firm firm, FirmClaims claims, PotAccount pot, TimeSpan now)
    {
        for (var i = 0; i < pot.Schemes.Length; i++)
        {
            var scheme = pot.Schemes[i];
            if (scheme.Gives(claims.Use(i), Rate(firm, claims, scheme, i), now))
            {
                return true;
            }
        }

        return false;
    }

    private static double Rate(Firm firm, FirmClaims claims, SchemeTerms scheme, int place) =>
        claims.Voucher is { } voucher ? voucher.Rates[place] : scheme.RateFor(firm, score: null);

    private ClaimLuck Luck(Firm firm, PotKind kind, FirmClaims claims)
    {
        var draw = world.Streams.Draw(firm.Streams.Claims, firm.Candidate, (claims.Filed * 3) + (ulong)kind);
        claims.Filed++;
        return new(Durations.Days(programme.PaymentLag.Distribution.Quantile(draw.NextUniform())), draw.NextUniform(), draw.NextUniform());
    }

    /// <summary>The luck of one claim: its lag, whether it is audited, and what the audit finds.</summary>
    private readonly record struct ClaimLuck(TimeSpan Lag, double Audit, double Found);

    /// <summary>A claim on its way.</summary>
    private readonly record struct Filing(PotAccount Pot, FirmClaims Claims, int Scheme, Money Amount, ClaimLuck Luck);
}
