namespace HubSim.Model.Finance;

/// <summary>An account of the ledger.</summary>
/// <param name="Number">Place in the ledger.</param>
readonly record struct Account(int Number);

/// <summary>
/// Every RMB of a replication. Money only ever moves from one account to another, so the balances sum to zero at any
/// time: the accounts of the world outside the firms and pots start at zero and may be negative.
/// </summary>
sealed class Ledger
{
    private readonly List<long> balances = [];

    /// <summary>A ledger with the outside accounts only.</summary>
    public Ledger()
    {
        Investors = Open();
        Customers = Open();
        Staff = Open();
        PoolOperator = Open();
        CardMarket = Open();
        ModelVendors = Open();
        DataVendors = Open();
        Treasury = Open();
    }

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

    /// <summary>Opens an account with a balance of zero.</summary>
    public Account Open()
    {
        balances.Add(0);
        return new Account(balances.Count - 1);
    }

    /// <summary>What an account holds.</summary>
    public Money this[Account account] => new(balances[account.Number]);

    /// <summary>Moves money.</summary>
    /// <param name="from">Pays.</param>
    /// <param name="to">Receives.</param>
    /// <param name="amount">Not negative.</param>
    public void Transfer(Account from, Account to, Money amount)
    {
        if (amount < Money.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "a payment is not negative; swap payer and receiver");
        }

        balances[from.Number] = (this[from] - amount).Fen;
        balances[to.Number] = (this[to] + amount).Fen;
    }

    /// <summary>Sum of all balances in fen: zero, or money has appeared or vanished.</summary>
    public Int128 Sum()
    {
        Int128 sum = 0;
        foreach (var balance in balances)
        {
            sum += balance;
        }

        return sum;
    }
}
