using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>
/// One server, exponential interarrival and service times, empty at first: the mean wait of the first customers is skewed,
/// far from steady state, and known. Source: Law, Simulation Modeling and Analysis, 5th ed. (2015), example 4.26, which
/// gives 2.12 for 25 customers at utilisation 0.9.
/// </summary>
public static class TransientQueue
{
    private const int Customers = 25;
    private const double ArrivalRate = 1;
    private const double ServiceRate = 1 / 0.9;
    private static readonly Purpose Times = new("audit queue");

    /// <summary>
    /// Expected mean wait. The number of customers found by an arrival is a Markov chain: each one there leaves before the
    /// next arrival with the odds of the two rates. A wait is one service time for each customer found.
    /// </summary>
    public static double ExpectedWait()
    {
        var leaves = ServiceRate / (ArrivalRate + ServiceRate);
        var found = new double[Customers + 1];
        found[0] = 1;
        var sum = 0.0;
        for (var customer = 0; customer < Customers; customer++)
        {
            sum += found.Select((probability, number) => probability * number).Sum() / ServiceRate;
            found = After(found, leaves);
        }

        return sum / Customers;
    }

    /// <summary>Mean wait of the first customers in one run.</summary>
    internal static double MeanWait(Streams streams, ulong run)
    {
        var times = streams.Sequence(Times, run);
        var (wait, sum) = (0.0, 0.0);
        for (var customer = 1; customer < Customers; customer++)
        {
            // Lindley's recursion.
            wait = Math.Max(0, wait + (Samplers.Exponential(ref times) / ServiceRate) - (Samplers.Exponential(ref times) / ArrivalRate));
            sum += wait;
        }

        return sum / Customers;
    }

    private static double[] After(double[] found, double leaves)
    {
        var next = new double[found.Length];
        for (var there = 0; there + 1 < found.Length; there++)
        {
            var left = found[there];
            for (var number = there + 1; number >= 1; number--)
            {
                next[number] += left * (1 - leaves);
                left *= leaves;
            }

            next[0] += left;
        }

        return next;
    }
}
