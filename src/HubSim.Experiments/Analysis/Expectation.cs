using System.Diagnostics;
using System.Globalization;

namespace HubSim.Experiments.Analysis;

/// <summary>What an expectation speaks of.</summary>
public enum Statistic
{
    /// <summary>Arithmetic mean.</summary>
    Mean,

    /// <summary>Sample standard deviation.</summary>
    Sd,

    /// <summary>Sample variance.</summary>
    Variance,

    /// <summary>Smallest value.</summary>
    Minimum,

    /// <summary>Largest value.</summary>
    Maximum,

    /// <summary>5 % quantile.</summary>
    P05,

    /// <summary>Median.</summary>
    P50,

    /// <summary>95 % quantile.</summary>
    P95,

    /// <summary>Share of replications without a value.</summary>
    MissingShare,
}

/// <summary>How far the found number may lie from the expected one.</summary>
public abstract record Tolerance
{
    private Tolerance()
    {
    }

    /// <summary>At most this far, in the unit of the number.</summary>
    /// <param name="Amount">From 0.</param>
    public sealed record Absolute(double Amount) : Tolerance;

    /// <summary>At most this share of the expected number.</summary>
    /// <param name="Share">From 0; 0.01 is one per cent.</param>
    public sealed record Relative(double Share) : Tolerance;

    /// <summary>Not at all, and in every single replication: no statistic is computed.</summary>
    public sealed record Exact : Tolerance;
}

/// <summary>An answer that a scenario's author knows beforehand, to be checked after the run.</summary>
/// <param name="Response">Name of the response.</param>
/// <param name="Statistic">What of it is compared; without meaning when the tolerance is exact.</param>
/// <param name="Value">The expected number; null, with the tolerance exact, for missing in every replication.</param>
/// <param name="Tolerance">How far the found number may lie from it.</param>
public sealed record Expectation(string Response, Statistic Statistic, double? Value, Tolerance Tolerance)
{
    /// <summary>Compares the expectation with what was found.</summary>
    /// <param name="found">The response's values, without those of failed replications.</param>
    /// <returns>The verdict, with one line for the reader.</returns>
    public Verdict Check(ResponseStatistics found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var (met, answer) = Tolerance is Tolerance.Exact ? CheckEach(found) : CheckStatistic(found);
        return new Verdict(this, met, $"{Response}: expected {Wanted()}, found {answer} ({Basis(found)})");
    }

    /// <summary>Name of a statistic as scenario files write it.</summary>
    /// <param name="statistic">The statistic.</param>
    public static string Name(Statistic statistic) => statistic switch
    {
        Statistic.Mean => "mean",
        Statistic.Sd => "sd",
        Statistic.Variance => "variance",
        Statistic.Minimum => "minimum",
        Statistic.Maximum => "maximum",
        Statistic.P05 => "p05",
        Statistic.P50 => "p50",
        Statistic.P95 => "p95",
        Statistic.MissingShare => "missing_share",
        _ => throw new UnreachableException(),
    };

    private (bool Met, string Answer) CheckStatistic(ResponseStatistics found)
    {
        if (Find(found) is not { } number || Value is not { } wanted)
        {
            return (false, $"no {Name(Statistic)}");
        }

        var allowed = Tolerance switch
        {
            Tolerance.Absolute absolute => absolute.Amount,
            Tolerance.Relative relative => relative.Share * Math.Abs(wanted),
            _ => throw new UnreachableException(),
        };
        return (Math.Abs(number - wanted) <= allowed, Show(number));
    }

    private (bool Met, string Answer) CheckEach(ResponseStatistics found)
    {
        var met = found.Count > 0 && (Value is { } wanted ? found.AllEqual(wanted) : found.N == 0);
        var answer = found.N == 0
            ? "no value"
            : $"values from {Show(found.Minimum()!.Value)} to {Show(found.Maximum()!.Value)}";
        return (met, answer);
    }

    private double? Find(ResponseStatistics found) => Statistic switch
    {
        Statistic.Mean => found.Mean(),
        Statistic.Sd => found.Sd(),
        Statistic.Variance => found.Variance(),
        Statistic.Minimum => found.Minimum(),
        Statistic.Maximum => found.Maximum(),
        Statistic.P05 => Outer(found, 0.05),
        Statistic.P50 => found.Quantiles(0.5)?[0],
        Statistic.P95 => Outer(found, 0.95),
        Statistic.MissingShare => found.MissingShare,
        _ => throw new UnreachableException(),
    };

    /// <summary>A quantile that the values support; null with too few of them.</summary>
    private static double? Outer(ResponseStatistics found, double probability) =>
        found.N >= OrderStatistics.LeastForPoint(probability) ? found.Quantiles(probability)?[0] : null;

    private string Wanted()
    {
        var value = Value is { } number ? Show(number) : "no value";
        return Tolerance switch
        {
            Tolerance.Absolute absolute => $"{Name(Statistic)} {value} ± {Show(absolute.Amount)}",
            Tolerance.Relative relative =>
                $"{Name(Statistic)} {value} ± {(relative.Share * 100).ToString("G12", CultureInfo.InvariantCulture)} %",
            Tolerance.Exact => $"exactly {value} in every replication",
            _ => throw new UnreachableException(),
        };
    }

    private static string Basis(ResponseStatistics found) => found.Missing == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Count} replications")
        : string.Create(CultureInfo.InvariantCulture, $"{found.Count} replications, {found.Missing} without a value");

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Whether an expectation was met.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Met">True when it was met.</param>
/// <param name="Line">What was expected, with which tolerance, and what was found.</param>
public sealed record Verdict(Expectation Expectation, bool Met, string Line);
