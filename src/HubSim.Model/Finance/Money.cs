namespace HubSim.Model.Finance;

/// <summary>
/// An amount of RMB as a whole number of fen (1 RMB = 100 fen). Sums are exact, and an overflow throws; about 92 trillion
/// RMB is the largest amount.
/// </summary>
/// <param name="Fen">The amount.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    private const double FenPerMillion = 1e8;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in RMB million, for tables and sums that need not be exact.</summary>
    public double Million => Fen / FenPerMillion;

    /// <summary>A model's real number becomes money here, rounded once, half to even.</summary>
    /// <param name="million">RMB million.</param>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromMillion(double million) => Rounded(million * FenPerMillion);

    /// <summary>A price times a quantity, rounded once, half to even.</summary>
    /// <param name="rmb">RMB.</param>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromRmb(double rmb) => Rounded(rmb * 100);

    /// <summary>
    /// The part that somebody else pays: rounded half to even. What is left, including the rounding, stays with the payer
    /// (<c>whole - whole.Share(rate)</c>), so the two parts always add up.
    /// </summary>
    /// <param name="rate">A share in [0, 1].</param>
    public Money Share(double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        return new((long)decimal.Round(Fen * (decimal)rate, MidpointRounding.ToEven));
    }

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Fen <= b.Fen ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Sum.</summary>
    public static Money operator +(Money a, Money b)
    {
        var sum = unchecked(a.Fen + b.Fen);
        return ((a.Fen ^ sum) & (b.Fen ^ sum)) >= 0 ? new(sum) : throw TooMuch();
    }

    /// <summary>Difference.</summary>
    public static Money operator -(Money a, Money b)
    {
        var difference = unchecked(a.Fen - b.Fen);
        return ((a.Fen ^ b.Fen) & (a.Fen ^ difference)) >= 0 ? new(difference) : throw TooMuch();
    }

    /// <summary>Order.</summary>
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    /// <summary>Order.</summary>
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    /// <summary>Order.</summary>
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    /// <summary>Order.</summary>
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"RMB {Fen / 100m:0.00}");

    private static Money Rounded(double fen) =>
        Math.Abs(fen) < 9.2e18 ? new(unchecked((long)Math.Round(fen, MidpointRounding.ToEven))) : throw TooMuch();

    private static OverflowException TooMuch() =>
        new("an amount of money is larger than can be counted (about RMB 92 trillion); make the scenario's amounts smaller");
}
