using HubSim.Experiments.Designs;
using HubSim.Experiments.Sensitivity;

namespace HubSim.Experiments.Tests.Sensitivity;

/// <summary>Elementary effects against effects known beforehand.</summary>
public class MorrisAnalysisTests
{
    private static readonly Factor[] Four = [.. Enumerable.Range(1, 4).Select(number => Factor.Range($"x{number}", 0, 10))];

    [Fact]
    public void Straight_effects_are_found_exactly_and_an_unread_factor_has_none()
    {
        // From one end to the other x1 adds 3 * 10, x2 takes away 2 * 10; nothing depends on anything else.
        var analysis = Analyse(x => (3 * x[0]) - (2 * x[1]), 4);
        Assert.Equal([30, -20, 0, 0], analysis.Factors.Select(factor => Math.Round(factor.Mu.Value, 9)));
        Assert.Equal([30, 20, 0, 0], analysis.Factors.Select(factor => Math.Round(factor.MuStar.Value, 9)));
        Assert.All(analysis.Factors, factor => Assert.InRange(factor.Sigma, 0, 1e-9));
        Assert.Equal([true, true, false, false], analysis.Factors.Select(factor => factor.Counts));
    }

    [Fact]
    public void An_interaction_shows_in_sigma_with_its_exact_size()
    {
        // y = x1 x2 on (0, 10): the effect of x1 is 10 x2 with x2 on 0, 10/3, 20/3, 10 alike: mean 50, deviation 10 * sqrt(5/36) * 10.
        var analysis = Analyse(x => x[0] * x[1], 2000);
        Assert.InRange(analysis.Factors[0].Mu.Value, 50 - 4.2, 50 + 4.2);
        Assert.InRange(analysis.Factors[0].Sigma, 37.27 - 2, 37.27 + 2);
    }

    [Fact]
    public void An_effect_that_goes_both_ways_is_small_in_mu_and_large_in_mu_star()
    {
        // y = (x1 - 5)^2 at 0, 10/3, 20/3, 10: the moves 0 to 20/3 and 10/3 to 10 change it by -22.2 and 22.2, over 2/3 of the way.
        var effects = Analyse(x => (x[0] - 5) * (x[0] - 5), 400).Factors[0];
        Assert.InRange(effects.Mu.Value, -8, 8);
        Assert.Equal(100 / 3.0, effects.MuStar.Value, 9);
    }

    [Fact]
    public void Chance_is_measured_and_does_not_pass_for_an_effect()
    {
        var design = MorrisTrajectories.Of(Four, 200, 4, 2, 9);
        var results = KnownLaboratory.Chaotic((x, normal) => x[0] + (4 * normal(0))).RunAll(design.Trials);
        var analysis = MorrisAnalysis.Of(design, results, ["y"], "y");

        // A difference of two points has variance 2 * 16, over two replications 16, over a step of 2/3 36: deviation 6.
        Assert.All(analysis.Factors, factor => Assert.InRange(factor.SigmaOfChance!.Value, 5.4, 6.6));
        Assert.All(analysis.Factors, factor => Assert.InRange(factor.Sigma, 5, 7));
        Assert.Equal([true, false, false, false], analysis.Factors.Select(factor => factor.Counts));
        Assert.InRange(analysis.Factors[0].Mu.Value, 10 - 1.7, 10 + 1.7);
    }

    [Fact]
    public void Common_random_numbers_leave_an_unread_factor_without_any_effect()
    {
        var design = MorrisTrajectories.Of(Four, 10, 4, 1, 9);
        var results = KnownLaboratory.Of((x, normal) => x[0] + (4 * normal(0))).RunAll(design.Trials);
        Assert.All(MorrisAnalysis.Of(design, results, ["y"], "y").Factors.Skip(1), factor => Assert.Equal(0, factor.MuStar.Value));
    }

    [Fact]
    public void Any_number_of_workers_gives_the_same_bits()
    {
        var design = MorrisTrajectories.Of(Four, 20, 4, 2, 9);
        var runs = new[] { 1, 7 }.Select(workers =>
            MorrisAnalysis.Of(design, KnownLaboratory.Of((x, normal) => (x[0] * x[1]) + normal(0), workers).RunAll(design.Trials), ["y"], "y").Factors).ToArray();
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void Results_of_other_trajectories_are_refused()
    {
        var results = KnownLaboratory.Of(x => x[0]).RunAll(MorrisTrajectories.Of(Four, 4, 4, 1, 1).Trials);
        Assert.Throws<ArgumentException>(() => MorrisAnalysis.Of(MorrisTrajectories.Of(Four, 4, 4, 1, 2), results, ["y"], "y"));
    }

    private static MorrisAnalysis Analyse(Func<IReadOnlyList<double>, double> function, int trajectories)
    {
        var design = MorrisTrajectories.Of(Four, trajectories, 4, 1, 9);
        return MorrisAnalysis.Of(design, KnownLaboratory.Of(function).RunAll(design.Trials), ["y"], "y");
    }
}
