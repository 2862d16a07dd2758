using System.Globalization;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Calibrating;

/// <summary>An input of the model that is to be learnt.</summary>
/// <param name="Name">What tables call it; unique.</param>
/// <param name="Prior">What was known about it before; no value outside of it is ever tried.</param>
public sealed record Unknown(string Name, Distribution Prior);

/// <summary>Something that was observed, to be held against a response of the model.</summary>
/// <param name="Response">Name of the response that simulates the observation, its error included.</param>
/// <param name="Figure">What was observed.</param>
public sealed record Evidence(string Response, double Figure);

/// <summary>How the distance between what was simulated and what was observed is measured.</summary>
public enum DistanceKind
{
    /// <summary>By the difference of the two.</summary>
    Difference,

    /// <summary>By the logarithm of their ratio, for what is above 0 and has relative errors.</summary>
    LogRatio,
}

/// <summary>How much a calibration may spend, and when it is done.</summary>
public sealed record CalibrationPlan
{
    /// <summary>Number of particles, from 10.</summary>
    public required int Particles { get; init; }

    /// <summary>Most generations, the sample of the prior included; from 1.</summary>
    public required int Generations { get; init; }

    /// <summary>Most simulations; at least the particles.</summary>
    public required int Budget { get; init; }

    /// <summary>Seed of the proposals.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Share of a generation's particles that the tolerance of the next one would keep, between 0 and 1.</summary>
    public double Keep { get; init; } = 0.5;

    /// <summary>A generation that accepts a smaller share of its proposals is the last, 0 to 1.</summary>
    public double LeastAcceptance { get; init; } = 0.02;

    /// <summary>A generation with a tolerance of at most this is the last; 0 for none.</summary>
    public double Tolerance { get; init; }

    /// <summary>Most proposals that are simulated at once; results do not depend on the workers that do it.</summary>
    public int Batch { get; init; } = 100;

    /// <summary>How the distance is measured.</summary>
    public DistanceKind Distance { get; init; } = DistanceKind.Difference;

    /// <summary>Refuses what makes no calibration.</summary>
    /// <exception cref="UnsuitableException">A number is out of its range; the message says which and what to do.</exception>
    internal void Check()
    {
        UnsuitableException.Unless(Particles >= 10, "a calibration needs at least 10 particles; some hundreds are usual");
        UnsuitableException.Unless(Generations >= 1, "a calibration has at least one generation, the sample of the prior");
        UnsuitableException.Unless(Budget >= Particles, string.Create(CultureInfo.InvariantCulture, $"{Budget} simulations are fewer than {Particles} particles; raise the budget or lower the particles"));
        UnsuitableException.Unless(Keep is > 0 and < 1, "the share that the next tolerance keeps lies between 0 and 1; a half is usual");
        UnsuitableException.Unless(LeastAcceptance is >= 0 and < 1, "the least acceptance is a share from 0 to below 1");
        UnsuitableException.Unless(Tolerance >= 0, "the tolerance is at least 0");
        UnsuitableException.Unless(Batch >= 1, "a batch has at least one proposal");
    }
}
