using HubSim.Kernel.Random;
using HubSim.Kernel.Random.Numerics;

namespace HubSim.Experiments.Optimising;

/// <summary>What the search believes of a policy.</summary>
/// <param name="Gain">Expected lead over the base in the objective; above 0 is better, also when it is made small.</param>
/// <param name="Sd">Standard deviation of this belief.</param>
/// <param name="Feasibility">Probability that it keeps all requirements, taken as independent.</param>
readonly record struct Belief(double Gain, double Sd, double Feasibility);

/// <summary>
/// All that was seen so far, as Gaussian processes over the policies: one of the objective, one of each requirement, all of
/// differences from the base policy.
/// </summary>
sealed class Surrogate
{
    private static readonly Normal Standard = new(0, 1);

    private readonly OptimisationPlan plan;
    private readonly double sign;
    private readonly GaussianProcess[] processes;
    private readonly (double Value, double Variance)[] reference;

    private Surrogate(OptimisationPlan plan, GaussianProcess[] processes, (double Value, double Variance)[] reference)
    {
        this.plan = plan;
        this.processes = processes;
        this.reference = reference;
        sign = plan.Maximise ? 1 : -1;
    }

    /// <summary>What sound policies say.</summary>
    /// <param name="plan">What is to be found.</param>
    /// <param name="space">All policies.</param>
    /// <param name="places">Places of the responses of the plan's aims.</param>
    /// <param name="policies">Policies without flaw.</param>
    /// <param name="reference">The base policy.</param>
    public static Surrogate Of(
        OptimisationPlan plan, PolicySpace space, IReadOnlyList<int> places, IReadOnlyList<TriedPolicy> policies, TriedPolicy reference)
    {
        var points = policies.Select(policy => policy.Places!).ToArray();
        var fitted = new GaussianProcess[places.Count];
        var level = new (double, double)[places.Count];
        for (var i = 0; i < fitted.Length; i++)
        {
            var (differences, noises) = Contrasts.Of(plan.Aims[i], places[i], policies, reference);
            fitted[i] = GaussianProcess.Fit(space, points, differences, noises);
            var own = reference.Values(places[i], reference.Count);
            level[i] = (Contrasts.Of(plan.Aims[i].Measure, own), MathNet.Numerics.Statistics.Statistics.Variance(own) / own.Length);
        }

        return new Surrogate(plan, fitted, level);
    }

    /// <summary>What is believed of a policy.</summary>
    public Belief At(double[] place)
    {
        var (gain, sd) = processes[0].At(place);
        var feasibility = 1.0;
        for (var i = 1; i < processes.Length; i++)
        {
            var (difference, spread) = processes[i].At(place);
            var (value, error) = (reference[i].Value + difference, Math.Sqrt((spread * spread) + reference[i].Variance));
            var requirement = plan.Requirements[i - 1];
            feasibility *= Below(requirement.AtMost, value, error) - 1 + Below(-requirement.AtLeast, -value, error);
        }

        return new Belief(sign * gain, sd, Math.Max(0, feasibility));
    }

    /// <summary>
    /// Expected improvement on the best policy that is likely to keep the requirements, times the probability of keeping them;
    /// where none is likely to, that probability alone. Source: Jones, Schonlau and Welch, Journal of Global Optimization 13
    /// (1998), equation 15; Schonlau, Welch and Jones, IMS Lecture Notes 34 (1998), section 4, for requirements.
    /// </summary>
    /// <param name="place">The policy.</param>
    /// <param name="best">Gain of the best policy so far; null when none is likely to keep the requirements.</param>
    public double Promise(double[] place, double? best)
    {
        var belief = At(place);
        if (best is not { } least)
        {
            return belief.Feasibility;
        }

        if (belief.Sd <= 0)
        {
            return 0;
        }

        var z = (belief.Gain - least) / belief.Sd;
        var density = Elementary.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return belief.Sd * ((z * Standard.Cdf(z)) + density) * belief.Feasibility;
    }

    /// <summary>The same belief, as if a policy had been tried and had turned out as expected.</summary>
    public Surrogate Believing(double[] place) => new(plan, [.. processes.Select(process => process.Believing(place))], reference);

    private static double Below(double? bound, double value, double error) =>
        bound is not { } limit ? 1 : error > 0 ? Standard.Cdf((limit - value) / error) : value <= limit ? 1 : 0;
}
