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

    /// <summary>The measure of values with a unit.</summary>
    /// <param name="draft">The page.</param>
    /// <param name="unit">Unit as the files have it.</param>
    /// <param name="isTruth">True when the values are truth values.</param>
    public static Measure Of(Draft draft, string unit, bool isTruth = false) => unit.Replace(' ', '_') switch
    {
        "RMB" => new(draft["unit.rmb_million"], Notation.Short, RmbPerMillion),
        "fen" => new(draft["unit.rmb_million"], Notation.Short, FenPerMillion),
        _ when isTruth => new(draft["unit.probability"], Notation.Percent),
        var plain when plain is "share" or "probability" => new(draft[$"unit.{plain}"], Notation.Percent),
        var plain => new(Words(draft, plain), Notation.Short),
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
    public string Whole(double value) => Notation is Notation.Percent || Unit.Length == 0 ? Say(value) : $"{Say(value)} {Unit}";

    /// <summary>A difference in words: with its sign.</summary>
    public string Signed(double value) => value > 0 ? "+" + Say(value) : Say(value);
}
