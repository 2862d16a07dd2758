using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

/// <summary>
/// Draws against the distribution function of MathNet. Every bound is set so that a right sampler would fail it for less
/// than one seed in a million; the seeds are fixed, and nothing is tried again.
/// </summary>
public sealed class SamplerFitTests
{
    private const int Draws = 150_000;

    // P(sqrt(n) D > 2.7) = 2 exp(-2 * 2.7^2) = 9e-7 for Kolmogorov's D; two-sided normal beyond 4.9: 1e-6.
    private const double LargestKolmogorov = 2.7;
    private const double LargestNormal = 4.9;

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Draws_have_the_mean_and_variance_of_theory(string name)
    {
        var expected = Cases.Get(name);
        var sample = Sample(expected.Distribution, seed: 31);
        Assert.Equal(expected.Mean, expected.Distribution.Mean, Math.Abs(expected.Mean) * 1e-12);

        var mean = sample.Average();
        var squares = sample.Select(x => (x - expected.Mean) * (x - expected.Mean)).ToArray();
        var variance = squares.Average();
        var spread = Math.Sqrt(squares.Select(s => (s - variance) * (s - variance)).Average() / Draws);
        Assert.InRange((mean - expected.Mean) / Math.Sqrt(expected.Variance / Draws), -LargestNormal, LargestNormal);

        // The sample's own fourth moment is a poor guide for the longest tails: 7 instead of 4.9 standard errors.
        Assert.InRange((variance - expected.Variance) / spread, -7, 7);
    }

    [Theory]
    [MemberData(nameof(Cases.Smooth), MemberType = typeof(Cases))]
    public void Draws_pass_the_test_of_Kolmogorov(string name)
    {
        var expected = Cases.Get(name);
        var sample = Sample(expected.Distribution, seed: 32);
        Array.Sort(sample);
        var largest = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            var cdf = expected.Cdf(sample[i]);
            largest = Math.Max(largest, Math.Max(((i + 1.0) / Draws) - cdf, cdf - ((double)i / Draws)));
        }

        Assert.InRange(largest * Math.Sqrt(Draws), 0.3, LargestKolmogorov);
    }

    [Theory]
    [MemberData(nameof(Cases.Smooth), MemberType = typeof(Cases))]
    public void Draws_fill_a_thousand_cells_and_both_tails_evenly(string name)
    {
        // Finer than Kolmogorov's test where it is blind: single layers of a ziggurat, and the tails.
        const int Cells = 1000;
        var expected = Cases.Get(name);
        var counts = new double[Cells];
        var (lowTail, highTail) = (0, 0);
        foreach (var x in Sample(expected.Distribution, seed: 33))
        {
            var u = expected.Cdf(x);
            counts[Math.Min((int)(u * Cells), Cells - 1)]++;
            lowTail += u < 1e-4 ? 1 : 0;
            highTail += u > 1 - 1e-4 ? 1 : 0;
        }

        // 15 are expected in each tail; a Poisson count leaves [1, 40] with chance 4e-7.
        Assert.InRange(lowTail, 1, 40);
        Assert.InRange(highTail, 1, 40);
        AssertChiSquare(counts, Enumerable.Repeat((double)Draws / Cells, Cells));
    }

    [Theory]
    [MemberData(nameof(Cases.Stepped), MemberType = typeof(Cases))]
    public void Counts_of_whole_numbers_pass_a_chi_square_test(string name)
    {
        var expected = Cases.Get(name);
        var sample = Sample(expected.Distribution, seed: 34);
        Assert.All(sample.Take(1000), x => Assert.Equal(Math.Floor(x), x));

        // Cells of at least 20 expected draws each, from below; what is left joins the last cell.
        var edges = new List<double>();
        var probabilities = new List<double>();
        var taken = 0.0;
        for (var k = -1.0; (1 - taken) * Draws > 40; k++)
        {
            var upTo = expected.Cdf(k);
            if ((upTo - taken) * Draws >= 20)
            {
                edges.Add(k);
                probabilities.Add(upTo - taken);
                taken = upTo;
            }
        }

        edges[^1] = double.PositiveInfinity;
        probabilities[^1] += 1 - taken;
        var counts = new double[edges.Count];
        foreach (var x in sample)
        {
            counts[edges.FindIndex(edge => x <= edge)]++;
        }

        AssertChiSquare(counts, probabilities.Select(p => p * Draws));
    }

    [Fact]
    public void Normals_are_symmetric_word_by_word()
    {
        // Bit 8 of the word that is accepted is the sign and nothing else; nearly always that is the first.
        var words = new Streams(35, 0).Sequence(new Purpose("signs"));
        var rest = new Streams(35, 1).Sequence(new Purpose("signs"));
        var mirrored = 0;
        for (var i = 0; i < 1000; i++)
        {
            var word = words.NextWord();
            var plain = new Led(word, rest);
            var flipped = new Led(word ^ 256, rest);
            mirrored += Samplers.Normal(ref plain) == -Samplers.Normal(ref flipped) ? 1 : 0;
        }

        Assert.InRange(mirrored, 980, 1000);
    }

    [Fact]
    public void Dirichlet_shares_sum_to_one_with_the_means_and_variances_of_theory()
    {
        double[] concentration = [0.02, 1, 3.5];
        var total = concentration.Sum();
        var source = new Streams(36, 0).Sequence(new Purpose("shares"));
        var shares = new double[3];
        var sums = new double[3];
        var squares = new double[3];
        for (var i = 0; i < Draws; i++)
        {
            Samplers.Dirichlet(ref source, concentration, shares);
            Assert.Equal(1, shares.Sum(), 1e-15);
            for (var k = 0; k < 3; k++)
            {
                sums[k] += shares[k];
                squares[k] += shares[k] * shares[k];
            }
        }

        for (var k = 0; k < 3; k++)
        {
            var mean = concentration[k] / total;
            var variance = mean * (1 - mean) / (total + 1);
            Assert.InRange(((sums[k] / Draws) - mean) / Math.Sqrt(variance / Draws), -LargestNormal, LargestNormal);
            Assert.Equal(variance, (squares[k] / Draws) - (mean * mean), variance * 0.12);
        }
    }

    [Fact]
    public void Dirichlet_survives_the_smallest_concentrations()
    {
        var source = new Streams(37, 0).Sequence(new Purpose("shares"));
        var shares = new double[3];
        for (var i = 0; i < 1000; i++)
        {
            Samplers.Dirichlet(ref source, [1e-6, 1e-6, 1e-6], shares);
            Assert.Equal(1, shares.Sum(), 1e-15);
            Assert.All(shares, share => Assert.InRange(share, 0, 1));
        }
    }

    [Fact]
    public void The_alias_table_gives_each_index_its_weight()
    {
        double[] weights = [1, 0, 5, 0.01, 2, 2];
        var table = new AliasTable(weights);
        var counts = new double[weights.Length];
        var source = new Streams(38, 0).Sequence(new Purpose("choice"));
        for (var i = 0; i < Draws; i++)
        {
            counts[table.Sample(ref source)]++;
        }

        Assert.Equal(0, counts[1]);
        AssertChiSquare(
            counts.Where(c => c > 0).ToArray(),
            weights.Where(w => w > 0).Select(w => w / weights.Sum() * Draws));
    }

    // The cube root of chi-square over its degrees is nearly normal (Wilson and Hilferty); either side beyond 4.9 fails,
    // too good a fit as well.
    private static void AssertChiSquare(double[] counts, IEnumerable<double> expected)
    {
        var chiSquare = counts.Zip(expected, (count, mean) => (count - mean) * (count - mean) / mean).Sum();
        double degrees = counts.Length - 1;
        var z = (Math.Cbrt(chiSquare / degrees) - 1 + (2 / (9 * degrees))) / Math.Sqrt(2 / (9 * degrees));
        Assert.InRange(z, -LargestNormal, LargestNormal);
    }

    private static double[] Sample(Distribution distribution, ulong seed)
    {
        var stream = new Streams(seed, 0).Entity(new Purpose("fit"), 1);
        var sample = new double[Draws];
        for (var i = 0; i < sample.Length; i++)
        {
            var draw = stream.Next();
            sample[i] = distribution.Sample(ref draw);
        }

        return sample;
    }

    /// <summary>A given word, then those of a sequence.</summary>
    private struct Led(ulong word, SequenceStream rest) : IWordSource
    {
        private SequenceStream rest = rest;
        private bool led;

        public ulong NextWord()
        {
            var first = !led;
            led = true;
            return first ? word : rest.NextWord();
        }

        public double NextUniform() => Uniform01.From(NextWord());
    }
}
