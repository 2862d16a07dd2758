using CsCheck;
using HubSim.Kernel;
using HubSim.Model.Finance;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData(1, 0.5, 0)]
    [InlineData(3, 0.5, 2)]
    [InlineData(5, 0.5, 2)]
    [InlineData(7, 0.5, 4)]
    [InlineData(100, 0.3, 30)]
    [InlineData(33, 0.3, 10)]
    [InlineData(9_007_199_254_740_993, 1, 9_007_199_254_740_993)]
    public void A_share_is_rounded_half_to_even(long fen, double rate, long expected) =>
        Assert.Equal(expected, new Money(fen).Share(rate).Fen);

    [Fact]
    public void Share_and_remainder_always_add_up() =>
        Gen.Select(Gen.Long[0, 1_000_000_000_000_000], Gen.Double[0, 1]).Sample((fen, rate) =>
        {
            var whole = new Money(fen);
            var share = whole.Share(rate);
            return share + (whole - share) == whole && share >= Money.Zero && share <= whole;
        });

    [Fact]
    public void A_share_above_one_or_below_zero_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1).Share(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1).Share(-0.01));
    }

    [Fact]
    public void Sums_that_do_not_fit_throw_instead_of_wrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.FromMillion(1e15));
        Assert.Throws<OverflowException>(() => Money.FromMillion(double.NaN));
    }

    [Fact]
    public void Real_numbers_become_fen_with_one_rounding_half_to_even()
    {
        Assert.Equal(60_000_000_000, Money.FromMillion(600).Fen);
        Assert.Equal(2, Money.FromRmb(0.025).Fen);
        Assert.Equal(4, Money.FromRmb(0.035).Fen);
    }

    [Fact]
    public void A_ledger_sums_to_zero_after_any_transfers() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Long[0, 1_000_000_000]).Array[0, 50].Sample(moves =>
        {
            var ledger = Empty();
            var accounts = Enumerable.Range(0, 10).Select(_ => ledger.Open(AccountKind.Customers)).ToList();
            foreach (var (from, to, fen) in moves)
            {
                ledger.Transfer(accounts[from], accounts[to], new Money(fen));
            }

            return ledger.Sum() == 0 && ledger.Fault() is null;
        });

    [Fact]
    public void A_negative_payment_is_refused()
    {
        var ledger = Empty();
        Assert.Throws<ArgumentOutOfRangeException>(() => ledger.Transfer(ledger.Treasury, ledger.Staff, new Money(-1)));
    }

    [Fact]
    public void A_firm_cannot_pay_what_it_does_not_have()
    {
        var ledger = Empty();
        var firm = ledger.Open(AccountKind.Firm, "local", 412);
        ledger.Transfer(ledger.Investors, firm, new Money(100), PaymentReason.Founding);
        ledger.Transfer(firm, ledger.Staff, new Money(100), PaymentReason.Burn);
        var error = Assert.Throws<InvariantException>(() => ledger.Transfer(firm, ledger.Staff, new Money(1), PaymentReason.Burn));
        Assert.Contains("firm local/412", error.Message, StringComparison.Ordinal);
    }

    private static Ledger Empty()
    {
        var simulator = new Simulator();
        return new Ledger(simulator, new Trail(simulator));
    }
}
