using HubSim.Model.Finance;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>Money for the rounds of one stage: it comes in month by month, and whoever asks first is served first.</summary>
/// <param name="world">The replication.</param>
/// <param name="from">Account of those who give it.</param>
/// <param name="name">Name in messages.</param>
sealed class Fund(World world, Account from, string name)
{
    private const long Most = 4_000_000_000_000_000_000;
    private readonly Account account = world.Ledger.Open(AccountKind.Fund, name);
    private readonly Level level = new(world.Simulator, Most, 0, name);

    /// <summary>Money that can be had.</summary>
    public Money Left => new(level.Amount);

    /// <summary>Balance of the fund in the ledger, which must equal <see cref="Left"/>.</summary>
    public Money Balance => world.Ledger[account];

    /// <summary>Money comes in, but never more than up to a limit.</summary>
    /// <param name="amount">What is offered.</param>
    /// <param name="limit">Most that the fund keeps.</param>
    public void Fill(Money amount, Money limit)
    {
        var room = limit - Left;
        var taken = Money.Min(amount, room < Money.Zero ? Money.Zero : room);
        world.Ledger.Transfer(from, account, taken, PaymentReason.FundFilled);
        _ = level.TryPut(taken.Fen);
    }

    /// <summary>Waits for an amount; what was got must be paid out at once by <see cref="Pay"/>.</summary>
    public GetAwaitable Get(Money amount, TimeSpan patience) => level.Get(amount.Fen, patience);

    /// <summary>Takes what there is, up to an amount; it must be paid out at once by <see cref="Pay"/>.</summary>
    public Money TakeUpTo(Money amount) => new(level.TakeUpTo(amount.Fen));

    /// <summary>Pays out what was taken.</summary>
    public void Pay(Account to, Money amount) => world.Ledger.Transfer(account, to, amount, PaymentReason.Round);
}
