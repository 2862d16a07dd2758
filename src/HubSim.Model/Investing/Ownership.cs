using HubSim.Model.Finance;

namespace HubSim.Model.Investing;

/// <summary>What the investors of one round hold of a firm, and what became of it.</summary>
/// <param name="stage">Index of the round.</param>
/// <param name="time">When it was paid.</param>
/// <param name="paid">All that was paid.</param>
/// <param name="statePaid">The part of it that a state fund paid.</param>
/// <param name="share">Part of the firm that it bought.</param>
sealed class Stake(int stage, TimeSpan time, Money paid, Money statePaid, double share)
{
    /// <summary>Index of the round in money.rounds.</summary>
    public int Stage { get; } = stage;

    /// <summary>When it was paid.</summary>
    public TimeSpan Time { get; } = time;

    /// <summary>All that was paid.</summary>
    public Money Paid { get; } = paid;

    /// <summary>The part of it that a state fund paid.</summary>
    public Money StatePaid { get; } = statePaid;

    /// <summary>Part of the firm that it is now, in [0, 1].</summary>
    public double Share { get; private set; } = share;

    /// <summary>What it brought back, and when; null while it is held.</summary>
    public (Money Amount, TimeSpan Time)? Returned { get; private set; }

    /// <summary>New shares were issued to others.</summary>
    /// <param name="part">Their part of the firm.</param>
    public void Dilute(double part) => Share *= 1 - part;

    /// <summary>The stake was turned into money, of which the state gets the part that it had paid.</summary>
    /// <returns>The part of the state.</returns>
    public Money Return(Money amount, TimeSpan now)
    {
        Returned = (amount, now);
        return Paid.Fen == 0 ? Money.Zero : amount.Share((double)StatePaid.Fen / Paid.Fen);
    }
}

/// <summary>Who owns a firm: its rounds in order; founders and angels own the rest.</summary>
sealed class Ownership
{
    private readonly List<Stake> stakes = [];

    /// <summary>One stake for each round, in order of time.</summary>
    public IReadOnlyList<Stake> Stakes => stakes;

    /// <summary>Value of the whole firm at its last round, sale or listing, new money included; zero before the first.</summary>
    public Money Valuation { get; set; }

    /// <summary>When it was listed; null while it is not.</summary>
    public TimeSpan? Listed { get; set; }

    /// <summary>Price for which it was sold; null when it was not.</summary>
    public Money? SoldFor { get; set; }

    /// <summary>The incumbent that bought it; null when nobody did, or somebody from outside.</summary>
    public string? Buyer { get; set; }

    /// <summary>Raised when the firm's money gets short; null when nobody listens.</summary>
    public Signal? Short { get; set; }

    /// <summary>A round is paid: earlier owners own less, and the firm has a new value.</summary>
    public void Add(Stake stake, Money valuation)
    {
        foreach (var earlier in stakes)
        {
            earlier.Dilute(stake.Share);
        }

        stakes.Add(stake);
        Valuation = valuation;
    }
}
