using HubSim.Model.Worlds;

namespace HubSim.Model.Risks;

/// <summary>
/// A risk whose rate changes in steps, exactly: the event comes when the hazard, integrated over the firm's age,
/// reaches a
/// threshold that is exponential with mean 1 and the firm's own. So a firm has the same luck whatever happens to the
/// rate.
/// </summary>
/// <remarks>
/// The hazard of the firm is factor(t) times that of a Weibull baseline, whose integral to age t is (rate t)^shape.
/// As long
/// as the factor stays, the event's age is where factor x ((rate t)^shape - (rate now)^shape) is what is left of the
/// threshold. Source: the time change of point processes, for example Daley and Vere-Jones 2003, chapter 7.4.
/// </remarks>
/// <param name="born">Time from which age counts.</param>
/// <param name="perYear">Rate of the baseline per year; not negative.</param>
/// <param name="shape">Shape of the baseline; above 0.</param>
/// <param name="threshold">A draw from the exponential distribution with mean 1.</param>
sealed class IntegratedHazard(TimeSpan born, double perYear, double shape, double threshold)
{
    private double factor;
    private double baseline;
    private double left = threshold;

    /// <summary>When the event comes if the factor stays; <see cref="Durations.Forever"/> when it never does.</summary>
    public TimeSpan Due { get; private set; } = Durations.Forever;

    /// <summary>Sets the factor from now on.</summary>
    /// <param name="now">Time; never before an earlier change, and not after <see cref="Due"/>.</param>
    /// <param name="newFactor">Factor on the baseline; not negative.</param>
    /// <returns>Whether anything has changed.</returns>
    public bool Change(TimeSpan now, double newFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newFactor);
        if (newFactor == factor || perYear <= 0)
        {
            return false;
        }

        var passed = Elementary.Pow(perYear * ((now - born) / ModelTime.Years(1)), shape);
        left = Math.Max(0, left - (factor * (passed - baseline)));
        (factor, baseline) = (newFactor, passed);
        Due = factor > 0 ? DueTime(now) : Durations.Forever;
        return true;
    }

    /// <summary>The inverse may fall short of the present by a rounding, so it is held to it.</summary>
    private TimeSpan DueTime(TimeSpan now)
    {
        var age = ModelTime.Years(Elementary.Pow(baseline + (left / factor), 1 / shape) / perYear);
        var due = age < Durations.Forever ? born + age : Durations.Forever;
        return due > now ? due : now;
    }
}
