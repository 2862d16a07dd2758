using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Random;

/// <summary>
/// What docs/kernel/promises.md promises across machines, as far as one machine can tell: the hashes were written on one
/// and must come out on every other. They change only with the algorithm of a sampler, which no machine decides.
/// </summary>
public sealed class PromiseTests
{
    private static readonly Purpose Service = new("service");
    private static readonly Purpose Arrival = new("arrival");

    [Fact]
    public void Every_sampler_draws_the_same_bits_on_every_machine() =>
        Assert.Equal("8eeedcb06798b08e", HashOf(Draws()));

    [Fact]
    public void A_queue_has_the_same_waits_to_the_last_bit_on_every_machine() =>
        Assert.Equal("562a8c54c8941bcc", HashOf(Waits()));

    [Fact]
    public void A_product_and_a_sum_are_rounded_one_by_one()
    {
        // (1 + 2^-27)^2 - (1 + 2^-26) is 2^-54, but 0 if the square is rounded first, as the IEEE operations are.
        var x = 1 + Math.ScaleB(1, -27);
        var minus = -(1 + Math.ScaleB(1, -26));
        Assert.Equal(Math.ScaleB(1, -54), Math.FusedMultiplyAdd(x, x, minus));
        for (var i = 0; i < 100_000; i++)
        {
            Assert.Equal(0, SquareAnd(x, minus));
        }

        Assert.Equal(0, OptimisedSquareAnd(x, minus));
    }

    private static IEnumerable<double> Draws()
    {
        Distribution[] distributions =
        [
            new Beta(0.3, 2.5), new Beta(4, 3, -1, 5), new Discrete([1, 2, 5], [0.2, 0.5, 0.3]),
            new Empirical([(0, 0), (1, 0.25), (7, 0.75), (9, 1)]), new Exponential(3), new Gamma(0.4, 2), new Gamma(7.5, 0.1),
            new LogNormal(2, 1.5), new NegativeBinomial(4, 0.7), new Normal(-1, 3), new Poisson(2.5), new Poisson(3_000),
            new Triangular(1, 2, 7), new Uniform(-3, 8), new Weibull(0.6, 4), new Weibull(3, 1),
        ];
        var streams = new Streams(rootSeed: 20_270_101, replication: 3);
        foreach (var distribution in distributions)
        {
            for (var entity = 0UL; entity < 3_000; entity++)
            {
                var draw = streams.Draw(Service, entity, count: entity % 3);
                yield return distribution.Sample(ref draw);
            }
        }

        var sequence = streams.Sequence(Service);
        for (var i = 0; i < 3_000; i++)
        {
            yield return Samplers.Exponential(ref sequence);
            yield return Samplers.Normal(ref sequence);
            yield return Samplers.Gamma(ref sequence, 0.1 + (0.01 * i));
            yield return Samplers.Poisson(ref sequence, 0.1 * i);
            yield return Samplers.Weibull(ref sequence, 0.5 + (0.001 * i));
        }
    }

    private static IEnumerable<double> Waits()
    {
        var simulator = new Simulator();
        var desk = new Resource(simulator, 2, "desk");
        var waits = new Tally();
        var streams = new Streams(rootSeed: 5, replication: 0);
        var service = streams.Sequence(Service);
        var arrival = streams.Sequence(Arrival);
        async Process Customer()
        {
            using var place = await desk.Acquire(patience: Durations.Seconds(20));
            waits.Add(place.Waited.TotalSeconds);
            await simulator.Hold(Durations.Seconds(place.IsGranted ? 5 * Samplers.Weibull(ref service, 0.7) : 0));
        }

        async Process Arrivals()
        {
            for (var i = 0; i < 20_000; i++)
            {
                await simulator.Hold(Durations.Seconds(3 * Samplers.Exponential(ref arrival)));
                _ = simulator.Start(Customer());
            }
        }

        simulator.Start(Arrivals());
        simulator.RunToEnd();
        return [simulator.Now.Ticks, simulator.EventCount, waits.Mean, waits.Variance, desk.BusyUnits.Mean, desk.QueueLength.Mean];
    }

    private static string HashOf(IEnumerable<double> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double SquareAnd(double x, double added) => (x * x) + added;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double OptimisedSquareAnd(double x, double added) => (x * x) + added;
}
