using HubSim.Kernel.Random;
using Oracle = MathNet.Numerics.Distributions;

namespace HubSim.Kernel.Tests.Random;

/// <summary>
/// Every sampler fed by a sequence of words, where one draw begins in the middle of the block in which the last one
/// ended, against the distribution functions of MathNet.
/// </summary>
public sealed class SequenceFitTests
{
    private const int Draws = 100_000;

    // P(sqrt(n) D > 2.7) = 2 exp(-2 * 2.7^2) = 9e-7 for Kolmogorov's D, for each sampler.
    private const double LargestKolmogorov = 2.7;

    private static readonly SortedDictionary<string, (Sampler Sample, Func<double, double> Cdf, bool IsLattice)> All =
        new(StringComparer.Ordinal)
        {
            ["exponential"] = Of((ref s) => Samplers.Exponential(ref s), new Oracle.Exponential(1)),
            ["normal"] = Of((ref s) => Samplers.Normal(ref s), new Oracle.Normal(0, 1)),
            ["lognormal"] = Of(
                (ref s) => Samplers.LogNormal(ref s, 20, 0.5), new Oracle.LogNormal(Math.Log(20), 0.5)),
            ["weibull"] = Of((ref s) => Samplers.Weibull(ref s, 1.7), new Oracle.Weibull(1.7, 1)),
            ["gamma 0.6"] = Of((ref s) => Samplers.Gamma(ref s, 0.6), new Oracle.Gamma(0.6, 1)),
            ["gamma 2.5"] = Of((ref s) => Samplers.Gamma(ref s, 2.5), new Oracle.Gamma(2.5, 1)),
            ["log of gamma 0.6"] = Of((ref s) => Math.Exp(Samplers.LogGamma(ref s, 0.6)), new Oracle.Gamma(0.6, 1)),
            ["beta 0.5 4"] = Of((ref s) => Samplers.Beta(ref s, 0.5, 4), new Oracle.Beta(0.5, 4)),
            ["beta 2 3"] = Of((ref s) => Samplers.Beta(ref s, 2, 3), new Oracle.Beta(2, 3)),
            ["dirichlet"] = Of(FirstShare, new Oracle.Beta(2, 4)),
            ["poisson 3"] = Steps((ref s) => Samplers.Poisson(ref s, 3), new Oracle.Poisson(3)),
            ["poisson 50"] = Steps((ref s) => Samplers.Poisson(ref s, 50), new Oracle.Poisson(50)),
            ["negative binomial"] = Steps(
                (ref s) => Samplers.NegativeBinomial(ref s, 6, 3), new Oracle.NegativeBinomial(3, 3.0 / 9)),
        };

    private delegate double Sampler(ref SequenceStream source);

    public static TheoryData<string> Names => [.. All.Keys];

    // Whole numbers are spread evenly between the two values of the distribution function beside them.
    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_from_a_sequence_pass_the_test_of_Kolmogorov(string name)
    {
        var (sample, cdf, isLattice) = All[name];
        var source = new Streams(91, 0).Sequence(new Purpose("fit"));
        var spread = new Streams(91, 1).Sequence(new Purpose("fit"));
        var levels = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var x = sample(ref source);
            var (from, to) = (isLattice ? cdf(x - 1) : cdf(x), cdf(x));
            levels[i] = from + ((to - from) * spread.NextUniform());
        }

        Array.Sort(levels);
        var largest = levels.Index().Max(
            level => Math.Max(((level.Index + 1.0) / Draws) - level.Item, level.Item - ((double)level.Index / Draws)));
        Assert.InRange(largest * Math.Sqrt(Draws), 0.3, LargestKolmogorov);
    }

    private static double FirstShare(ref SequenceStream source)
    {
        Span<double> shares = stackalloc double[3];
        Samplers.Dirichlet(ref source, [2, 1, 3], shares);
        return shares[0];
    }

    private static (Sampler Sample, Func<double, double> Cdf, bool IsLattice) Of(
        Sampler sample, Oracle.IContinuousDistribution theirs) => (sample, theirs.CumulativeDistribution, false);

    private static (Sampler Sample, Func<double, double> Cdf, bool IsLattice) Steps(
        Sampler sample, Oracle.IDiscreteDistribution theirs) =>
        (sample, x => x < 0 ? 0 : theirs.CumulativeDistribution(x), true);
}
