using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Rivalry;

/// <summary>The state of one incumbent in one replication.</summary>
/// <param name="name">Its name in the scenario.</param>
/// <param name="world">The replication.</param>
/// <param name="rules">The scenario's rules for all incumbents.</param>
/// <param name="self">The scenario's numbers for this one.</param>
sealed class IncumbentFirm(string name, World world, Incumbents rules, Incumbent self)
{
    private static readonly Normal StandardNormal = new(0, 1);
    private readonly Purpose purpose = new("health of incumbent/" + name);
    private readonly double reversion = world.Inputs[rules.Health.Reversion];
    private readonly double spread = world.Inputs[rules.Health.Spread];
    private readonly double push = world.Inputs[rules.Push];
    private readonly double follow = 1 - Elementary.Exp(-1 / world.Inputs[rules.EngineersFollow]);
    private readonly double fullEngineers = world.Inputs[self.Engineers];
    private readonly double spinOuts = world.Inputs[self.SpinOuts] / 12;
    private readonly double acquisitions = world.Inputs[self.Acquisitions] / 12;
    private readonly double cards = world.Inputs[self.CardsShare];
    private double appetite;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How well it does; 1 on average.</summary>
    public double Health { get; private set; } =
        Math.Clamp(world.Inputs[self.Health], rules.Health.Lowest, rules.Health.Highest);

    /// <summary>Its engineers over those at health 1.</summary>
    public double Size { get; private set; } =
        Math.Clamp(world.Inputs[self.Health], rules.Health.Lowest, rules.Health.Highest);

    /// <summary>Engineers that it employs.</summary>
    public double Engineers => fullEngineers * Size;

    /// <summary>Share of the public pool that it takes.</summary>
    public double CardsShare => cards * Health;

    /// <summary>Firms of the hub that it would buy now.</summary>
    public int Appetite => (int)appetite;

    /// <summary>Firms of the hub that it has bought.</summary>
    public int Bought { get; private set; }

    /// <summary>Spin-outs per month now: in proportion to its engineers, more when it does badly.</summary>
    public double SpinOutRate => spinOuts * Size * Elementary.Pow(Health, -push);

    /// <summary>What <see cref="SpinOutRate"/> never passes.</summary>
    public double HighestSpinOutRate => spinOuts * rules.Health.Highest
        * Math.Max(Elementary.Pow(rules.Health.Lowest, -push), Elementary.Pow(rules.Health.Highest, -push));

    /// <summary>
    /// One month passes. The logarithm of health makes an exact step of the Ornstein-Uhlenbeck process, whose mean lies half
    /// the variance below zero, so that health is 1 on average (but for the bounds). Source: Gillespie, Phys. Rev. E 54, 1996.
    /// </summary>
    /// <param name="step">Number of the month in the run, from 0.</param>
    public void Step(ulong step)
    {
        var draw = world.Streams.Draw(purpose, 0, step);
        var stays = Elementary.Exp(-reversion / 12);
        var mean = -spread * spread / 2;
        var noise = spread * Math.Sqrt(1 - (stays * stays)) * StandardNormal.Quantile(draw.NextUniform());
        var log = mean + ((Elementary.Log(Health) - mean) * stays) + noise;
        Health = Math.Clamp(Elementary.Exp(log), rules.Health.Lowest, rules.Health.Highest);
        Size += (Health - Size) * follow;
        var most = Math.Max(1, acquisitions * world.Inputs[rules.AppetiteKept]);
        appetite = Math.Min(most, appetite + (acquisitions * Health));
    }

    /// <summary>It buys a firm.</summary>
    public void Buy()
    {
        appetite--;
        Bought++;
    }
}
