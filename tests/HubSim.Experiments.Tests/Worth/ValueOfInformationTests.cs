using HubSim.Experiments.Worth;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Worth;

/// <summary>
/// Value of information against an analytic case: policy B leads policy A by mu + a x1 + b x2 with standard normal inputs.
/// Knowing a normal part of standard deviation s is then worth s phi(mu / s) + mu Phi(mu / s) - max(0, mu).
/// </summary>
public class ValueOfInformationTests
{
    private const double Mu = 0.3;
    private static readonly double[] Weights = [2, 1, 0];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Values_of_single_inputs_agree_with_the_analytic_case(int seed)
    {
        // 600 draws with chance of standard deviation 1 in each replication; within three standard errors (1 in 370 each).
        var value = Linear(600, 2, 1, seed);
        Near("x1", Exact(2));
        Near("x2", Exact(1));
        Assert.True(Of(value, "x1").Counts && Of(value, "x2").Counts);
        Assert.Equal("x1", value.Inputs[0].Input);
        Assert.InRange(Of(value, "x3").Value, 0, value.Floor * 2);

        void Near(string input, double exact)
        {
            var worth = Of(value, input);
            Assert.InRange(worth.Value, exact - (3 * worth.StandardError), exact + (3 * worth.StandardError));
            Assert.InRange(worth.StandardError, 0.005, 0.15);
        }
    }

    [Fact]
    public void Knowing_everything_lies_between_its_bounds()
    {
        var exact = Exact(Math.Sqrt(5));
        var value = Linear(1000, 2, 2, 5);
        Assert.InRange(exact, value.Least!.Value.Interval.Lower, value.Most.Interval.Upper);
        Assert.True(value.Least.Value.Value < exact && exact < value.Most.Value);
    }

    [Fact]
    public void More_replications_bring_the_bounds_together()
    {
        var few = Linear(500, 2, 2, 5);
        var many = Linear(500, 16, 2, 5);
        Assert.InRange(many.Most.Value - many.Least!.Value.Value, 0, (few.Most.Value - few.Least!.Value.Value) / 2);
    }

    [Fact]
    public void What_lies_within_two_standard_errors_of_0_does_not_count_and_nothing_is_worth_more_than_everything()
    {
        // B is better in three draws of 200 alone, by chance that no input explains: the floor is then 0 or close to it.
        double[] x = [.. Uniforms(200, 3)];
        var value = ValueOfInformation.Of(
            ["A", "B"], ["x"], [x], [Zeros(200), [.. x.Select((_, draw) => new[] { draw % 70 == 5 ? 20.0 : -1.0 })]], 100, 1);
        Assert.All(value.Inputs, one => Assert.True(one.Value <= value.Most.Value));
        Assert.All(value.Inputs, one => Assert.True(!one.Counts || one.Value > 2 * one.StandardError));
    }

    [Fact]
    public void Where_one_policy_is_best_in_every_draw_nothing_is_worth_knowing()
    {
        // B is as good as A below 0.8 and falls behind steeply above: a smooth fit overshoots where it bends, and would make x
        // look worth knowing, although A never loses.
        double[] x = [.. Uniforms(200, 3)];
        var value = ValueOfInformation.Of(["A", "B"], ["x"], [x], [Zeros(200), [.. x.Select(u => new[] { -100 * Math.Max(0, u - 0.8) })]], 100, 1);
        Assert.Equal(0, value.Most.Value);
        Assert.All(value.Inputs, one => Assert.Equal((0, false), (one.Value, one.Counts)));
    }

    [Fact]
    public void One_replication_gives_no_lower_bound() => Assert.Null(Linear(100, 1, 1, 5).Least);

    [Fact]
    public void Without_chance_both_bounds_are_the_value()
    {
        var value = Linear(400, 2, 0, 5);
        Assert.Equal(value.Most.Value, value.Least!.Value.Value, 12);
    }

    [Fact]
    public void A_curve_is_valued_as_well_as_a_line()
    {
        // B leads by x^2 - 1, x uniform on (-2, 2), by 1/3 in the mean. Knowing x gives E max(0, x^2 - 1), half of the integral
        // of x^2 - 1 from 1 to 2, which is 2/3; so it is worth 1/3.
        double[] x = [.. Uniforms(400, 3).Select(u => (4 * u) - 2)];
        var worth = ValueOfInformation.Of(["A", "B"], ["x"], [x], [Zeros(400), [.. x.Select(value => new[] { (value * value) - 1 })]], 50, 1).Inputs[0];
        Assert.InRange(worth.Value, (1 / 3.0) - (3 * worth.StandardError), (1 / 3.0) + (3 * worth.StandardError));
        Assert.InRange(worth.Value, 0.28, 0.39);
    }

    [Fact]
    public void A_policy_that_is_always_best_leaves_nothing_to_find_out()
    {
        double[] x = [.. Uniforms(200, 3)];
        var value = ValueOfInformation.Of(["A", "B"], ["x"], [x], [Zeros(200), [.. x.Select(own => new[] { 1 + own })]], 50, 1);
        Assert.Equal((1, 0.0, 0.0), (value.Best, value.Most.Value, value.Inputs[0].Value));
        Assert.False(value.Inputs[0].Counts);
        Assert.Equal([0, 1], value.Policies.Select(policy => policy.BestShare));
    }

    [Fact]
    public void Unread_inputs_seldom_count()
    {
        // 40 inputs that nothing reads: each is above the floor with probability 1/40; six or more are, once in 2,000.
        double[][] inputs = [.. Enumerable.Range(0, 40).Select(input => Uniforms(200, 100 + input))];
        double[][] noise = [.. Uniforms(200, 7).Select(u => new[] { new Normal(0, 1).Quantile(u) })];
        var value = ValueOfInformation.Of(["A", "B"], [.. inputs.Select((_, input) => $"x{input}")], inputs, [Zeros(200), noise], 50, 1);
        Assert.InRange(value.Inputs.Count(input => input.Counts), 0, 5);
    }

    [Fact]
    public void One_policy_and_incomplete_draws_are_refused()
    {
        double[] x = [.. Uniforms(100, 3)];
        Assert.Throws<ArgumentException>(() => ValueOfInformation.Of(["A"], ["x"], [x], [Zeros(100)], 50, 1));
        double[][] incomplete = [.. x.Select((own, draw) => new[] { draw < 10 ? double.NaN : own })];
        Assert.Contains("90 of 100", Assert.Throws<ArgumentException>(() => ValueOfInformation.Of(["A", "B"], ["x"], [x], [Zeros(100), incomplete], 50, 1)).Message, StringComparison.Ordinal);
    }

    private static double Exact(double s)
    {
        var normal = new Normal(0, 1);
        return (s * Math.Exp(-Mu * Mu / (2 * s * s)) / Math.Sqrt(2 * Math.PI)) + (Mu * normal.Cdf(Mu / s)) - Mu;
    }

    private static ValueOfInformation Linear(int draws, int replications, double chance, int seed)
    {
        var normal = new Normal(0, 1);
        double[][] inputs = [.. Enumerable.Range(0, 3).Select(input => Uniforms(draws, (10 * seed) + input).Select(normal.Quantile).ToArray())];
        var noise = Uniforms(draws * replications * 2, (10 * seed) + 9).Select(u => chance * normal.Quantile(u)).ToArray();
        double[][] first = [.. Enumerable.Range(0, draws).Select(draw => noise[(draw * 2 * replications)..((draw * 2 * replications) + replications)])];
        double[][] second = [.. Enumerable.Range(0, draws).Select(draw => Enumerable.Range(0, replications).Select(replication =>
            Mu + inputs.Zip(Weights, (input, weight) => weight * input[draw]).Sum() + noise[(((draw * 2) + 1) * replications) + replication]).ToArray())];
        return ValueOfInformation.Of(["A", "B"], ["x1", "x2", "x3"], inputs, [first, second], 100, 1);
    }

    private static InputWorth Of(ValueOfInformation value, string input) => value.Inputs.Single(own => own.Input == input);

    private static double[][] Zeros(int draws) => [.. Enumerable.Range(0, draws).Select(_ => new double[1])];

    private static double[] Uniforms(int count, int entity)
    {
        var words = new Streams(1, 0).Sequence(new Purpose("test/worth"), (ulong)entity);
        var uniforms = new double[count];
        for (var i = 0; i < count; i++)
        {
            uniforms[i] = words.NextUniform();
        }

        return uniforms;
    }
}
