namespace HubSim.Kernel.Tests.Queueing;

/// <summary>Distributions of service with a mean of 1 s.</summary>
public enum Law
{
    Deterministic,
    Erlang3,
    Exponential,
    Hyperexponential,
}

/// <summary>Draws of a <see cref="Law"/> and what is known of it.</summary>
internal static class ServiceLaw
{
    /// <summary>Mean of the square, in s²; 1 is the square of the mean.</summary>
    public static double SecondMoment(Law law) => law switch
    {
        Law.Deterministic => 1,
        Law.Erlang3 => 1 + (1.0 / 3),
        Law.Exponential => 2,

        // 0.9 with mean 0.5 s, 0.1 with mean 5.5 s: twice the mean of the squared means.
        _ => 2 * ((0.9 * 0.5 * 0.5) + (0.1 * 5.5 * 5.5)),
    };

    public static TimeSpan Draw(Law law, Dice dice) => law switch
    {
        Law.Deterministic => Durations.Seconds(1),
        Law.Erlang3 => dice.Exponential(1.0 / 3) + dice.Exponential(1.0 / 3) + dice.Exponential(1.0 / 3),
        Law.Exponential => dice.Exponential(1),
        _ => dice.Exponential(dice.Uniform() < 0.9 ? 0.5 : 5.5),
    };
}
