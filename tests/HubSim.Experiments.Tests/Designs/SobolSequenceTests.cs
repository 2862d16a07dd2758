using System.Numerics;
using HubSim.Experiments.Designs;

namespace HubSim.Experiments.Tests.Designs;

/// <summary>Sobol points against published ones and against the properties that make them worth having.</summary>
public class SobolSequenceTests
{
    [Fact]
    public void The_first_points_are_those_that_Joe_and_Kuo_publish()
    {
        // Output of "sobol 10 3 new-joe-kuo-6.21201" on the authors' page.
        double[][] published =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        var sequence = SobolSequence.Plain(3);
        Assert.Equal(published, Enumerable.Range(0, 10).Select(sequence.Point));
    }

    [Fact]
    public void The_table_has_Sobols_property_A_in_every_dimension()
    {
        // Joe and Kuo chose the numbers so up to dimension 1111: of 2^d aligned points, each halving of all d axes holds one.
        // That is so when the matrix of the first bits of the first d direction numbers is regular modulo 2 (Sobol, USSR
        // Comput. Math. and Math. Phys. 16 (1976)), for every d when all leading minors are. A slip breaks one in two.
        var rows = Enumerable.Range(0, SobolSequence.MostDimensions).Select(dimension => FirstBits(Numerators(dimension, SobolSequence.MostDimensions))).ToArray();
        for (var pivot = 0; pivot < rows.Length; pivot++)
        {
            var mask = BigInteger.One << pivot;
            Assert.False((rows[pivot] & mask).IsZero, $"{pivot + 1} dimensions");
            for (var row = pivot + 1; row < rows.Length; row++)
            {
                rows[row] ^= (rows[row] & mask).IsZero ? 0 : rows[pivot];
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(36)]
    [InlineData(249)]
    [InlineData(511)]
    public void Points_are_those_of_the_slow_and_obvious_way(int dimension)
    {
        // The digits of the Gray code of the index choose direction numbers v_k = m_k / 2^k; the point is their sum modulo 2.
        var numerators = Numerators(dimension, 12);
        var sequence = SobolSequence.Plain(dimension + 1);
        for (var index = 0; index < 4096; index++)
        {
            var sum = Enumerable.Range(0, 12).Where(digit => (((index ^ (index >> 1)) >> digit) & 1) == 1)
                .Aggregate(0, (bits, digit) => bits ^ ((int)numerators[digit] << (11 - digit)));
            Assert.Equal(sum / 4096.0, sequence.Point(index)[dimension]);
        }
    }

    [Fact]
    public void Scrambled_points_keep_one_point_in_every_slice_of_every_axis()
    {
        var sequence = SobolSequence.Scrambled(SobolSequence.MostDimensions, 7);
        var points = Enumerable.Range(0, 256).Select(sequence.Point).ToArray();
        for (var dimension = 0; dimension < sequence.Dimensions; dimension++)
        {
            Assert.Equal(Enumerable.Range(0, 256), points.Select(point => (int)(point[dimension] * 256)).Order());
        }
    }

    [Fact]
    public void Scrambled_points_keep_the_net_of_the_first_two_axes()
    {
        // The first two dimensions are a (0, m, 2)-net in base 2: every box of 2^-i by 2^-(8-i) holds one of 256 points.
        var sequence = SobolSequence.Scrambled(2, 7);
        var points = Enumerable.Range(0, 256).Select(sequence.Point).ToArray();
        for (var bits = 0; bits <= 8; bits++)
        {
            Assert.Equal(256, points.Select(point => ((int)(point[0] * (1 << bits)), (int)(point[1] * (1 << (8 - bits))))).Distinct().Count());
        }
    }

    [Fact]
    public void Seeds_scramble_differently_and_further_dimensions_move_no_other()
    {
        var narrow = SobolSequence.Scrambled(3, 1).Point(5);
        Assert.Equal(narrow, SobolSequence.Scrambled(8, 1).Point(5)[..3]);
        Assert.NotEqual(narrow, SobolSequence.Scrambled(3, 2).Point(5));
    }

    [Fact]
    public void Integrals_are_off_by_far_less_than_those_from_independent_points()
    {
        // Mean of the product of 1 + (x - 1/2), 1 in all dimensions; with 1024 independent points its standard error would be
        // sqrt((13/12)^8 - 1) / 32 = 0.030. The root of the mean square over 20 scramblings is far below, chance aside.
        var errors = Enumerable.Range(0, 20).Select(seed =>
        {
            var sequence = SobolSequence.Scrambled(8, (ulong)seed);
            return Enumerable.Range(0, 1024).Average(index => sequence.Point(index).Aggregate(1.0, (product, x) => product * (0.5 + x))) - 1;
        });
        Assert.InRange(Math.Sqrt(errors.Average(error => error * error)), 0, 0.003);
    }

    [Fact]
    public void Each_scrambled_point_is_uniform_over_seeds()
    {
        // Mean of 2000 uniforms: standard error 0.00645; five of them fail once in 1.7 million.
        var mean = Enumerable.Range(0, 2000).Average(seed => SobolSequence.Scrambled(2, (ulong)seed).Point(0)[1]);
        Assert.InRange(mean, 0.5 - 0.0323, 0.5 + 0.0323);
    }

    [Fact]
    public void Too_many_dimensions_are_refused_with_a_remedy() =>
        Assert.Contains("Latin hypercube", Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Plain(513)).Message, StringComparison.Ordinal);

    /// <summary>First binary digit of m_k / 2^k for each k from 1.</summary>
    private static BigInteger FirstBits(BigInteger[] numerators) =>
        numerators.Select((numerator, index) => (numerator >> index) << index).Aggregate(BigInteger.Zero, (bits, bit) => bits | bit);

    /// <summary>The numbers m_1, m_2, ... of a dimension by the recurrence of the paper, equation 2, in whole numbers.</summary>
    private static BigInteger[] Numerators(int dimension, int count)
    {
        if (dimension == 0)
        {
            return [.. Enumerable.Repeat(BigInteger.One, count)];
        }

        using var reader = new StreamReader(typeof(SobolSequence).Assembly.GetManifestResourceStream("joe-kuo-6.txt")!);
        var line = reader.ReadToEnd().Split('\n')[dimension].Split(' ').Select(int.Parse).ToArray();
        Assert.Equal(dimension + 1, line[0]);
        var (degree, polynomial) = (line[1], line[2]);
        var numbers = line.Skip(3).Select(number => (BigInteger)number).ToList();
        while (numbers.Count < count)
        {
            var next = numbers[^degree] ^ (numbers[^degree] << degree);
            for (var back = 1; back < degree; back++)
            {
                next ^= ((polynomial >> (degree - 1 - back)) & 1) == 1 ? numbers[^back] << back : 0;
            }

            numbers.Add(next);
        }

        return [.. numbers.Take(count)];
    }
}
