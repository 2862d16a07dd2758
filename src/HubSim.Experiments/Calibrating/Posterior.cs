namespace HubSim.Experiments.Calibrating;

/// <summary>Why a calibration ended.</summary>
public enum CalibrationEnd
{
    /// <summary>All generations were run.</summary>
    Generations,

    /// <summary>The tolerance that was asked for was reached.</summary>
    Tolerance,

    /// <summary>Too few proposals were accepted to go on.</summary>
    Acceptance,

    /// <summary>The simulations were used up.</summary>
    Budget,
}

/// <summary>Values of the unknowns that simulated something near enough to what was observed.</summary>
/// <param name="Proposal">Number of the proposal, which is its design point and its replication.</param>
/// <param name="Values">Values of the unknowns, in their order and units.</param>
/// <param name="Weight">Its weight; those of a generation sum to 1.</param>
/// <param name="Distance">How far its simulation was from what was observed.</param>
/// <param name="Simulated">What it simulated, in the order of the evidence.</param>
public sealed record Particle(int Proposal, IReadOnlyList<double> Values, double Weight, double Distance, IReadOnlyList<double> Simulated)
{
    /// <summary>Places of the values within their priors, 0 to 1, in which proposals are made.</summary>
    internal double[] Places { get; init; } = [];
}

/// <summary>A generation of particles.</summary>
/// <param name="Number">From 0, the sample of the prior.</param>
/// <param name="Tolerance">Largest distance that was accepted; infinite for the sample of the prior.</param>
/// <param name="Proposals">Proposals that were looked at until the generation was full.</param>
/// <param name="Failed">How many of these failed in simulation; they count as not accepted.</param>
/// <param name="Particles">Those accepted, in the order of their proposals.</param>
public sealed record Generation(int Number, double Tolerance, int Proposals, int Failed, IReadOnlyList<Particle> Particles)
{
    /// <summary>Share of the proposals that were accepted.</summary>
    public double Acceptance => (double)Particles.Count / Proposals;

    /// <summary>
    /// Number of equally weighted particles that would say as much: one over the sum of the squared weights. Source: Kong, Liu and
    /// Wong, Journal of the American Statistical Association 89 (1994), section 4.1.
    /// </summary>
    public double EffectiveSize => 1 / Particles.Sum(particle => particle.Weight * particle.Weight);
}

/// <summary>What a calibration found.</summary>
/// <param name="Generations">All complete generations; the last one is the answer.</param>
/// <param name="Scales">By how much each evidence differs in the sample of the prior: the unit of its distance.</param>
/// <param name="Simulations">Simulations run, those not looked at included.</param>
/// <param name="End">Why it ended.</param>
public sealed record Posterior(IReadOnlyList<Generation> Generations, IReadOnlyList<double> Scales, int Simulations, CalibrationEnd End)
{
    /// <summary>The answer.</summary>
    public Generation Last => Generations[^1];

    /// <summary>Mean of an unknown.</summary>
    /// <param name="unknown">Its position.</param>
    public double Mean(int unknown) => Last.Particles.Sum(particle => particle.Weight * particle.Values[unknown]);

    /// <summary>Standard deviation of an unknown.</summary>
    /// <param name="unknown">Its position.</param>
    public double Sd(int unknown)
    {
        var mean = Mean(unknown);
        return Math.Sqrt(Last.Particles.Sum(particle => particle.Weight * (particle.Values[unknown] - mean) * (particle.Values[unknown] - mean)));
    }

    /// <summary>The smallest value of an unknown with at least a share of the weight at or below it.</summary>
    /// <param name="unknown">Its position.</param>
    /// <param name="share">From 0 to 1.</param>
    public double Quantile(int unknown, double share)
    {
        var sum = 0.0;
        var value = double.NaN;
        foreach (var particle in Last.Particles.OrderBy(particle => particle.Values[unknown]))
        {
            sum += particle.Weight;
            value = particle.Values[unknown];
            if (sum >= share)
            {
                break;
            }
        }

        return value;
    }
}
