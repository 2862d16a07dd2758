using System.Globalization;
using HubSim.Report.Charts;

namespace HubSim.Report.Texts;

/// <summary>Numbers and days in a language's way of writing them.</summary>
/// <param name="phrases">The texts of the language.</param>
internal sealed class Figures(Phrases phrases)
{
    private const double FenPerMillion = 1e8;

    /// <summary>A whole number with thousands apart.</summary>
    public static string Whole(double value) => double.IsNaN(value) ? "" : Signed(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number with three figures that matter.</summary>
    public static string Short(double value) => double.IsNaN(value) ? "" : Signed(Math.Abs(value) switch
    {
        0 => "0",
        >= 99.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 0.9995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        >= 0.001 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0e0", CultureInfo.InvariantCulture),
    });

    /// <summary>A whole number as names within the page have it.</summary>
    public static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A probability of chance: small ones as what they are below.</summary>
    public static string Chance(double probability) => double.IsNaN(probability) ? "" : probability < 0.001 ? "< 0.001" : probability.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? "" : Signed((share * 100).ToString("0.0", CultureInfo.InvariantCulture)) + "\u00a0%";

    /// <summary>A difference of shares in percentage points, with one decimal and without the unit.</summary>
    public static string Points(double share) =>
        double.IsNaN(share) ? "" : Signed((share * 100).ToString("0.0", CultureInfo.InvariantCulture));

    /// <summary>A level or setting as it stands, or with three figures where it is a long number.</summary>
    public static string Level(double value) =>
        value == Math.Round(value, 3) && Math.Abs(value) < 1e6 ? Signed(value.ToString("#,0.###", CultureInfo.InvariantCulture)) : Short(value);

    /// <summary>A value in a chart's notation.</summary>
    public static string In(Notation notation, double value) => notation switch
    {
        Notation.Whole => Whole(value),
        Notation.Percent => Percent(value),
        Notation.Points => Points(value),
        _ => Short(value),
    };

    /// <summary>Fen as millions of RMB.</summary>
    public static double Millions(double fen) => fen / FenPerMillion;

    /// <summary>Fen with the unit.</summary>
    public string Money(double fen) => phrases.Say("figure.rmb_million", Short(Millions(fen)));

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) =>
        phrases.Say("figure.day", day.Year, phrases[string.Create(CultureInfo.InvariantCulture, $"month.{day.Month}")], day.Day);

    /// <summary>A day of the calendar, by its number.</summary>
    public string Day(double number) => Day(DateOnly.FromDayNumber((int)number));

    /// <summary>A range in words: "80 % to 90 %".</summary>
    public string Range(string lower, string upper) => phrases.Say("figure.range", lower, upper);

    /// <summary>A true minus sign; none before what is written as zero.</summary>
    private static string Signed(string text) =>
        text.Length > 0 && text[0] == '-' ? (text.AsSpan().ContainsAnyInRange('1', '9') ? "\u2212" : "") + text[1..] : text;
}
