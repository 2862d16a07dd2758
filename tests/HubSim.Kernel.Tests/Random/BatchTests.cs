using HubSim.Kernel.Random;
using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Tests.Random;

/// <summary>Functions of many numbers against those of one: equal to the last bit.</summary>
public sealed class BatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1003)]
    public void Exp_of_many_numbers_is_that_of_each(int count)
    {
        var words = new Streams(1, 0).Sequence(new Purpose("batch"), 0);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (words.NextUniform() - 0.5) * 100;
        }

        var results = new double[count];
        Batches.Exp(values, results);

        Assert.Equal(values.Select(Elementary.Exp), results);
    }

    [Fact]
    public void Exp_of_many_numbers_knows_the_ends_of_the_range()
    {
        double[] values =
        [
            0, 1, -1, double.Epsilon, 699.9, 700, 709.7, 709.8, -699.9, -700, -708.5, -740, -745.1, -746,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e300, -1e300, 0.5, 1.5 * Math.Log(2),
        ];
        var results = new double[values.Length];
        Batches.Exp(values, results);

        Assert.Equal(values.Select(Elementary.Exp), results);
    }

    [Fact]
    public void Exp_can_replace_its_numbers()
    {
        double[] values = [1, 2, 3, 4, 5, -1000];
        var expected = values.Select(Elementary.Exp).ToArray();
        Batches.Exp(values, values);

        Assert.Equal(expected, values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1003)]
    public void Normal_quantiles_of_many_probabilities_are_those_of_each(int count)
    {
        var words = new Streams(1, 0).Sequence(new Purpose("batch"), 1);
        var probabilities = new double[count];
        for (var i = 0; i < count; i++)
        {
            probabilities[i] = words.NextUniform();
        }

        double[] ends = [0.5, 0.075, 0.925, Math.BitIncrement(0.925), 1e-300, 1 - 1e-16];
        probabilities = [.. probabilities, .. ends];
        var results = new double[probabilities.Length];
        Batches.NormalQuantile(probabilities, results);

        var standard = new Normal(0, 1);
        Assert.Equal(probabilities.Select(standard.Quantile), results);
    }
}
