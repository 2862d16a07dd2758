using System.Numerics;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Designs;

/// <summary>
/// Points of a Sobol sequence, which fill the unit cube more evenly than chance does. The first 2^m of them are balanced:
/// each of 2^m equal slices of every axis holds exactly one.
/// Sources: Sobol, USSR Comput. Math. and Math. Phys. 7 (1967); order of the points by Gray code: Antonov and Saleev (1979).
/// </summary>
public sealed class SobolSequence
{
    private static readonly Purpose Scrambling = new("design/sobol scrambling");

    private readonly uint[][] directions;
    private readonly uint[] shifts;
    private readonly double offset;

    private SobolSequence(uint[][] directions, uint[] shifts, double offset)
    {
        this.directions = directions;
        this.shifts = shifts;
        this.offset = offset;
    }

    /// <summary>Most dimensions that a sequence can have.</summary>
    public static int MostDimensions => DirectionNumbers.Dimensions;

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => directions.Length;

    /// <summary>The sequence as published; its first point is the origin.</summary>
    /// <param name="dimensions">Number of dimensions, from 1 to <see cref="MostDimensions"/>.</param>
    public static SobolSequence Plain(int dimensions) => new(Numbers(dimensions), new uint[dimensions], 0);

    /// <summary>
    /// The sequence scrambled by a random lower triangular matrix and a random digital shift for each dimension: each point
    /// is then uniform by itself, and the balance stays. Coordinates lie strictly between 0 and 1.
    /// Source: Matousek, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998), section 4 (linear scrambling,
    /// which has the variance of Owen's nested scrambling).
    /// </summary>
    /// <param name="dimensions">Number of dimensions, from 1 to <see cref="MostDimensions"/>.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    public static SobolSequence Scrambled(int dimensions, ulong seed)
    {
        var scrambled = Numbers(dimensions);
        var random = new uint[dimensions];
        var streams = new Streams(seed, 0);
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            // Each dimension has words of its own: more dimensions leave the earlier ones as they are.
            var words = streams.Sequence(Scrambling, (ulong)dimension);
            random[dimension] = (uint)(words.NextWord() >> 32);
            var rows = Enumerable.Range(0, DirectionNumbers.Bits).Select(digit => Row(digit, words.NextWord())).ToArray();
            scrambled[dimension] = [.. scrambled[dimension].Select(number => Product(rows, number))];
        }

        return new SobolSequence(scrambled, random, 0.5);
    }

    /// <summary>A point.</summary>
    /// <param name="index">Number of the point, from 0.</param>
    /// <returns>One coordinate for each dimension.</returns>
    public double[] Point(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var gray = (uint)index ^ ((uint)index >> 1);
        var point = new double[Dimensions];
        for (var dimension = 0; dimension < point.Length; dimension++)
        {
            var bits = shifts[dimension];
            for (var rest = gray; rest != 0; rest &= rest - 1)
            {
                bits ^= directions[dimension][BitOperations.TrailingZeroCount(rest)];
            }

            point[dimension] = (bits + offset) * (1.0 / (1L << DirectionNumbers.Bits));
        }

        return point;
    }

    private static uint[][] Numbers(int dimensions)
    {
        if (dimensions < 1 || dimensions > MostDimensions)
        {
            throw new ArgumentOutOfRangeException(
                nameof(dimensions), dimensions, $"Sobol points have 1 to {MostDimensions} dimensions here; use a Latin hypercube or fewer factors");
        }

        return [.. Enumerable.Range(0, dimensions).Select(dimension => DirectionNumbers.Of(dimension).ToArray())];
    }

    /// <summary>A row of a lower triangular matrix: 1 on the diagonal, random bits for the more significant digits.</summary>
    private static uint Row(int digit, ulong word)
    {
        var own = 1u << (DirectionNumbers.Bits - 1 - digit);
        var above = digit == 0 ? 0 : uint.MaxValue << (DirectionNumbers.Bits - digit);
        return own | ((uint)(word >> 32) & above);
    }

    private static uint Product(uint[] rows, uint number)
    {
        var product = 0u;
        for (var digit = 0; digit < rows.Length; digit++)
        {
            product |= (uint)(BitOperations.PopCount(rows[digit] & number) & 1) << (DirectionNumbers.Bits - 1 - digit);
        }

        return product;
    }
}
