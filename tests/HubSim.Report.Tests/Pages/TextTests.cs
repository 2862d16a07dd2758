using System.Text.RegularExpressions;
using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Pages;

/// <summary>The texts of the three languages, held against each other.</summary>
public partial class TextTests
{
    private static readonly Phrases English = Phrases.In(Language.English);

    public static TheoryData<string> Others() => ["ja", "zh"];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_language_has_every_text_and_no_other(string code) =>
        Assert.Equal(English.Names.Order(StringComparer.Ordinal), Phrases.In(Language.Of(code)!).Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_text_takes_the_same_values_in_every_language(string code)
    {
        var other = Phrases.In(Language.Of(code)!);
        foreach (var name in English.Names)
        {
            Assert.Equal((name, Places(English[name])), (name, Places(other[name])));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_text_is_translated(string code)
    {
        var other = Phrases.In(Language.Of(code)!);
        string[] same = [.. English.Names.Where(name => English[name].Any(char.IsLetter) && other[name] == English[name])];
        Assert.Empty(same);
        Assert.All(English.Names.Where(name => English[name].Length > 40), name => Assert.Matches(@"[\u3040-\u30ff\u4e00-\u9fff]", other[name]));
    }

    private static string Places(string text) => string.Join(' ', Hole().Matches(text).Select(match => match.Groups["place"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Values, and choices that hang on them.</summary>
    [GeneratedRegex(@"\{(?<place>\d+)[}?]", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Hole();
}
