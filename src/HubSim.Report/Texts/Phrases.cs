using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubSim.Report.Pages;

namespace HubSim.Report.Texts;

/// <summary>The texts of a report in one language. Every language has every text, with the same values in it; a test holds that.</summary>
internal sealed partial class Phrases
{
    private readonly IReadOnlyDictionary<string, string> texts;

    private Phrases(Language language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts;
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Names of all texts.</summary>
    public IEnumerable<string> Names => texts.Keys;

    /// <summary>A text.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text: an error in the program.</exception>
    public string this[string name] => texts.TryGetValue(name, out var text)
        ? text
        : throw new KeyNotFoundException($"the texts in {Language.Code} have no {name}");

    /// <summary>The texts of a language.</summary>
    public static Phrases In(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return new Phrases(language, JsonSerializer.Deserialize<Dictionary<string, string>>(Assets.Text($"texts.{language.Code}.json"))!);
    }

    /// <summary>
    /// A text with values put in. What hangs on a number is written <c>{0?one|many}</c>: the first where value 0 is 1, else the
    /// second, in which <c>#</c> is the number itself.
    /// </summary>
    public string Say(string name, params ReadOnlySpan<object?> values)
    {
        object?[] given = [.. values];
        var chosen = Choice().Replace(this[name], found =>
        {
            var place = int.Parse(found.Groups["place"].ValueSpan, CultureInfo.InvariantCulture);
            return Convert.ToString(given[place], CultureInfo.InvariantCulture) == "1"
                ? found.Groups["one"].Value
                : found.Groups["many"].Value.Replace("#", $"{{{found.Groups["place"].Value}}}", StringComparison.Ordinal);
        });
        var said = string.Format(CultureInfo.InvariantCulture, chosen, given);

        // A wide bracket has its gap in itself.
        return Language == Language.English ? said : said.Replace("\uff09 ", "\uff09", StringComparison.Ordinal);
    }

    /// <summary>True when there is such a text.</summary>
    public bool Has(string name) => texts.ContainsKey(name);

    [GeneratedRegex(@"\{(?<place>\d+)\?(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Choice();
}
