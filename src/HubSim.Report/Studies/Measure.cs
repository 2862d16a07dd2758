using System.Globalization;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>How the values of a response are shown: money in millions, shares and probabilities in per cent.</summary>
/// <param name="Unit">Unit in the words of the page.</param>
/// <param name="Notation">How values are written.</param>
/// <param name="Divisor">What values of the files are divided by.</param>
internal sealed record Measure(string Unit, Notation Notation, double Divisor = 1)
{
    private const double FenPerMillion = 1e8;
    private const double RmbPerMillion = 1e6;

    /// <summary>How a number stands with its unit, in the words of the page.</summary>
    private string Pattern { get; init; } = "{0}";

    /// <summary>How the number 1 does.</summary>
    private string PatternOfOne { get; init; } = "{0}";

    /// <summary>How differences of two values are shown; null for like the values.</summary>
    private Measure? OfDifferences { get; init; }

    /// <summary>Differences of two values: of shares they are percentage points, or else they could be taken for parts of the share.</summary>
    public Measure Difference => OfDifferences ?? this;

    /// <summary>The measure of values with a unit.</summary>
    /// <param name="draft">The page.</param>
    /// <param name="unit">Unit as the files have it.</param>
    /// <param name="isTruth">True when the values are truth values.</param>
    public static Measure Of(Draft draft, string unit, bool isTruth = false) => unit.Replace(' ', '_') switch
    {
        "RMB" => Money(draft, RmbPerMillion),
        "fen" => Money(draft, FenPerMillion),
        "RMB_million" => Money(draft, 1),
        _ when isTruth => Share(draft, "probability"),
        var plain when plain is "share" or "probability" => Share(draft, plain),
        "" => new("", Notation.Short),
        var plain => Plain(draft, plain),
    };

    /// <summary>A unit in the words of the page; as the files have it where the page has no word.</summary>
    public static string Words(Draft draft, string unit)
    {
        var name = $"unit.{unit.Replace(' ', '_').ToLowerInvariant()}";
        return draft.Phrases.Has(name) ? draft[name] : Draft.Name(unit);
    }

    /// <summary>A value as it is drawn.</summary>
    public double Of(double value) => value / Divisor;

    /// <summary>A value in words, without unit.</summary>
    public string Say(double value) => Figures.In(Notation, Of(value));

    /// <summary>A value in words, with its unit where the writing does not show it.</summary>
    public string Whole(double value) => With(Say(value));

    /// <summary>A number or range in words, with its unit where the writing does not show it.</summary>
    public string With(string said) =>
        said.Length == 0 ? "" : string.Format(CultureInfo.InvariantCulture, said == "1" ? PatternOfOne : Pattern, said);

    /// <summary>A difference in words: with its sign.</summary>
    public string Signed(double value) => value > 0 && Say(value) is var said && said.AsSpan().ContainsAnyInRange('1', '9') ? "+" + said : Say(value);

    private static Measure Money(Draft draft, double divisor) => new(draft["unit.rmb_million"], Notation.Short, divisor)
    {
        Pattern = draft["figure.rmb_million"],
        PatternOfOne = draft["figure.rmb_million"],
    };

    private static Measure Share(Draft draft, string name) => new(draft[$"unit.{name}"], Notation.Percent)
    {
        OfDifferences = new(draft["unit.points"], Notation.Points) { Pattern = draft["figure.points"], PatternOfOne = draft["figure.points"] },
    };

    private static Measure Plain(Draft draft, string unit)
    {
        var many = Words(draft, unit);
        var one = draft.Phrases.Has($"unit.{unit}.one") ? draft[$"unit.{unit}.one"] : many;
        return new(many, Notation.Short) { Pattern = Number(draft, many), PatternOfOne = Number(draft, one) };
    }

    /// <summary>A number before its unit, which may be any text of a file.</summary>
    private static string Number(Draft draft, string unit) =>
        "{0}" + draft["unit.gap"] + unit.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
