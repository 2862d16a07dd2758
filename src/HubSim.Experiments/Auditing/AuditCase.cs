using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>What is claimed of a method on a model.</summary>
public enum AuditClaim
{
    /// <summary>It is right at least as often as it says.</summary>
    Guarantees,

    /// <summary>It says 95 % and is right in 93 to 97 % of all experiments.</summary>
    Approximates,

    /// <summary>The model lies outside the domain for which anything is claimed: shown, so that nobody need guess.</summary>
    Outside,
}

/// <summary>What one experiment of an audit gave.</summary>
/// <param name="IsRight">True when the interval held the true value, or the selected system was the best.</param>
/// <param name="N">Number of values that the method used.</param>
public readonly record struct AuditOutcome(bool IsRight, int N);

/// <summary>A method on a model whose answer is known, to be tried many times.</summary>
/// <param name="Part">Part of the table.</param>
/// <param name="Method">The method.</param>
/// <param name="Model">The model.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Nominal">How often the method says that it is right, between 0 and 1.</param>
/// <param name="Experiments">How often it is tried in a full audit.</param>
/// <param name="Try">One experiment, from random numbers of its own.</param>
public sealed record AuditCase(
    string Part,
    string Method,
    string Model,
    AuditClaim Claim,
    double Nominal,
    int Experiments,
    Func<Streams, AuditOutcome> Try)
{
    /// <summary>How often it is tried in a reduced audit.</summary>
    public int Quick => Math.Max(100, Experiments / 20);

    /// <summary>Name of the case: seeds its random numbers, so that adding a case moves no other.</summary>
    public string Name => $"{Part}, {Method}, {Model}";
}
