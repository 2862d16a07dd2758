using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>Chooses one of several by weight, by inversion of one uniform number.</summary>
/// <param name="weights">Weights; not negative.</param>
/// <param name="whenAllZero">What to say when none can be chosen.</param>
sealed class Weights(double[] weights, string whenAllZero)
{
    private readonly double sum = weights.Sum();

    /// <summary>The choice.</summary>
    /// <param name="uniform">Between 0 and 1.</param>
    /// <exception cref="ReplicationException">All weights are zero.</exception>
    public int Choose(double uniform)
    {
        if (sum <= 0)
        {
            throw new ReplicationException(whenAllZero);
        }

        var point = uniform * sum;
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
            {
                continue;
            }

            if (point < weights[i])
            {
                return i;
            }

            point -= weights[i];
            last = i;
        }

        return last;
    }
}
