using HubSim.Kernel.Random;
using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Tests.Random;

/// <summary>
/// Special functions where MathNet itself is not precise: against values computed with 40 digits (mpmath 1.3).
/// </summary>
public sealed class ReferenceValueTests
{
    private static readonly double[][] NormalValues =
    [
        [-38.0, 2.8854283600687843e-316],
        [-20.0, 2.7536241186062337e-89],
        [-8.3000000000000007, 5.205569744890254e-17],
        [-3.0, 0.0013498980316300945],
        [-1.5000001000000001, 0.066807188317099463],
        [-1.4999998999999999, 0.066807214220618612],
        [-0.10000000000000001, 0.46017216272297102],
        [0.69999999999999996, 0.75803634777692697],
        [2.5, 0.99379033467422386],
    ];

    private static readonly double[][] GammaValues =
    [
        [0.001, 1e-10, 0.9778006565986258, 0.022199343401374196],
        [0.001, 0.5, 0.99943993334352925, 0.00056006665647074989],
        [0.001, 5, 0.99999884901866027, 1.1509813397308609e-6],
        [0.1, 1e-06, 0.26403365432792232, 0.73596634567207768],
        [0.5, 0.3, 0.56142197391900014, 0.43857802608099986],
        [0.5, 8, 0.99993665751633376, 6.3342483666239843e-5],
        [1, 1, 0.63212055882855768, 0.36787944117144232],
        [2.5, 0.01, 2.9876015319065938e-6, 0.99999701239846809],
        [2.5, 30, 0.99999999998784543, 1.2154569777183039e-11],
        [10, 3, 0.0011024881301154797, 0.99889751186988452],
        [10, 10.5, 0.60286740064918935, 0.39713259935081065],
        [100, 60, 1.4815276326460468e-6, 0.99999851847236735],
        [100, 100, 0.51329879827914866, 0.48670120172085134],
        [100, 160, 0.99999985579775495, 1.4420224505352737e-7],
        [10000.0, 9600, 2.547031418384642e-5, 0.99997452968581615],
        [10000.0, 10000, 0.5013298083399552, 0.4986701916600448],
        [10000.0, 10500, 0.99999957241275449, 4.2758724550596473e-7],
        [1000000.0, 997000, 0.0013381041673135997, 0.9986618958326864],
        [1000000.0, 1004000.0, 0.99996765455268652, 3.234544731347768e-5],
    ];

    private static readonly double[][] BetaValues =
    [
        [0.5, 0.5, 1e-08, 6.3661977342861431e-5, 0.99993633802265714],
        [0.5, 0.5, 0.5, 0.5, 0.5],
        [2, 3, 0.1, 0.052300000000000005, 0.94769999999999999],
        [2, 3, 0.95, 0.99951875, 0.00048125000000000127],
        [0.001, 0.001, 0.25, 0.499451507519294, 0.500548492480706],
        [0.001, 2, 1e-05, 0.98954163786606483, 0.010458362133935168],
        [0.01, 50, 1e-06, 0.91078867768708423, 0.089211322312915767],
        [30, 0.2, 0.9, 0.0032049071822387067, 0.99679509281776129],
        [100, 100, 0.4, 0.0021600949380551489, 0.99783990506194485],
        [100, 100, 0.63, 0.99990682393564351, 9.3176064356486855e-5],
        [1000, 2000, 0.3, 4.0738279160507715e-5, 0.99995926172083949],
        [1000, 2000, 0.36, 0.99890949694075015, 0.0010905030592498493],
        [10000.0, 30000.0, 0.26, 0.99999768466753748, 2.3153324625205656e-6],
        [100000.0, 100000.0, 0.5, 0.5, 0.5],
        [100000.0, 100000.0, 0.496, 0.00017327469737587519, 0.99982672530262412],
    ];

    [Fact]
    public void Normal_tails_keep_their_relative_precision()
    {
        foreach (var v in NormalValues)
        {
            AssertClose(v[1], NormalFunctions.Cdf(v[0]), v[1] < 1e-300 ? 1e-7 : 1e-14);
        }

        AssertClose(-37.047096299361199, NormalFunctions.Quantile(1e-300), 2e-15);
        AssertClose(-9.2623400897984076, NormalFunctions.Quantile(1e-20), 2e-15);
        AssertClose(-3.0902323061678135, NormalFunctions.Quantile(0.001), 2e-15);
        AssertClose(-0.52440051270804082, NormalFunctions.Quantile(0.3), 2e-15);
        AssertClose(0.52440051270804082, NormalFunctions.Quantile(0.7), 2e-15);
    }

    [Fact]
    public void Incomplete_gamma_integrals_hold_for_small_and_large_shapes()
    {
        foreach (var v in GammaValues)
        {
            var (lower, upper) = GammaFunctions.Incomplete(v[0], v[1]);
            AssertClose(v[2], lower, 1e-12);
            AssertClose(v[3], upper, 1e-11);
        }
    }

    [Fact]
    public void Gamma_quantiles_undo_the_integrals()
    {
        foreach (var v in GammaValues)
        {
            // At the smallest shape a last bit of the probability moves the value by 1e-13 / shape.
            AssertClose(v[1], GammaQuantile.Standard(v[0], v[2], v[3]), 1e-12 + (1e-14 / v[0]));
        }
    }

    [Fact]
    public void Incomplete_beta_integrals_hold_for_small_and_large_shapes()
    {
        foreach (var v in BetaValues)
        {
            var (lower, upper) = BetaFunctions.Incomplete(v[0], v[1], v[2], 1 - v[2]);
            AssertClose(v[3], lower, 1e-11);
            AssertClose(v[4], upper, 1e-11);
        }
    }

    [Fact]
    public void Beta_quantiles_undo_the_integrals()
    {
        foreach (var v in BetaValues)
        {
            var (x, y) = BetaFunctions.Quantile(v[0], v[1], v[3], v[4]);
            AssertClose(v[2], x, 1e-12 + (1e-14 / v[0]));
            AssertClose(1 - v[2], y, 1e-12 + (1e-14 / v[1]));
        }
    }

    [Fact]
    public void Exponential_and_logarithm_are_within_two_last_places()
    {
        // The library's own values err by up to one unit in the last place, ours by up to 1.5.
        var source = new Streams(51, 0).Sequence(new Purpose("elementary"));
        for (var i = 0; i < 20_000; i++)
        {
            var x = (source.NextUniform() - 0.5) * (i % 2 == 0 ? 1400 : 3);
            AssertUnits(Math.Exp(x), Elementary.Exp(x), 2.5);
            var y = Math.Exp(x);
            AssertUnits(Math.Log(y), Elementary.Log(y), 2.5);
            var small = Math.ScaleB(x, -(i % 60));
            AssertClose(small < 0.5 ? ExpM1BySeries(small) : Math.Exp(small) - 1, Elementary.ExpM1(small), 1e-15);
        }
    }

    [Fact]
    public void Exponential_and_logarithm_treat_the_ends_as_the_library_does()
    {
        foreach (var x in new[] { 0, -0.0, 709.7827128933840, 709.79, 1e9, -744, -745, -746, -1e9, -708.5,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN })
        {
            AssertUnits(Math.Exp(x), Elementary.Exp(x), 2.5);
        }

        foreach (var x in new[] { 1, 0, -0.0, -1, double.Epsilon, 1e-310, double.MaxValue, 0.7071067811865475,
            0.7071067811865476, 1.4142135623730951, double.PositiveInfinity, double.NaN })
        {
            AssertUnits(Math.Log(x), Elementary.Log(x), 2.5);
        }

        Assert.Equal(1e-20, Elementary.Log1P(1e-20));
        Assert.Equal(double.NegativeInfinity, Elementary.Log1P(-1));
        Assert.Equal(-1e-20, Elementary.ExpM1(-1e-20));
        Assert.Equal(-1, Elementary.ExpM1(double.NegativeInfinity));
        Assert.Equal([0, 1, 1, 0.25, double.PositiveInfinity], new[]
        {
            Elementary.Pow(0, 0.3), Elementary.Pow(0, 0), Elementary.Pow(7, 0), Elementary.Pow(4, -1), Elementary.Pow(0, -2),
        });
    }

    // x + x^2/2 + ... with few terms, for comparison only; exact to rounding below 1/2 in magnitude, else by the library.
    private static double ExpM1BySeries(double x)
    {
        if (x < -0.5)
        {
            return Math.Exp(x) - 1;
        }

        var sum = 0.0;
        for (var k = 25; k > 0; k--)
        {
            sum = (1 + sum) * x / k;
        }

        return sum;
    }

    private static void AssertUnits(double expected, double actual, double units)
    {
        if (expected.Equals(actual))
        {
            return;
        }

        var unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
        Assert.InRange((actual - expected) / unit, -units, units);
    }

    private static void AssertClose(double expected, double actual, double relative) =>
        Assert.Equal(expected, actual, Math.Abs(expected) * relative);
}
