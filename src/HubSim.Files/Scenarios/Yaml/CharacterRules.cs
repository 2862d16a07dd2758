using System.Globalization;

namespace HubSim.Files.Scenarios.Yaml;

/// <summary>
/// Characters that a scenario may not contain, checked before parsing: those that end the parser's input or its count of
/// lines early (NUL, the Unicode line separators), and tabs as indentation, whose width nobody can see.
/// </summary>
internal static class CharacterRules
{
    /// <summary>Reports tabs in the indentation of every line; true when the text may be parsed.</summary>
    public static bool Check(string file, string text, Findings findings)
    {
        var (line, column, isIndent) = (1, 1, true);
        var tab = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                (line, column, isIndent, tab) = (line + 1, 1, true, 0);
                continue;
            }

            if (IsRefused(c))
            {
                findings.Add(new Place(file, line, column), "", string.Create(
                    CultureInfo.InvariantCulture, $"the character U+{(int)c:X4} is not allowed; remove it"));
                return false;
            }

            if (isIndent && c == '\t' && tab == 0)
            {
                tab = column;
            }
            else if (isIndent && c is not (' ' or '\t' or '\r'))
            {
                isIndent = false;
                if (tab > 0 && c != '#')
                {
                    findings.Add(new Place(file, line, tab), "", "a tab is not allowed as indentation; use spaces");
                }
            }

            column++;
        }

        return true;
    }

    private static bool IsRefused(char c) =>
        c is (< ' ' and not ('\t' or '\n' or '\r')) or (>= '\u007F' and <= '\u009F')
            or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
