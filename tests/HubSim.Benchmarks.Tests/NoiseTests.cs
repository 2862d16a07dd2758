using HubSim.Benchmarks.Gating;

namespace HubSim.Benchmarks.Tests;

public class NoiseTests
{
    [Fact]
    public void The_tolerance_is_the_upper_end_of_a_prediction_interval()
    {
        // Logarithms -0.02, 0 and 0.02: deviation 0.02. Student's quantile at 0.999 with 2 degrees of freedom is 22.327.
        double[] ratios = [Math.Exp(-0.02), 1, Math.Exp(0.02)];
        var expected = Math.Exp(22.327 * 0.02 * Math.Sqrt(4.0 / 3)) - 1;
        Assert.Equal(expected, Noise.Tolerance(ratios), 4);
    }

    [Fact]
    public void Ratios_that_are_all_alike_leave_no_tolerance() =>
        Assert.Equal(0, Noise.Tolerance([0.75, 0.75, 0.75]), 12);

    [Fact]
    public void The_unit_of_the_ratios_does_not_matter()
    {
        double[] ratios = [0.71, 0.76, 0.74, 0.75];
        Assert.Equal(Noise.Tolerance(ratios), Noise.Tolerance([.. ratios.Select(ratio => ratio * 5)]), 12);
    }

    [Fact]
    public void More_noise_and_fewer_processes_widen_the_tolerance()
    {
        Assert.True(Noise.Tolerance([1, 1.1, 0.9, 1]) > Noise.Tolerance([1, 1.05, 0.95, 1]));
        Assert.True(Noise.Tolerance([1.05, 0.95]) > Noise.Tolerance([1.05, 0.95, 1.05, 0.95, 1.05, 0.95]));
    }

    [Fact]
    public void One_process_shows_no_noise() => Assert.Throws<ArgumentException>(() => Noise.Tolerance([1]));

    [Fact]
    public void The_mean_is_taken_on_the_scale_of_logarithms() => Assert.Equal(2, Noise.GeometricMean([1, 4]), 12);

    // Twelve processes with normal noise of 3 %, then a thirteenth: 20,000 times, seed fixed. The share that exceeds its
    // tolerance is 0.001; up to 40 of 20,000 (mean 20, deviation 4.5) keeps the false alarm of other code near 1e-5.
    [Fact]
    public void One_more_process_exceeds_its_tolerance_as_seldom_as_stated()
    {
        var stream = new Kernel.Random.Streams(1, 0).Sequence(new Kernel.Random.Purpose("noise"));
        var exceeded = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var ratios = new double[13];
            for (var k = 0; k < ratios.Length; k++)
            {
                ratios[k] = Math.Exp(0.03 * Kernel.Random.Samplers.Normal(ref stream));
            }

            double[] baseline = ratios[..12];
            exceeded += ratios[12] > Noise.GeometricMean(baseline) * (1 + Noise.Tolerance(baseline)) ? 1 : 0;
        }

        Assert.InRange(exceeded, 5, 40);
    }
}
