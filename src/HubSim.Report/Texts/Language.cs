namespace HubSim.Report.Texts;

/// <summary>A language that reports are written in.</summary>
/// <param name="Code">As <c>--lang</c> takes it.</param>
/// <param name="Tag">As the page names it.</param>
public sealed record Language(string Code, string Tag)
{
    /// <summary>English.</summary>
    public static readonly Language English = new("en", "en");

    /// <summary>All languages.</summary>
    public static readonly IReadOnlyList<Language> All = [English, new("ja", "ja"), new("zh", "zh-Hans")];

    /// <summary>The language of a code; null when there is none.</summary>
    public static Language? Of(string code) => All.FirstOrDefault(language => language.Code == code);
}
