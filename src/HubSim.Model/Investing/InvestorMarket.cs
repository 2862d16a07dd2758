using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>Investors of the city: their mood, their money, the rounds they pay, and what they get back.</summary>
sealed class InvestorMarket
{
    private readonly World world;
    private readonly RoundOdds odds;
    private readonly Mood? mood;
    private readonly InvestorRounds rounds;
    private readonly Exits? exits;
    private readonly double shortMonths;

    /// <summary>Resolves investors for a replication.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="rules">Rules of investors.</param>
    /// <param name="money">Rules of money, whose rounds they pay.</param>
    public InvestorMarket(World world, Investors rules, MoneyRules money)
    {
        this.world = world;
        odds = new RoundOdds(world, rules.Odds);
        mood = rules.Mood is { } moods ? new Mood(world, moods) : null;
        Capital = rules.Capital is { } capital ? new Capital(world, capital, rules.Stages) : null;
        State = rules.State is { } state ? new StateMoney(world, state) : null;
        rounds = new InvestorRounds(this, world, rules, money);
        exits = rules.Sales is null && rules.Listings is null ? null : new Exits(this, world, rules, world.Inputs[money.RoundLasts]);
        shortMonths = rules.Tries.Early is { } early ? world.Inputs[early.Below] : 0;
    }

    /// <summary>Mood of this month, as a logarithm of odds; null when it is off.</summary>
    public double? Feeling => mood?.Now;

    /// <summary>Private money; null when it never runs short.</summary>
    public Capital? Capital { get; }

    /// <summary>State guidance funds; null when off.</summary>
    public StateMoney? State { get; }

    /// <summary>Tries that investors had agreed to and that found no money in time.</summary>
    public long Unfinanced { get; set; }

    /// <summary>True when every fund holds in the ledger what it says.</summary>
    public bool IsSound => (Capital?.IsSound ?? true) && (State is null || State.Fund.Left == State.Fund.Balance);

    /// <summary>Factor on the size of rounds now.</summary>
    public double SizeFactor => Elementary.Exp((mood?.Size ?? 0) * (mood?.Now ?? 0)) * world.Dials[Dial.RoundSize];

    /// <summary>Factor on the prices of exits now.</summary>
    public double PriceFactor => Elementary.Exp((mood?.Price ?? 0) * (mood?.Now ?? 0));

    /// <summary>Factor on the odds of a round of this firm now: the market's mood, shocks, and what speaks for the firm.</summary>
    public double OddsFactor(Firm firm) => Elementary.Exp(mood?.Now ?? 0) * world.Dials[Dial.FundingOdds] * odds.FactorOf(firm);

    /// <summary>Starts the flow of money into funds.</summary>
    public void Start()
    {
        if (Capital is not null || State is not null)
        {
            Capital?.Open(InflowFactor);
            world.Simulator.Start(FillEveryMonth(), "money of investors");
        }
    }

    /// <summary>Starts a firm's fund-raising, and its waiting for an exit.</summary>
    public void StartChildren(Firm firm)
    {
        world.Simulator.StartChild(rounds.Raise(firm), "rounds");
        if (exits is not null)
        {
            world.Simulator.StartChild(exits.Watch(firm), "exit");
        }
    }

    /// <summary>Looks at a firm's money after a settlement.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="loss">What it paid out over what it earned.</param>
    public void Watch(Firm firm, Money loss)
    {
        if (shortMonths > 0 && loss > Money.Zero && world.Ledger[firm.Account].Million < shortMonths * loss.Million)
        {
            firm.Owners.Short?.Fire();
        }
    }

    /// <summary>
    /// A firm has ended: its cash goes to its buyer, leaves the city with it, or is shared by all who paid in, in proportion.
    /// </summary>
    public void Wind(Firm firm, Money cash)
    {
        var ledger = world.Ledger;
        switch (firm.Ended?.Cause)
        {
            case Cause.Acquired:
                ledger.Transfer(firm.Account, ledger.Acquirers, cash, PaymentReason.WoundUp);
                return;
            case Cause.Moved:
                ledger.Transfer(firm.Account, ledger.Investors, cash, PaymentReason.WoundUp);
                return;
            default:
                var paidIn = (double)(firm.Money.Founding + firm.Money.Raised).Fen;
                var state = Return(firm, stake => paidIn > 0 ? cash.Share(stake.Paid.Fen / paidIn) : Money.Zero);
                state = Money.Min(state, cash);
                ledger.Transfer(firm.Account, ledger.Treasury, state, PaymentReason.WoundUp);
                ledger.Transfer(firm.Account, ledger.Investors, cash - state, PaymentReason.WoundUp);
                return;
        }
    }

    /// <summary>Turns all stakes that are still held into money.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="worth">Money for a stake.</param>
    /// <returns>The part of the state, which has to be paid to it.</returns>
    public Money Return(Firm firm, Func<Stake, Money> worth)
    {
        var state = Money.Zero;
        foreach (var stake in firm.Owners.Stakes)
        {
            if (stake.Returned is null)
            {
                state += stake.Return(worth(stake), world.Simulator.Now);
            }
        }

        return state;
    }

    private double InflowFactor => Elementary.Exp((mood?.Capital ?? 0) * (mood?.Now ?? 0));

    private async Process FillEveryMonth()
    {
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            Capital?.Refill(InflowFactor);
            State?.Refill();
        }
    }
}
