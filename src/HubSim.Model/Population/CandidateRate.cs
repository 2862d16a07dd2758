using System.Globalization;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>The rate at which candidates of one sequence come in, in firms per month, and its bound.</summary>
/// <param name="world">The replication.</param>
/// <param name="path">Place of the sequence in the scenario, for messages.</param>
/// <param name="upper">Rate of the candidates.</param>
abstract class CandidateRate(World world, string path, double upper)
{
    /// <summary>The replication.</summary>
    protected World World => world;

    /// <summary>Rate of the candidates.</summary>
    public double Upper => upper;

    /// <summary>What the rate never passes while its dial stands at 1; infinite when candidates are looked at one by one.</summary>
    public abstract double Highest { get; }

    /// <summary>The rate now for founders of one intent, as if all candidates were of it.</summary>
    /// <exception cref="ReplicationException">A shock has lifted the rate above its bound.</exception>
    public double Now(Intent intent)
    {
        var current = Undisturbed(intent) * world.Dials[Dial.Arrivals];
        return current <= upper
            ? current
            : throw new ReplicationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: a shock lifts the rate to {current:0.###} firms per month on day {World.Day(world.Simulator.Now):0}, above upper_rate {upper:0.###}; raise upper_rate"));
    }

    /// <summary>The rate now, were its dial at 1.</summary>
    protected abstract double Undisturbed(Intent intent);
}
