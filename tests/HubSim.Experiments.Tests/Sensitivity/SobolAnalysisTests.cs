using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Sensitivity;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Sensitivity;

/// <summary>Sobol indices against exact values, with and without chance.</summary>
public class SobolAnalysisTests
{
    private static readonly Factor[] Angles = [.. Enumerable.Range(1, 3).Select(number => Factor.Range($"x{number}", -Math.PI, Math.PI))];
    private static readonly Factor[] Eight = [.. Enumerable.Range(1, 8).Select(number => Factor.Range($"x{number}", 0, 1))];

    [Fact]
    public void Indices_of_the_Ishigami_function_lie_in_their_intervals()
    {
        // Seven intervals of 95 % at a fixed seed; how often they hold over many seeds is a test of its own below.
        var (variance, first, total) = KnownFunctions.IshigamiIndices();
        var analysis = Analyse(SaltelliDesign.Of(Angles, 1024, 1, 3), design => KnownLaboratory.Of(KnownFunctions.Ishigami).RunAll(design.Trials));
        Holds(analysis.InputVariance, variance);
        Assert.All(analysis.Factors, (factor, number) =>
        {
            Holds(factor.First, first[number]);
            Holds(factor.Total, total[number]);
            Assert.InRange(factor.First.Value, first[number] - 0.06, first[number] + 0.06);
            Assert.InRange(factor.Total.Value, total[number] - 0.03, total[number] + 0.03);
        });
        Assert.False(analysis.Factors[2].FirstCounts);
        Assert.True(analysis.Factors[2].TotalCounts);
    }

    [Fact]
    public void Indices_of_the_g_function_lie_in_their_intervals()
    {
        var (variance, first, total) = KnownFunctions.GIndices();
        var analysis = Analyse(SaltelliDesign.Of(Eight, 1024, 1, 5), design => KnownLaboratory.Of(KnownFunctions.G).RunAll(design.Trials));
        Holds(analysis.InputVariance, variance);
        Assert.All(analysis.Factors, (factor, number) =>
        {
            Holds(factor.First, first[number]);
            Holds(factor.Total, total[number]);
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Chance_is_kept_apart_and_leaves_the_indices_of_the_expectation_as_they_are(bool isChaotic)
    {
        // Chance of variance 9 on top of an inputs' variance of 13.8, shared within a row or not.
        var (variance, first, total) = KnownFunctions.IshigamiIndices();
        Func<IReadOnlyList<double>, Func<int, double>, double> model = (x, normal) => KnownFunctions.Ishigami(x) + (3 * normal(0));
        var analysis = Analyse(SaltelliDesign.Of(Angles, 1024, 2, 4), design => (isChaotic ? KnownLaboratory.Chaotic(model) : KnownLaboratory.Of(model)).RunAll(design.Trials));
        Holds(analysis.InputVariance, variance);
        Holds(analysis.ChanceVariance!.Value, 9);
        Holds(analysis.ChanceShare!.Value, 9 / (9 + variance));
        Assert.All(analysis.Factors, (factor, number) =>
        {
            Holds(factor.First, first[number]);
            Holds(factor.Total, total[number]);
        });
    }

    [Fact]
    public void A_factor_that_only_turns_chance_up_has_no_influence_on_the_expectation()
    {
        // Chance draws that happen to look like influence do so in every design, so several seeds of chance are tried; the
        // mean of 20 estimates of 0 is off by less than 0.06 (its standard error is about 0.014).
        Func<IReadOnlyList<double>, Func<int, double>, double> model = (x, normal) => (4 * x[0]) + (x[1] * 2 * normal(0));
        var analyses = Enumerable.Range(0, 20).Select(seed =>
            Analyse(SaltelliDesign.Of(Eight[..2], 256, 2, 3), design => KnownLaboratory.Of(model, seed: (ulong)seed).RunAll(design.Trials), 100)).ToArray();
        Assert.All(analyses, analysis => Assert.True(analysis.Factors[0].TotalCounts));
        Assert.InRange(analyses.Average(analysis => analysis.Factors[1].Total.Value), -0.06, 0.06);
        Assert.InRange(analyses.Count(analysis => Inside(analysis.Factors[1].Total, 0)), 16, 20);
        Assert.InRange(analyses.Count(analysis => analysis.Factors[1].TotalCounts), 0, 1);

        // Chance: 4 E x^2 = 4/3.
        Assert.InRange(analyses.Count(analysis => Inside(analysis.ChanceVariance!.Value, 4 / 3.0)), 16, 20);
    }

    [Fact]
    public void Where_all_is_chance_the_analysis_says_so()
    {
        var analysis = Analyse(SaltelliDesign.Of(Eight[..2], 64, 2, 3), design => KnownLaboratory.Of((_, normal) => normal(0)).RunAll(design.Trials));
        Assert.False(analysis.InputsCount);
        Assert.All(analysis.Factors, factor => Assert.False(factor.FirstCounts || factor.TotalCounts));
    }

    [Fact]
    public void Intervals_hold_the_truth_in_most_experiments()
    {
        // 40 designs of 128 rows on a stochastic model: of 240 intervals of 95 % at least 216 (90 %) hold the exact value.
        var (_, first, total) = KnownFunctions.IshigamiIndices();
        var held = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            Func<IReadOnlyList<double>, Func<int, double>, double> model = (x, normal) => KnownFunctions.Ishigami(x) + (2 * normal(0));
            var analysis = Analyse(SaltelliDesign.Of(Angles, 128, 2, (ulong)seed), design => KnownLaboratory.Chaotic(model, seed: (ulong)seed).RunAll(design.Trials), 200);
            held += analysis.Factors.Select((factor, number) => (Inside(factor.First, first[number]) ? 1 : 0) + (Inside(factor.Total, total[number]) ? 1 : 0)).Sum();
        }

        Assert.InRange(held, 216, 240);
    }

    [Fact]
    public void Any_number_of_workers_gives_the_same_bits()
    {
        var design = SaltelliDesign.Of(Angles, 64, 2, 3);
        var one = Analyse(design, own => KnownLaboratory.Of((x, normal) => KnownFunctions.Ishigami(x) + normal(0), 1).RunAll(own.Trials));
        var seven = Analyse(design, own => KnownLaboratory.Of((x, normal) => KnownFunctions.Ishigami(x) + normal(0), 7).RunAll(own.Trials));
        Assert.Equal(one.Factors, seven.Factors);
        Assert.Equal(one.ChanceShare, seven.ChanceShare);
    }

    [Fact]
    public void Results_of_another_design_and_responses_that_do_not_exist_are_refused()
    {
        var design = SaltelliDesign.Of(Angles, 16, 1, 3);
        var others = KnownLaboratory.Of(KnownFunctions.Ishigami).RunAll(SaltelliDesign.Of(Angles, 16, 1, 4).Trials);
        Assert.Throws<ArgumentException>(() => SobolAnalysis.Of(design, others, ["y"], "y", 100, 1));
        var own = KnownLaboratory.Of(KnownFunctions.Ishigami).RunAll(design.Trials);
        Assert.Throws<ArgumentException>(() => SobolAnalysis.Of(design, own, ["y"], "z", 100, 1));
    }

    [Fact]
    public void Rows_without_a_value_are_counted_and_many_of_them_are_refused()
    {
        var design = SaltelliDesign.Of(Angles, 32, 1, 3);
        var results = KnownLaboratory.Of(KnownFunctions.Ishigami).RunAll(design.Trials).ToArray();
        results[0] = new TrialResult(results[0].Trial, null, "fell over");
        var analysis = SobolAnalysis.Of(design, results, ["y"], "y", 100, 1);
        Assert.Equal((31, 1), (analysis.Rows, analysis.RowsLeftOut));
        results[6] = results[6] with { Yield = new TrialYield([double.NaN]) };
        Assert.Contains("2 of 32 rows", Assert.Throws<ArgumentException>(() => SobolAnalysis.Of(design, results, ["y"], "y", 100, 1)).Message, StringComparison.Ordinal);
    }

    private static SobolAnalysis Analyse(SaltelliDesign design, Func<SaltelliDesign, IReadOnlyList<TrialResult>> run, int resamples = 500) =>
        SobolAnalysis.Of(design, run(design), ["y"], "y", resamples, 1);

    private static bool Inside(Estimate estimate, double truth) => truth >= estimate.Interval.Lower && truth <= estimate.Interval.Upper;

    private static void Holds(Estimate estimate, double truth) =>
        Assert.True(Inside(estimate, truth), $"{truth} is not in {estimate.Interval} around {estimate.Value}");
}
