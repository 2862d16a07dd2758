using System.Globalization;
using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Precision;

/// <summary>
/// When replications are enough. After <see cref="Minimum"/> replications, and then after every <see cref="Batch"/> more,
/// all targets are looked at. The run ends once they were all met at every look over a stretch of one batch or
/// <see cref="Ahead"/> of the replications, whichever is longer: a half-width that is small by luck does not last.
/// Looks depend on the numbers of the replications alone, never on workers or on time.
/// Sources: Chow and Robbins, Annals of Mathematical Statistics 36 (1965), for stopping at a half-width; Hoad, Robinson and
/// Davies, Journal of the Operational Research Society 61 (2010), for looking ahead by 5 in 100.
/// </summary>
public static class PrecisionRule
{
    /// <summary>Replications before the first look.</summary>
    public const int Minimum = 60;

    /// <summary>Replications between looks.</summary>
    public const int Batch = 20;

    /// <summary>How long the targets must stay met, as a share of the replications at which they were first met.</summary>
    public const double Ahead = 0.05;

    /// <summary>
    /// Values for each squared unit of skewness that a mean needs: four times Cochran's number (see
    /// <see cref="Skewness.Support"/>), because a sample that looks less skewed than it should ends a run sooner.
    /// </summary>
    public const int ValuesPerSquaredSkewness = 100;

    /// <summary>Largest number of replications where the user names none.</summary>
    public const int DefaultCap = 10_000;

    /// <summary>Coverage of each interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>The rule in words.</summary>
    public static string Words => string.Create(
        CultureInfo.InvariantCulture,
        $"looks at {Minimum} replications and every {Batch} more; ends when all targets stay met for {Batch} replications or {Ahead * 100:0} %, whichever is more; a mean also needs {ValuesPerSquaredSkewness} values for each squared unit of skewness");

    /// <summary>Coverage of all intervals together, by Bonferroni's inequality: at least this, from 0.</summary>
    /// <param name="targets">Number of targets, from 1.</param>
    public static double FamilyConfidence(int targets) => Math.Max(0, Math.Round(1 - (targets * (1 - Confidence)), 12));

    /// <summary>Number of values that a mean needs at this skewness.</summary>
    internal static int Support(double skewness) => (int)Math.Min(int.MaxValue, Math.Ceiling(ValuesPerSquaredSkewness * skewness * skewness));

    /// <summary>True when targets are looked at after so many replications.</summary>
    internal static bool IsLook(int replications) => replications >= Minimum && (replications - Minimum) % Batch == 0;

    /// <summary>First look from which on a stretch of met targets is long enough, if it began at this one.</summary>
    internal static int EndOf(int firstMet) => LookFrom(firstMet + Math.Max(Batch, (int)Math.Ceiling(firstMet * Ahead)));

    /// <summary>The first look with at least so many replications.</summary>
    internal static int LookFrom(int replications) =>
        Minimum + (Batch * ((Math.Max(replications - Minimum, 0) + Batch - 1) / Batch));
}
