namespace HubSim.Files.Scenarios.Reading;

/// <summary>The one way in which numbers are written.</summary>
internal static class NumberForm
{
    /// <summary>Minus if needed, then digits, of which only a lone one may be zero at the front.</summary>
    public static bool IsWhole(ReadOnlySpan<char> text) => WholePart(ref text) && text.IsEmpty;

    /// <summary>A whole number, then a point and digits if needed, then an exponent if needed.</summary>
    public static bool IsReal(ReadOnlySpan<char> text)
    {
        if (!WholePart(ref text))
        {
            return false;
        }

        if (text is ['.', ..])
        {
            text = text[1..];
            if (!Digits(ref text))
            {
                return false;
            }
        }

        if (text is ['e' or 'E', ..])
        {
            text = text is [_, '+' or '-', ..] ? text[2..] : text[1..];
            if (!Digits(ref text))
            {
                return false;
            }
        }

        return text.IsEmpty;
    }

    /// <summary>The text without zeros in front that no number begins with.</summary>
    public static string WithoutLeadingZeros(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var rest = text[sign.Length..];
        var bare = rest.TrimStart('0');
        return bare.Length < rest.Length && (bare.Length == 0 || !char.IsAsciiDigit(bare[0])) ? sign + "0" + bare : sign + bare;
    }

    private static bool WholePart(ref ReadOnlySpan<char> text)
    {
        if (text is ['-', ..])
        {
            text = text[1..];
        }

        var hasLeadingZero = text is ['0', >= '0' and <= '9', ..];
        return !hasLeadingZero && Digits(ref text);
    }

    private static bool Digits(ref ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
        text = text[count..];
        return count > 0;
    }
}
