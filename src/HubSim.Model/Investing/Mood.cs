using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>
/// Mood of investors: m(k+1) = r m(k) + s sqrt(1 - r^2) z(k), with r = exp(-1 / memory) and z standard normal, once a month.
/// In the long run its mean is 0, its standard deviation s, and its correlation over k months r^k. It depends on the month
/// alone, never on who asks or how often.
/// </summary>
sealed class Mood
{
    private static readonly Purpose Shocks = new("mood");
    private static readonly Normal Standard = new(0, 1);
    private readonly World world;
    private readonly double keeps;
    private readonly double shock;
    private ulong month;
    private double value;

    /// <summary>Resolves the mood of a replication.</summary>
    public Mood(World world, MoodRules rules)
    {
        this.world = world;
        var memory = world.Inputs[rules.Memory];
        keeps = Elementary.Exp(-1 / memory);
        shock = world.Inputs[rules.Spread] * Math.Sqrt(-Elementary.ExpM1(-2 / memory));
        value = world.Inputs[rules.Start];
        Size = world.Inputs[rules.Size];
        Capital = world.Inputs[rules.Capital];
        Price = world.Inputs[rules.Price];
    }

    /// <summary>The mood of this month, as a logarithm of odds.</summary>
    public double Now
    {
        get
        {
            var now = (ulong)(world.Simulator.Now.Ticks / ModelTime.Month.Ticks);
            for (; month < now; month++)
            {
                var draw = world.Streams.Draw(Shocks, 0, month);
                value = (keeps * value) + (shock * Standard.Quantile(draw.NextUniform()));
            }

            return value;
        }
    }

    /// <summary>Power of the mood in the size of rounds.</summary>
    public double Size { get; }

    /// <summary>Power of the mood in the money that comes in.</summary>
    public double Capital { get; }

    /// <summary>Power of the mood in the prices of exits.</summary>
    public double Price { get; }
}
