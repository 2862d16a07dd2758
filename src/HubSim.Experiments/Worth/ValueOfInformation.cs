using HubSim.Experiments.Analysis;
using HubSim.Experiments.Sensitivity;
using HubSim.Kernel.Random;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Worth;

/// <summary>What a policy is worth by the planner's yardstick.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Benefit">Mean with Student's t interval over the draws.</param>
/// <param name="BestShare">Share of the draws in which no other policy did better.</param>
public sealed record PolicyWorth(string Policy, Estimate Benefit, double BestShare);

/// <summary>What it is worth to know one input before choosing (EVPPI).</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Value">The worth, in the unit of the yardstick; at most the upper bound of the EVPI.</param>
/// <param name="StandardError">Its standard error, from resampled draws.</param>
/// <param name="Counts">
/// True when it can be told from 0: it is more than two standard errors, and an input that nothing reads would show as much
/// less often. The floor alone is not enough: where one policy is nearly always best it is 0.
/// </param>
public sealed record InputWorth(string Input, double Value, double StandardError, bool Counts);

/// <summary>
/// What is worth finding out before a decision between policies. Each draw of the uncertain inputs meets every policy, with
/// the same chance; a draw may have several replications, which differ by chance alone.
/// </summary>
/// <remarks>
/// With b(d, x) the expected benefit of policy d when the inputs are x, knowing all inputs is worth
/// EVPI = E max_d b(d, x) - max_d E b(d, x); chance stays unknown to whoever decides. The mean of the largest of the draws'
/// means is too large, because chance helps the winner: <see cref="Most"/>. Choosing by all replications but one and
/// counting that one is too small, because chance misleads the choice: <see cref="Least"/>. The truth lies between.
/// Knowing input i alone is worth EVPPI_i = E max_d E(b | x_i) - max_d E b, the inner expectation by regression.
/// Sources: Raiffa and Schlaifer, Applied Statistical Decision Theory (1961); Strong, Oakley and Brennan, Medical Decision
/// Making 34 (2014), 311-326.
/// </remarks>
/// <param name="Policies">The policies, in their order.</param>
/// <param name="Best">Place of the policy that is best without further information.</param>
/// <param name="Least">Lower bound of the EVPI, with its interval; null with one replication for each draw.</param>
/// <param name="Most">Upper bound of the EVPI, with its interval.</param>
/// <param name="Inputs">The inputs, the most valuable first.</param>
/// <param name="Floor">EVPPI that an input which nothing reads stays below, but for about one among as many inputs (at most 5 %).</param>
/// <param name="Draws">Draws used.</param>
/// <param name="DrawsLeftOut">Draws in which a trial failed or a response was missing.</param>
public sealed record ValueOfInformation(
    IReadOnlyList<PolicyWorth> Policies,
    int Best,
    Estimate? Least,
    Estimate Most,
    IReadOnlyList<InputWorth> Inputs,
    double Floor,
    int Draws,
    int DrawsLeftOut)
{
    /// <summary>Largest share of draws that may be without a value; beyond it the rest would be a selection.</summary>
    public const double MostLeftOut = 0.05;

    private const int Dummies = 1000;
    private static readonly Purpose Dummy = new("analysis/value of information, dummy");

    /// <summary>Values information.</summary>
    /// <param name="policies">Names of the policies, at least two.</param>
    /// <param name="inputs">Names of the inputs.</param>
    /// <param name="values">For each input its value in each draw.</param>
    /// <param name="benefit">By policy, draw and replication: the benefit; NaN where there is none.</param>
    /// <param name="resamples">Resamples of draws for standard errors, from 50.</param>
    /// <param name="seed">Seed of resamples and dummies.</param>
    /// <exception cref="ArgumentException">Fewer than two policies, fewer than 40 draws, or too many without a value.</exception>
    public static ValueOfInformation Of(
        IReadOnlyList<string> policies, IReadOnlyList<string> inputs, IReadOnlyList<double[]> values, double[][][] benefit, int resamples, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(benefit);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 50);
        if (policies.Count < 2 || benefit.Length != policies.Count)
        {
            throw new ArgumentException("information has a value for a decision, and that needs two policies", nameof(policies));
        }

        var all = benefit[0].Length;
        int[] complete = [.. Enumerable.Range(0, all).Where(draw => benefit.All(policy => policy[draw].All(double.IsFinite)))];
        if (complete.Length < 40 || all - complete.Length > MostLeftOut * all)
        {
            throw new ArgumentException($"{complete.Length} of {all} draws have a value under every policy; at least 40 are needed, and {MostLeftOut:P0} may be missing", nameof(benefit));
        }

        var sample = new DecisionSample([.. benefit.Select(policy => complete.Select(draw => policy[draw]).ToArray())]);
        var nulls = Nulls(sample, seed);
        var floor = SortedArrayStatistics.QuantileCustom(nulls, Math.Max(0.95, 1 - (1.0 / Math.Max(1, inputs.Count))), QuantileDefinition.R7);
        var most = Estimates.Mean(sample.Most());
        var worth = inputs.Select((name, input) => Worth(name, [.. complete.Select(draw => values[input][draw])], sample, floor, most.Value, resamples, seed));
        return new ValueOfInformation(
            [.. policies.Select((name, policy) => new PolicyWorth(name, Estimates.Mean(sample.Means[policy]), sample.BestShare(policy)))],
            sample.Best,
            sample.Least() is { } least ? Estimates.Mean(least) : null,
            most,
            [.. worth.OrderByDescending(own => own.Value)],
            floor,
            complete.Length,
            all - complete.Length);
    }

    /// <summary>What inputs that nothing reads are found to be worth, in rising order.</summary>
    private static double[] Nulls(DecisionSample sample, ulong seed)
    {
        var nulls = new double[Dummies];
        for (var dummy = 0; dummy < Dummies; dummy++)
        {
            var words = new Streams(seed, 0).Sequence(Dummy, (ulong)dummy);
            var input = new double[sample.Draws];
            for (var draw = 0; draw < input.Length; draw++)
            {
                input[draw] = words.NextUniform();
            }

            var bases = Expected.Bases(input);
            nulls[dummy] = Expected.Value([.. sample.Leads.Select(lead => Expected.Fitted(Expected.Best(bases, lead), lead))]);
        }

        Array.Sort(nulls);
        return nulls;
    }

    private static InputWorth Worth(string name, double[] input, DecisionSample sample, double floor, double most, int resamples, ulong seed)
    {
        var bases = Expected.Bases(input);
        double[][][] best = [.. sample.Leads.Select(lead => Expected.Best(bases, lead))];
        var value = Expected.Value([.. sample.Leads.Zip(best, (lead, basis) => Expected.Fitted(basis, lead))]);
        if (best.All(basis => basis.Length == 1))
        {
            return new InputWorth(name, 0, 0, false);
        }

        var again = Enumerable.Range(0, resamples).Select(resample => Again(sample, best, Bootstrap.Counts(input.Length, resample, seed)));
        var error = again.StandardDeviation();

        // What is worth no more than knowing everything is bounded before it is judged: where one policy is best in every draw,
        // a fit that overshoots makes no input worth knowing.
        var bounded = Math.Min(value, most);
        return new InputWorth(name, bounded, error, bounded > floor && bounded > 2 * error);
    }

    private static double Again(DecisionSample sample, double[][][] bases, int[] counts)
    {
        int[] rows = [.. Enumerable.Range(0, counts.Length).SelectMany(row => Enumerable.Repeat(row, counts[row]))];
        return Expected.Value([.. sample.Leads.Zip(bases, (lead, basis) =>
        {
            double[][] columns = [.. basis.Select(column => rows.Select(row => column[row]).ToArray())];
            return Expected.Fitted(SplineBasis.Straightened(columns), [.. rows.Select(row => lead[row])]);
        })]);
    }
}
