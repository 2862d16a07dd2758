using HubSim.Kernel.Random;

namespace HubSim.Kernel.Tests.Random;

public sealed class AllocationTests
{
    private static readonly Purpose Bytes = new("bytes");

    [Theory]
    [MemberData(nameof(Cases.Every), MemberType = typeof(Cases))]
    public void Drawing_allocates_nothing(string name)
    {
        var distribution = Cases.Get(name).Distribution;
        Run(distribution, 100);

        // The runtime allocates now and then on any thread, when it compiles anew; a draw that does would do so each
        // time.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 5 && least > 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(distribution, 2000);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    // By sampling and by inversion, from entity draws and from a sequence.
    private static double Run(Distribution distribution, int count)
    {
        var streams = new Streams(71, 0);
        var stream = streams.Entity(Bytes, 1);
        var sequence = streams.Sequence(Bytes);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var draw = stream.Next();
            sum += distribution.Sample(ref draw) + distribution.Quantile(sequence.NextUniform());
            sum += Samplers.Normal(ref sequence) + Samplers.Gamma(ref sequence, 0.5);
        }

        return sum;
    }
}
