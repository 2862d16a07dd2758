using System.Text;

namespace HubSim.Files.Scenarios.Schema;

/// <summary>Names as they are written in files.</summary>
internal static class SnakeCase
{
    /// <summary>
    /// The name of a property or enumeration value in a file; digits stay with the word before them:
    /// <c>WaitP95Hours</c> is <c>wait_p95_hours</c>.
    /// </summary>
    public static string From(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = i > 0 && char.IsAsciiLetterUpper(name[i]) && (!char.IsAsciiLetterUpper(name[i - 1])
                || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (beginsWord && text[^1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>True for a letter followed by letters, digits and underscores: the id of a source.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= 64
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>True for a lower-case word of letters, digits and single underscores, which begins with a letter.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 64
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '_'
        && !text.Contains("__", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
