using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;
using Factor = HubSim.Experiments.Designs.Factor;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>What studies that vary factors have in common.</summary>
static class VariedFactors
{
    /// <summary>Most levels of a whole-number range that are listed; a longer one is rounded where it is set.</summary>
    private const double MostListed = 10_000;

    /// <summary>The factors as designs take them.</summary>
    public static IReadOnlyList<Factor> Of(IReadOnlyList<ResolvedFactor> factors) => [.. factors.Select(Of)];

    /// <summary>A design, or the reason why there is none, for the user.</summary>
    public static T Designed<T>(Func<T> design)
    {
        try
        {
            return design();
        }
        catch (ArgumentException exception)
        {
            throw new StudyException(MessageOf(exception));
        }
    }

    /// <summary>The message of a refused argument, without the name of the argument.</summary>
    public static string MessageOf(ArgumentException exception)
    {
        var end = exception.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return end > 0 ? exception.Message[..end] : exception.Message;
    }

    /// <summary>Names of the responses that trials yield.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<Column> responses) => [.. responses.Select(column => column.Name)];

    /// <summary>Value and interval for tables: "12.3 (10.1 to 14.5)".</summary>
    public static string Show(Estimate estimate) => $"{Number(estimate.Value)} {Show(estimate.Interval)}";

    /// <summary>An interval for tables.</summary>
    public static string Show(Interval interval) => $"({Number(interval.Lower)} to {Number(interval.Upper)})";

    /// <summary>A number for tables, large ones in words.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "-"
        : Math.Abs(value) < 1e6 ? Words.Short(value)
        : (value < 0 ? "-" : "") + Words.Large(Math.Abs(value));

    /// <summary>Adds an estimate as three cells: value, lower and upper end; missing without one.</summary>
    public static void Add(Table table, Estimate? estimate)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (var value in new[] { estimate?.Value, estimate?.Interval.Lower, estimate?.Interval.Upper })
        {
            table.Add(value is { } number && double.IsFinite(number) ? number : null);
        }
    }

    /// <summary>The three columns of an estimate.</summary>
    public static IEnumerable<Column> Columns(string name, string unit, string what) =>
    [
        new(name, ColumnType.Double, true, unit, $"{what}."),
        new($"{name}_lower", ColumnType.Double, true, unit, $"{what}: lower end of the 95 % interval."),
        new($"{name}_upper", ColumnType.Double, true, unit, $"{what}: upper end of the 95 % interval."),
    ];

    /// <summary>A warning when trials failed.</summary>
    public static IReadOnlyList<string> Warnings(IReadOnlyList<TrialResult> results)
    {
        var failed = results.Count(result => result.Failed);
        return failed == 0 ? [] : [$"{failed} of {results.Count} trials failed; what they belong to was left out, and is counted in the tables"];
    }

    private static Factor Of(ResolvedFactor factor) => factor switch
    {
        { Levels.Count: > 0 } => Factor.OfLevels(factor.Name, factor.Levels),
        { Prior: { } prior } => Factor.Prior(factor.Name, prior),
        { IsWhole: true } when factor.To - factor.From <= MostListed =>
            Factor.OfLevels(factor.Name, [.. Enumerable.Range(0, (int)(factor.To!.Value - factor.From!.Value) + 1).Select(step => factor.From.Value + step)]),
        _ => Factor.Range(factor.Name, factor.From!.Value, factor.To!.Value),
    };
}
