using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>What moves a firm's odds in a round, with the numbers of one replication.</summary>
sealed class RoundOdds(World world, RoundOddsRules rules)
{
    private readonly double quality = world.Inputs[rules.Quality];
    private readonly double launched = world.Inputs[rules.Launched];
    private readonly double filed = world.Inputs[rules.Filed];
    private readonly double granted = world.Inputs[rules.Granted];

    /// <summary>A probability after its odds were multiplied; exactly the same one when the factor is 1.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <param name="factor">Not negative.</param>
    public static double Shift(double probability, double factor) => probability * factor / (1 + (probability * (factor - 1)));

    /// <summary>Product of all that speaks for or against this firm now, but for the market's mood.</summary>
    public double FactorOf(Firm firm)
    {
        var factor = Elementary.Exp(quality * firm.Traits.Quality);
        factor *= firm.Progress.Launched > 0 ? launched : 1;
        factor *= firm.Progress.Filed > 0 ? filed : 1;
        return WasGranted(firm) ? factor * granted : factor;
    }

    /// <summary>True once a firm has been granted or paid public money.</summary>
    private static bool WasGranted(Firm firm)
    {
        if (firm.Support != SupportState.Never)
        {
            return true;
        }

        foreach (var claims in firm.Claims)
        {
            if (claims.Received.Fen > 0)
            {
                return true;
            }
        }

        return false;
    }
}
