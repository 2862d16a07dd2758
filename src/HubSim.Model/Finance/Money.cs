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
    public static Money FromMillion(double million) => new(checked((long)Math.Round(million * FenPerMillion, MidpointRounding.ToEven)));

    /// <summary>A price times a quantity, rounded once, half to even.</summary>
    /// <param name="rmb">RMB.</param>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromRmb(double rmb) => new(checked((long)Math.Round(rmb * 100, MidpointRounding.ToEven)));

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
    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    /// <summary>Difference.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

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
}
