using HubSim.Kernel.Random.Numerics;
using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Survival;

/// <summary>
/// The product-limit estimate of survival on a grid of whole days, with pointwise bands. Source: Kaplan and Meier, Journal of
/// the American Statistical Association 53 (1958) 457-481. Lives are added one by one and only counted, so that memory does
/// not grow with them.
/// <para>
/// Lives of one replication share its draws and are no independent sample: bands from Greenwood's formula would be far too
/// narrow for lives of many replications. Give them in a second pass as clusters (<see cref="ClusterVariance"/>) instead.
/// </para>
/// </summary>
public sealed class KaplanMeier
{
    private readonly long[] ends;
    private readonly long[] lost;

    /// <summary>An empty count.</summary>
    /// <param name="days">Longest life that is told apart [day], from 1; longer ones are followed until then.</param>
    public KaplanMeier(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ends = new long[days + 1];
        lost = new long[days + 1];
    }

    /// <summary>Longest life that is told apart [day].</summary>
    public int Days => ends.Length - 1;

    /// <summary>Number of lives.</summary>
    public long Lives { get; private set; }

    /// <summary>Number of lives that ended while they were followed.</summary>
    public long Ends { get; private set; }

    /// <summary>Adds a life.</summary>
    /// <param name="day">Day of its end, from 1, or the last whole day on which it was followed, from 0.</param>
    /// <param name="ended">True when it ended on that day, false when it was followed no longer than that.</param>
    public void Add(int day, bool ended)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        var isSeen = ended && day <= Days;
        (isSeen ? ends : lost)[Math.Min(isSeen ? Math.Max(day, 1) : day, Days)]++;
        Lives++;
        Ends += isSeen ? 1 : 0;
    }

    /// <summary>Forgets all lives.</summary>
    public void Clear()
    {
        Array.Clear(ends);
        Array.Clear(lost);
        (Lives, Ends) = (0, 0);
    }

    /// <summary>Number of lives followed at the beginning of each day, 0 to <see cref="Days"/>: ends of the day count, what was lost before does not.</summary>
    public long[] AtRisk()
    {
        var atRisk = new long[ends.Length];
        var left = Lives;
        for (var day = 0; day <= Days; day++)
        {
            atRisk[day] = left;
            left -= ends[day] + lost[day];
        }

        return atRisk;
    }

    /// <summary>Number of ends on a day.</summary>
    public long EndsOn(int day) => ends[day];

    /// <summary>The share that survives each day, 0 to <see cref="Days"/>; NaN from the day after which nobody is followed.</summary>
    public double[] Survival()
    {
        var atRisk = AtRisk();
        var survival = new double[ends.Length];
        var product = 1.0;
        for (var day = 0; day <= Days; day++)
        {
            product *= atRisk[day] == 0 ? double.NaN : (double)(atRisk[day] - ends[day]) / atRisk[day];
            survival[day] = product;
        }

        return survival;
    }

    /// <summary>
    /// Variance of the logarithm of survival on each day for independent lives: the sum of d / (Y (Y - d)). Source: Greenwood,
    /// Reports on Public Health and Medical Subjects 33 (1926) 1-26.
    /// </summary>
    public double[] Greenwood()
    {
        var atRisk = AtRisk();
        var variance = new double[ends.Length];
        var sum = 0.0;
        for (var day = 0; day <= Days; day++)
        {
            if (ends[day] > 0)
            {
                sum += (double)ends[day] / atRisk[day] / (atRisk[day] - ends[day]);
            }

            variance[day] = sum;
        }

        return variance;
    }

    /// <summary>
    /// A pointwise interval for a share that survives, on the scale of log(-log S), which keeps it within 0 and 1. Source:
    /// Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed. (2002), section 1.4.
    /// </summary>
    /// <param name="survival">The share, 0 to 1.</param>
    /// <param name="variance">Variance of its logarithm.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    /// <returns>The ends; both equal to the share where it is 0 or 1, of which no interval can be had in this way.</returns>
    public static (double Lower, double Upper) Interval(double survival, double variance, double confidence = 0.95)
    {
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a coverage lies between 0 and 1");
        }

        if (survival is not (> 0 and < 1) || !double.IsFinite(variance))
        {
            return (survival, survival);
        }

        var z = Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2));
        var logarithm = Elementary.Log(survival);
        var reach = Elementary.Exp(z * Math.Sqrt(variance) / -logarithm);
        return (Elementary.Exp(logarithm * reach), Elementary.Exp(logarithm / reach));
    }
}
