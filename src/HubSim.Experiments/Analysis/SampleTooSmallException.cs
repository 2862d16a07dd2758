using System.Globalization;

namespace HubSim.Experiments.Analysis;

/// <summary>A statistic was asked for that so few values cannot support. It is refused, never guessed.</summary>
public sealed class SampleTooSmallException : ArgumentException
{
    /// <summary>Refuses a statistic.</summary>
    /// <param name="statistic">What was asked for, for example "a 95 % interval of a mean".</param>
    /// <param name="found">Number of values that there are.</param>
    /// <param name="needed">Smallest number of values that supports it.</param>
    public SampleTooSmallException(string statistic, int found, int needed)
        : base(string.Create(CultureInfo.InvariantCulture, $"{statistic} needs at least {needed} values, and there {(found == 1 ? "is" : "are")} {found}"))
    {
        Statistic = statistic;
        Found = found;
        Needed = needed;
    }

    /// <summary>What was asked for.</summary>
    public string Statistic { get; }

    /// <summary>Number of values that there are.</summary>
    public int Found { get; }

    /// <summary>Smallest number of values that supports it.</summary>
    public int Needed { get; }

    /// <summary>Throws when there are too few values.</summary>
    /// <param name="statistic">What was asked for.</param>
    /// <param name="found">Number of values that there are.</param>
    /// <param name="needed">Smallest number of values that supports it.</param>
    public static void ThrowIfFewer(string statistic, int found, int needed)
    {
        if (found < needed)
        {
            throw new SampleTooSmallException(statistic, found, needed);
        }
    }
}
