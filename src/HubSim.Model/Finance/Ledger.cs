using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>An account of the ledger.</summary>
/// <param name="Number">Place in the ledger.</param>
readonly record struct Account(int Number);

/// <summary>
/// Every RMB of a replication. Money only ever moves from one account to another, so the balances sum to zero at any
/// time: the accounts of the world outside the firms and pots start at zero and may be negative. Beside the balances the
/// ledger keeps, by kind of account and by reason, what has moved, so that a balance that changed in any other way is found.
/// </summary>
sealed class Ledger
{
    private static readonly int Kinds = Enum.GetValues<AccountKind>().Length;
    private readonly Simulator simulator;
    private readonly Trail trail;
    private readonly List<(string Name, ulong Number)> holders = [];
    private readonly Int128[] moved = new Int128[Enum.GetValues<PaymentReason>().Length];
    private readonly Int128[] net = new Int128[Kinds];
    private Entry[] entries = new Entry[256];

    /// <summary>A ledger with the outside accounts only.</summary>
    /// <param name="simulator">The replication's clock.</param>
    /// <param name="trail">Notes who moved money last.</param>
    /// <param name="observer">Is told of every payment; null for nobody.</param>
    public Ledger(Simulator simulator, Trail trail, ILedgerObserver? observer = null)
    {
        this.simulator = simulator;
        this.trail = trail;
        Observer = observer;
        Investors = Open(AccountKind.Investors);
        Customers = Open(AccountKind.Customers);
        Staff = Open(AccountKind.Staff);
        PoolOperator = Open(AccountKind.PoolOperator);
        CardMarket = Open(AccountKind.CardMarket);
        ModelVendors = Open(AccountKind.ModelVendors);
        DataVendors = Open(AccountKind.DataVendors);
        Treasury = Open(AccountKind.Treasury);
        Acquirers = Open(AccountKind.Acquirers);
        StockMarket = Open(AccountKind.StockMarket);
    }

    /// <summary>Who is told of every payment; null for nobody.</summary>
    public ILedgerObserver? Observer { get; }

    /// <summary>Founders, angels and venture investors; also takes what is left of a closed firm.</summary>
    public Account Investors { get; }

    /// <summary>Those who pay revenue.</summary>
    public Account Customers { get; }

    /// <summary>Staff, landlords and all else that burn pays for.</summary>
    public Account Staff { get; }

    /// <summary>Operator of the public pool.</summary>
    public Account PoolOperator { get; }

    /// <summary>Sellers of cards on the market.</summary>
    public Account CardMarket { get; }

    /// <summary>Sellers of third-party models.</summary>
    public Account ModelVendors { get; }

    /// <summary>Sellers of corpora.</summary>
    public Account DataVendors { get; }

    /// <summary>City and district, who fill the pots.</summary>
    public Account Treasury { get; }

    /// <summary>Firms that buy firms.</summary>
    public Account Acquirers { get; }

    /// <summary>Those who buy shares of listed firms.</summary>
    public Account StockMarket { get; }

    /// <summary>What an account holds.</summary>
    public Money this[Account account] => new(entries[account.Number].Balance);

    /// <summary>Opens an account with a balance of zero.</summary>
    /// <param name="kind">Whose it is.</param>
    /// <param name="holder">Origin of a firm (with a parent: origin/parent), name of a pot; empty for the outside accounts.</param>
    /// <param name="number">Number of a firm among the candidates of its origin.</param>
    public Account Open(AccountKind kind, string holder = "", ulong number = 0)
    {
        if (holders.Count == entries.Length)
        {
            Array.Resize(ref entries, 2 * entries.Length);
        }

        entries[holders.Count].Kind = kind;
        holders.Add((holder, number));
        return new Account(holders.Count - 1);
    }

    /// <summary>Whose account it is.</summary>
    public AccountKind KindOf(Account account) => entries[account.Number].Kind;

    /// <summary>Origin and number of a firm, or the name of a pot.</summary>
    public (string Name, ulong Number) HolderOf(Account account) => holders[account.Number];

    /// <summary>Moves money.</summary>
    /// <param name="from">Pays.</param>
    /// <param name="to">Receives.</param>
    /// <param name="amount">Not negative.</param>
    /// <param name="reason">What for.</param>
    /// <exception cref="InvariantException">A firm or a pot would pay what it does not have.</exception>
    public void Transfer(Account from, Account to, Money amount, PaymentReason reason = PaymentReason.Other)
    {
        if (amount < Money.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "a payment is not negative; swap payer and receiver");
        }

        if (amount == Money.Zero)
        {
            return;
        }

        trail.Mark(Part.Money);
        ref var payer = ref entries[from.Number];
        ref var receiver = ref entries[to.Number];
        payer.Balance = (new Money(payer.Balance) - amount).Fen;
        receiver.Balance = (new Money(receiver.Balance) + amount).Fen;
        unchecked
        {
            // More than can ever be paid.
            moved[(int)reason] += amount.Fen;
            net[(int)payer.Kind] -= amount.Fen;
            net[(int)receiver.Kind] += amount.Fen;
        }

        if (payer.Balance < 0 && IsInside(payer.Kind))
        {
            throw trail.Broken(Part.Money, $"{Describe(from)} has paid {amount} for {reason} and is left with {this[from]}");
        }

        Observer?.Paid(this, new Payment(simulator.Now, from, to, reason, amount));
    }

    /// <summary>All that has been paid for a reason.</summary>
    public Int128 Moved(PaymentReason reason) => moved[(int)reason];

    /// <summary>Sum of all balances in fen: zero, or money has appeared or vanished.</summary>
    public Int128 Sum()
    {
        Int128 sum = 0;
        foreach (ref readonly var entry in Entries)
        {
            sum += entry.Balance;
        }

        return sum;
    }

    /// <summary>What is wrong with the accounts, in words; null when nothing is.</summary>
    public string? Fault()
    {
        var sums = new Int128[Kinds];
        for (var i = 0; i < Entries.Length; i++)
        {
            var (balance, kind) = entries[i];
            sums[(int)kind] += balance;
            if (balance < 0 && IsInside(kind))
            {
                return $"{Describe(new Account(i))} holds {new Money(balance)}, which is less than nothing";
            }
        }

        foreach (var kind in Enum.GetValues<AccountKind>())
        {
            if (sums[(int)kind] != net[(int)kind])
            {
                return $"the accounts of kind {kind} hold {sums[(int)kind]} fen together, but payments left {net[(int)kind]} there";
            }
        }

        return Sum() == 0 ? null : $"the balances of all accounts sum to {Sum()} fen, not to zero";
    }

    /// <summary>For tests of the invariants: money out of nowhere.</summary>
    internal void Forge(Account account, Money amount)
    {
        trail.Mark(Part.Money);
        entries[account.Number].Balance = (this[account] + amount).Fen;
    }

    private ReadOnlySpan<Entry> Entries => entries.AsSpan(0, holders.Count);

    /// <summary>Firms, pots and funds have no more than what they were given; the world outside may owe.</summary>
    private static bool IsInside(AccountKind kind) => kind is AccountKind.Firm or AccountKind.Pot or AccountKind.Fund;

    private string Describe(Account account) => (KindOf(account), holders[account.Number]) switch
    {
        (AccountKind.Firm, var (origin, number)) => $"firm {origin}/{number}",
        (_, var (name, _)) => name,
    };

    /// <summary>What every payment looks at.</summary>
    private record struct Entry(long Balance, AccountKind Kind);
}
