using HubSim.Files.Scenarios.Schema;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Makes a distribution of checked numbers, cut off where the range of its key ends.</summary>
internal static class DistributionFactory
{
    /// <summary>
    /// Least share of a distribution that must lie in the range of its key. Less is a slip, such as a wrong unit, and
    /// what is left of the distribution would be an extreme tail.
    /// </summary>
    private const double LeastShare = 0.001;

    /// <summary>The outermost uniform numbers that a stream gives: 53 bits.</summary>
    private const double Outermost = 1.0 / (1L << 53);

    /// <summary>The distribution; null after a finding.</summary>
    /// <param name="findings">Where problems go.</param>
    /// <param name="family">The kind.</param>
    /// <param name="numbers">Its numbers, in the order of its parameters; for a table, row by row.</param>
    /// <param name="input">The range that its values must obey.</param>
    /// <param name="at">The key that names the kind.</param>
    /// <param name="path">Path of that key.</param>
    public static Distribution? Make(
        Findings findings, Family family, IReadOnlyList<Argument> numbers, InputAttribute input, Place at, string path)
    {
        try
        {
            return CutOff(findings, Make(family, numbers), input, at, path);
        }
        catch (ArgumentException e)
        {
            var parameter = family.Form == FamilyForm.Table
                ? -1
                : family.Parameters.ToList().FindIndex(one => one.Name == e.ParamName);
            var (place, inner) = parameter < 0 ? (at, path) : (numbers[parameter].Place, numbers[parameter].Path);
            findings.Add(place, inner, e.Message.Split(" (Parameter")[0].TrimEnd('.'));
            return null;
        }
    }

    private static Distribution Make(Family family, IReadOnlyList<Argument> numbers)
    {
        double At(int index) => numbers[index].Value;
        return family.Name switch
        {
            "value" => new Constant(At(0)),
            "uniform" => new Uniform(At(0), At(1)),
            "triangular" => new Triangular(At(0), At(1), At(2)),
            "normal" => new Normal(At(0), At(1)),
            "lognormal" => new LogNormal(At(0), At(1)),
            "exponential" => new Exponential(At(0)),
            "weibull" => new Weibull(At(0), At(1)),
            "gamma" => new Gamma(At(0), At(1)),
            "beta" => new Beta(At(0), At(1), At(2), At(3)),
            "discrete" => new Discrete([.. Column(numbers, 0)], [.. Column(numbers, 1)]),
            "empirical" => new Empirical([.. Column(numbers, 0).Zip(Whole([.. Column(numbers, 1)]))]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<double> Column(IReadOnlyList<Argument> numbers, int column) =>
        numbers.Where((_, i) => i % 2 == column).Select(number => number.Value);

    /// <summary>The last share was checked to be 1 but for rounding.</summary>
    private static double[] Whole(double[] shares) => [.. shares[..^1], 1];

    /// <summary>A distribution within the range of its key; null after a finding.</summary>
    public static Distribution? CutOff(
        Findings findings, Distribution whole, InputAttribute input, Place at, string path)
    {
        var isCut = whole.Minimum < input.Min || whole.Maximum > input.Max;
        if (isCut && !(Share(whole, input) >= LeastShare))
        {
            findings.Add(at, path, $"less than {Wording.Number(LeastShare)} of this distribution lies in the range of the "
                + $"key, {Wording.Range(input)}; is it in the right unit?");
            return null;
        }

        var low = input.MinExclusive ? Math.BitIncrement(input.Min) : input.Min;
        var distribution = isCut ? new Truncated(whole, low, input.Max) : whole;
        if (double.IsFinite(distribution.Quantile(Outermost)) && double.IsFinite(distribution.Quantile(1 - Outermost)))
        {
            return distribution;
        }

        findings.Add(at, path, "this distribution has values that are too large for a number; check its parameters");
        return null;
    }

    private static double Share(Distribution whole, InputAttribute input) =>
        (double.IsPositiveInfinity(input.Max) ? 1 : whole.Cdf(input.Max))
        - (double.IsNegativeInfinity(input.Min) ? 0 : whole.Cdf(Math.BitDecrement(input.Min)));
}
