using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Designs;

/// <summary>Designs that answer what the responses are over the whole range of the factors.</summary>
public static class SpaceFilling
{
    /// <summary>Most points of a full grid: more is a slip in the file rather than an experiment.</summary>
    public const int MostGridPoints = 100_000;

    private static readonly Purpose Hypercube = new("design/latin hypercube");

    /// <summary>Every combination of the factors' levels; the last factor moves fastest.</summary>
    /// <param name="factors">The factors, at least one, each with levels.</param>
    /// <exception cref="ArgumentException">A factor has no levels, or there are too many combinations.</exception>
    public static IReadOnlyList<DesignPoint> Grid(IReadOnlyList<Factor> factors)
    {
        RequireFactors(factors);
        if (factors.FirstOrDefault(factor => factor.Levels is null) is { } endless)
        {
            throw new ArgumentException($"a grid needs levels of every factor, and {endless.Name} has a range; list its levels, or use Sobol points", nameof(factors));
        }

        var count = factors.Aggregate(1.0, (product, factor) => product * factor.Levels!.Count);
        if (count > MostGridPoints)
        {
            throw new ArgumentException($"the grid has more than {MostGridPoints} points; use fewer levels, or Sobol points", nameof(factors));
        }

        return [.. Enumerable.Range(0, (int)count).Select(number => Point(number, GridLevels(factors, number)))];
    }

    /// <summary>
    /// A Latin hypercube: each of <paramref name="count"/> equal slices of every factor holds one point, at a random place.
    /// Source: McKay, Beckman and Conover, Technometrics 21 (1979), 239-245.
    /// </summary>
    /// <param name="factors">The factors, at least one.</param>
    /// <param name="count">Number of points, from 2.</param>
    /// <param name="seed">Seed of the design.</param>
    public static IReadOnlyList<DesignPoint> LatinHypercube(IReadOnlyList<Factor> factors, int count, ulong seed)
    {
        RequireFactors(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var levels = new double[count][];
        for (var number = 0; number < count; number++)
        {
            levels[number] = new double[factors.Count];
        }

        for (var factor = 0; factor < factors.Count; factor++)
        {
            // Words of its own for each factor: a further factor leaves the columns of the others as they are.
            var words = new Streams(seed, 0).Sequence(Hypercube, (ulong)factor);
            var slices = Shuffle.Of(count, ref words);
            for (var number = 0; number < count; number++)
            {
                levels[number][factor] = factors[factor].At((slices[number] + words.NextUniform()) / count);
            }
        }

        return [.. levels.Select((values, number) => Point(number, values))];
    }

    /// <summary>Scrambled Sobol points (<see cref="SobolSequence.Scrambled"/>).</summary>
    /// <param name="factors">The factors, at least one.</param>
    /// <param name="count">Number of points: a power of two, without which the points lose their balance.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    /// <exception cref="ArgumentException">The number of points is not a power of two.</exception>
    public static IReadOnlyList<DesignPoint> Sobol(IReadOnlyList<Factor> factors, int count, ulong seed)
    {
        RequireFactors(factors);
        RequirePowerOfTwo(count);
        var sequence = SobolSequence.Scrambled(factors.Count, seed);
        return [.. Enumerable.Range(0, count).Select(number => Point(number, Values(factors, sequence.Point(number))))];
    }

    internal static double[] Values(IReadOnlyList<Factor> factors, ReadOnlySpan<double> places)
    {
        var values = new double[factors.Count];
        for (var factor = 0; factor < values.Length; factor++)
        {
            values[factor] = factors[factor].At(places[factor]);
        }

        return values;
    }

    internal static void RequireFactors(IReadOnlyList<Factor> factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.Count == 0)
        {
            throw new ArgumentException("a design needs a factor", nameof(factors));
        }

        if (factors.GroupBy(factor => factor.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"two factors are called {twice.Key}", nameof(factors));
        }
    }

    internal static void RequirePowerOfTwo(int count)
    {
        if (count < 2 || (count & (count - 1)) != 0)
        {
            var lower = 2;
            while (lower * 2L <= count)
            {
                lower *= 2;
            }

            throw new ArgumentException($"Sobol points are balanced for powers of two only; use {lower} or {lower * 2L} instead of {count}", nameof(count));
        }
    }

    private static DesignPoint Point(int number, double[] values) => new(number, $"point {number}", values);

    private static double[] GridLevels(IReadOnlyList<Factor> factors, int number)
    {
        var values = new double[factors.Count];
        for (var factor = values.Length - 1; factor >= 0; factor--)
        {
            var levels = factors[factor].Levels!;
            values[factor] = levels[number % levels.Count];
            number /= levels.Count;
        }

        return values;
    }
}
