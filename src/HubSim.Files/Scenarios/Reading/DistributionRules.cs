using HubSim.Files.Scenarios.Schema;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>What the numbers of a distribution must obey together, each breach at the number that breaks it.</summary>
internal static class DistributionRules
{
    /// <summary>Rounding that a table of shares may have at its upper end.</summary>
    private const double Slack = 1e-9;

    public static void Check(Findings findings, Family family, IReadOnlyList<Argument> numbers, InputAttribute input)
    {
        switch (family.Name)
        {
            case "uniform":
                Ascend(findings, numbers[0], numbers[1], "low", "high");
                Range(findings, numbers, input);
                break;
            case "triangular":
                NotDescend(findings, numbers[0], numbers[1], "low", "the mode");
                NotDescend(findings, numbers[1], numbers[2], "the mode", "high");
                if (numbers[0].Value == numbers[1].Value)
                {
                    Ascend(findings, numbers[0], numbers[2], "low", "high");
                }

                Range(findings, numbers, input);
                break;
            case "beta":
                Ascend(findings, numbers[2], numbers[3], "low", "high");
                Range(findings, [numbers[2], numbers[3]], input);
                break;
            case "discrete":
                Discrete(findings, numbers, input);
                break;
            case "empirical":
                Empirical(findings, numbers, input);
                break;
        }
    }

    private static void Discrete(Findings findings, IReadOnlyList<Argument> numbers, InputAttribute input)
    {
        var sum = 0.0;
        for (var i = 0; i < numbers.Count; i += 2)
        {
            sum += numbers[i + 1].Value;
            if (numbers[i + 1].Value < 0)
            {
                Add(findings, numbers[i + 1], $"a weight must be at least 0, found {Text(numbers[i + 1])}");
            }
        }

        if (!(sum > 0) || !double.IsFinite(sum))
        {
            Add(findings, numbers[1], "the sum of the weights must be above 0 and finite");
        }

        Range(findings, Column(numbers, 0), input);
    }

    private static void Empirical(Findings findings, IReadOnlyList<Argument> numbers, InputAttribute input)
    {
        var (xs, shares) = (Column(numbers, 0), Column(numbers, 1));
        for (var i = 1; i < xs.Count; i++)
        {
            Ascend(findings, xs[i - 1], xs[i], "the x before", "x");
            NotDescend(findings, shares[i - 1], shares[i], "the cdf before", "cdf");
        }

        foreach (var share in shares.Where(share => share.Value is < 0 or > 1))
        {
            Add(findings, share, $"a cdf is from 0 to 1, found {Text(share)}");
        }

        if (Math.Abs(shares[^1].Value - 1) > Slack)
        {
            Add(findings, shares[^1], $"the last cdf must be 1, found {Text(shares[^1])}");
        }

        Range(findings, xs, input);
    }

    private static List<Argument> Column(IReadOnlyList<Argument> numbers, int column) =>
        [.. numbers.Where((_, i) => i % 2 == column)];

    private static void Range(Findings findings, IEnumerable<Argument> values, InputAttribute input)
    {
        foreach (var value in values.Where(value => !ScalarReader.IsInRange(value.Value, input)))
        {
            Add(findings, value, $"expected {Wording.Expected(new RealShape(), input)}, found {Text(value)}");
        }
    }

    private static void Ascend(Findings findings, Argument low, Argument high, string lowName, string highName)
    {
        if (low.Value >= high.Value)
        {
            Add(findings, high, $"{highName} must be above {lowName}, which is {Text(low)}, found {Text(high)}");
        }
    }

    private static void NotDescend(Findings findings, Argument low, Argument high, string lowName, string highName)
    {
        if (low.Value > high.Value)
        {
            Add(findings, high, $"{highName} must not be below {lowName}, which is {Text(low)}, found {Text(high)}");
        }
    }

    private static string Text(Argument number) => Wording.Number(number.Value);

    private static void Add(Findings findings, Argument at, string message) => findings.Add(at.Place, at.Path, message);
}
