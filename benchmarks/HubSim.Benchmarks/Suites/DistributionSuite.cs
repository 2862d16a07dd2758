using BenchmarkDotNet.Attributes;

namespace HubSim.Benchmarks.Suites;

/// <summary>Distributions as a scenario names them, each from a draw of an entity that owns a block of words.</summary>
[MemoryDiagnoser]
public class DistributionSuite
{
    private const int Draws = 10_000;

    private static readonly Dictionary<string, Distribution> Kinds = new(StringComparer.Ordinal)
    {
        ["constant"] = new Constant(1),
        ["uniform"] = new Uniform(0, 1),
        ["triangular"] = new Triangular(0, 1, 3),
        ["exponential"] = new Exponential(1),
        ["normal"] = new Normal(0, 1),
        ["lognormal"] = new LogNormal(1, 0.5),
        ["weibull"] = new Weibull(1.5, 1),
        ["gamma"] = new Gamma(2, 1),
        ["beta"] = new Beta(2, 3, 0, 1),
        ["poisson"] = new Poisson(3),
        ["negative_binomial"] = new NegativeBinomial(5, 2),
        ["empirical"] = new Empirical([(0, 0), (1, 0.5), (4, 1)]),
        ["discrete"] = new Discrete([1, 2, 3], [0.2, 0.3, 0.5]),
        ["truncated_lognormal"] = new Truncated(new LogNormal(1, 0.5), 0.5, 2),
    };

    private EntityStream stream = new Streams(20270101, 0).Entity(new Purpose("benchmark.draws"), 1);
    private Distribution distribution = null!;

    public static IEnumerable<string> Names => Kinds.Keys;

    [ParamsSource(nameof(Names))]
    public string Distribution { get; set; } = "";

    [GlobalSetup]
    public void Setup() => distribution = Kinds[Distribution];

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Sample()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            var draw = stream.Next();
            sum += distribution.Sample(ref draw);
        }

        return sum;
    }
}
