using System.Globalization;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Rivalry;

/// <summary>The rate at which people leave one incumbent to found firms, which goes with its state.</summary>
sealed class SpinOutRate : CandidateRate
{
    private readonly IncumbentFirm incumbent;
    private readonly double real;

    /// <summary>The rate of one incumbent; of its people nobody comes for the money.</summary>
    /// <exception cref="ReplicationException">The rate can pass its bound.</exception>
    public SpinOutRate(World world, IncumbentFirm incumbent, Incumbents rules, double seekers)
        : base(world, $"incumbents.firms.{incumbent.Name}", rules.UpperRate)
    {
        this.incumbent = incumbent;
        real = 1 / (1 - seekers);
        if (Highest > Upper)
        {
            throw new ReplicationException(string.Create(
                CultureInfo.InvariantCulture,
                $"incumbents.firms.{incumbent.Name}: its spin-outs may reach {Highest:0.###} firms per month at the bounds of its health, above upper_rate {Upper:0.###}; raise upper_rate"));
        }
    }

    /// <inheritdoc/>
    public override double Highest => incumbent.HighestSpinOutRate * real;

    /// <inheritdoc/>
    protected override double Undisturbed(Intent intent) => intent == Intent.Real ? incumbent.SpinOutRate * real : 0;
}
