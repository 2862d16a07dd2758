using System.Globalization;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>
/// How words become values: strictly, and the same in every version of YAML. Each rule returns null when it could read the
/// value, and otherwise a remedy to append to the message (empty when there is none to give).
/// </summary>
internal static class ScalarRules
{
    /// <summary>Dates before this one or after the last are slips of the pen, and would overflow the arithmetic of dates.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);

    /// <summary>The last date that is read.</summary>
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>Longer than any number that a double can tell apart.</summary>
    private const int MaxDigits = 400;

    public static string? Boolean(ScalarNode node, out bool value)
    {
        value = node.Text == "true";
        if (!node.IsQuoted && node.Text is "true" or "false")
        {
            return null;
        }

        var word = node.Text.ToLowerInvariant();
        return word switch
        {
            "true" or "yes" or "on" or "y" => "; write true, in small letters and without quotes",
            "false" or "no" or "off" or "n" => "; write false, in small letters and without quotes",
            _ => "",
        };
    }

    public static string? Whole(ScalarNode node, out long value)
    {
        value = 0;
        if (node.IsQuoted || !NumberForm.IsWhole(node.Text))
        {
            return Real(node, out var real) is { } remedy ? remedy
                : real == Math.Truncate(real) && Math.Abs(real) < 1e15
                    ? string.Create(CultureInfo.InvariantCulture, $"; write {(long)real}")
                    : "";
        }

        return long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? null
            : "; it has too many digits";
    }

    public static string? Real(ScalarNode node, out double value)
    {
        value = 0;
        if (node.IsQuoted)
        {
            return NumberForm.IsReal(node.Text) ? $"; remove the quotes: {Schema.Wording.Cut(node.Text)}" : "";
        }

        if (node.Text.Length == 0)
        {
            return "";
        }

        if (node.Text.Length > MaxDigits)
        {
            return "; it has too many digits";
        }

        if (!NumberForm.IsReal(node.Text))
        {
            return RemedyForNumber(node.Text);
        }

        value = double.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0;
        return double.IsFinite(value) ? null : "; it is too large";
    }

    public static string? Date(ScalarNode node, out DateOnly value)
    {
        if (!DateOnly.TryParseExact(node.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value))
        {
            return LooksLikeDate(node.Text) ? "; there is no such day" : "";
        }

        return value >= FirstDay && value <= LastDay
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"; the year must be from {FirstDay.Year} to {LastDay.Year}");
    }

    private static bool LooksLikeDate(string text) => text.Length == 10
        && text.Select((c, i) => i is 4 or 7 ? c == '-' : char.IsAsciiDigit(c)).All(isRight => isRight);

    private static string RemedyForNumber(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return text switch
        {
            _ when text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN" =>
                "; a number must be finite",
            _ when text.EndsWith('%') => "; write a share without the sign, such as 0.5 for 50%",
            _ when text.StartsWith("0x", StringComparison.Ordinal) || text.StartsWith("0o", StringComparison.Ordinal) =>
                "; write it in decimal digits",
            _ when plain.Length < text.Length && NumberForm.IsReal(plain) => $"; write {plain}, with no separators",
            _ when text[0] == '+' && NumberForm.IsReal(text.AsSpan(1)) => $"; write {text[1..]}",
            _ when NumberForm.WithoutLeadingZeros(text) is var bare && bare != text && NumberForm.IsReal(bare) =>
                $"; write {bare}, without leading zeros",
            _ when text[0] == '.' && NumberForm.IsReal("0" + text) => $"; write 0{text}",
            _ when text[^1] == '.' && NumberForm.IsReal(text.AsSpan(0, text.Length - 1)) => $"; write {text[..^1]}",
            _ => "",
        };
    }
}
