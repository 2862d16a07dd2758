using CsCheck;
using HubSim.Model.Investing;

namespace HubSim.Model.Tests;

public class YearlyReturnTests
{
    [Theory]
    [InlineData(100, 2, 400, 1.0)]
    [InlineData(100, 1, 100, 0.0)]
    [InlineData(100, 3, 12.5, -0.5)]
    [InlineData(100, 0.5, 300, 8.0)]
    public void One_payment_back_has_the_rate_of_compound_interest(double paid, double years, double back, double expected) =>
        Assert.Equal(expected, YearlyReturn.Of(paid, [new(years, back)])!.Value, 1e-9);

    /// <summary>100 = 60 v + 72 v^2 has the root v = (-60 + sqrt(60^2 + 4 * 72 * 100)) / 144 with v = 1 / (1 + r).</summary>
    [Fact]
    public void Two_payments_back_solve_the_quadratic_equation()
    {
        var v = (-60 + Math.Sqrt((60 * 60) + (4 * 72 * 100))) / 144;
        Assert.Equal((1 / v) - 1, YearlyReturn.Of(100, [new(1, 60), new(2, 72)])!.Value, 1e-9);
    }

    [Fact]
    public void The_rate_makes_what_came_back_worth_what_was_paid() =>
        Gen.Select(Gen.Double[1, 1000], Gen.Select(Gen.Double[0.5, 8], Gen.Double[0.5, 500]).Array[1, 20]).Sample((paid, back) =>
        {
            Proceeds[] proceeds = [.. back.Select(part => new Proceeds(part.Item1, part.Item2))];
            var rate = YearlyReturn.Of(paid, proceeds)!.Value;
            var worth = proceeds.Sum(part => part.Million * Math.Pow(1 + rate, -part.Years));
            return Math.Abs(worth - paid) <= 1e-6 * paid;
        }, seed: "0000KOIGPyvC", iter: 2000);

    [Fact]
    public void Nothing_back_is_a_loss_of_all() => Assert.Equal(-1, YearlyReturn.Of(5, [new(1, 0), new(2, 0)]));

    [Fact]
    public void Nothing_paid_or_all_back_at_once_has_no_rate()
    {
        Assert.Null(YearlyReturn.Of(0, []));
        Assert.Null(YearlyReturn.Of(5, [new(0, 5)]));
        Assert.Null(YearlyReturn.Of(5, [new(0, 6)]));
    }
}
