using HubSim.Experiments.Analysis;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>Samples from models with known answers.</summary>
internal static class Sampling
{
    private static readonly Purpose Value = new("audit value");
    private static readonly Purpose Common = new("audit common part");

    /// <summary>Independent values of a distribution.</summary>
    internal static double[] Values(Streams streams, Distribution distribution, int n)
    {
        var stream = streams.Entity(Value, 0);
        var values = new double[n];
        for (var i = 0; i < n; i++)
        {
            values[i] = One(ref stream, distribution);
        }

        return values;
    }

    /// <summary>Endless independent values of a distribution.</summary>
    internal static IEnumerable<double> Endless(Streams streams, Distribution distribution, ulong entity = 0)
    {
        var stream = streams.Entity(Value, entity);
        while (true)
        {
            yield return One(ref stream, distribution);
        }
    }

    /// <summary>Number of successes in so many trials.</summary>
    internal static int Successes(Streams streams, double probability, int trials)
    {
        var stream = streams.Sequence(Value);
        var successes = 0;
        for (var i = 0; i < trials; i++)
        {
            successes += stream.NextUniform() < probability ? 1 : 0;
        }

        return successes;
    }

    /// <summary>Endless truth values, 1 or 0.</summary>
    internal static IEnumerable<double> Truths(Streams streams, double probability)
    {
        var stream = streams.Sequence(Value);
        while (true)
        {
            yield return stream.NextUniform() < probability ? 1 : 0;
        }
    }

    /// <summary>
    /// Pairs of normal values with means 0 and standard deviations 1 and 2, of the given correlation.
    /// </summary>
    internal static (double[] First, double[] Second) Pairs(Streams streams, double correlation, int n)
    {
        var common = streams.Sequence(Common);
        var own = streams.Sequence(Value);
        var (first, second) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            first[i] = Samplers.Normal(ref common);
            second[i] = 2 * ((correlation * first[i]) + (Math.Sqrt(1 - (correlation * correlation)) * Samplers.Normal(ref own)));
        }

        return (first, second);
    }

    /// <summary>True when an interval holds a value.</summary>
    internal static bool Holds(Interval interval, double value) => interval.Lower <= value && value <= interval.Upper;

    private static double One(ref EntityStream stream, Distribution distribution)
    {
        var draw = stream.Next();
        return distribution.Sample(ref draw);
    }
}
