using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>Variates from a sequence of words, added up.</summary>
[MemoryDiagnoser]
public class SamplerSuite
{
    private const int Draws = 10_000;

    private readonly double[] concentration = [0.5, 1, 2, 4];
    private readonly double[] shares = new double[4];
    private SequenceStream stream = Queueing.Gaps();

    private delegate double Sampler(ref SequenceStream source);

    [Benchmark(OperationsPerInvoke = Draws)]
    public ulong Word()
    {
        var sum = 0UL;
        for (var i = 0; i < Draws; i++)
        {
            sum += stream.NextWord();
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Uniform() => Sum(static (ref source) => source.NextUniform());

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Exponential() => Sum(static (ref source) => Samplers.Exponential(ref source));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Normal() => Sum(static (ref source) => Samplers.Normal(ref source));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double LogNormal() => Sum(static (ref source) => Samplers.LogNormal(ref source, 1, 0.5));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Weibull() => Sum(static (ref source) => Samplers.Weibull(ref source, 1.5));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double GammaOfShape2() => Sum(static (ref source) => Samplers.Gamma(ref source, 2));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double GammaOfShapeHalf() => Sum(static (ref source) => Samplers.Gamma(ref source, 0.5));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double LogGamma() => Sum(static (ref source) => Samplers.LogGamma(ref source, 0.5));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Beta() => Sum(static (ref source) => Samplers.Beta(ref source, 2, 3));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double PoissonOfMean3() => Sum(static (ref source) => Samplers.Poisson(ref source, 3));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double PoissonOfMean50() => Sum(static (ref source) => Samplers.Poisson(ref source, 50));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double NegativeBinomial() => Sum(static (ref source) => Samplers.NegativeBinomial(ref source, 5, 2));

    [Benchmark(OperationsPerInvoke = Draws)]
    public double DirichletOf4()
    {
        for (var i = 0; i < Draws; i++)
        {
            Samplers.Dirichlet(ref stream, concentration, shares);
        }

        return shares[0];
    }

    // The call through the delegate is a nanosecond or two, and in every figure.
    private double Sum(Sampler sampler)
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            sum += sampler(ref stream);
        }

        return sum;
    }
}
