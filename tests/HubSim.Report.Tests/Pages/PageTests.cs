using System.Text.RegularExpressions;
using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Pages;

/// <summary>The page as text: what it says, and what it must not hold.</summary>
public partial class PageTests(Runs runs)
{
    private const string Evil = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\" 'too'";

    [Fact]
    public void Nothing_in_the_page_leads_out_of_it()
    {
        var page = WithoutScripts(Read(runs.Base, "en"));

        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<link[^>]+href=""(?!data:)", page);
        Assert.DoesNotMatch(@"<(img|iframe|object|embed|audio|video|source|form)\b", page);
        Assert.DoesNotMatch(@"url\(|@import", page);
    }

    [Fact]
    public void The_verdict_gives_probability_interval_and_spread()
    {
        var page = Read(runs.Base, "en");

        Assert.Matches(@"The goal of 600 startups ever attracted by 31 December 2027 is met in \d+\.\d.% of 20 runs; with 95.% confidence the probability lies between \d+\.\d.% and \d+\.\d.%\.", page);
        Assert.Matches(@"The median run ends with \d+, and nine of ten runs end with \d+ to [\d,]+\.", page);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("zh")]
    public void The_other_languages_leave_the_scenario_its_own_words(string code)
    {
        var page = Read(runs.Base, code);

        Assert.Contains($"<html lang=\"{Language.Of(code)!.Tag}\">", page, StringComparison.Ordinal);
        Assert.Contains("Does Shanghai reach 600 AI startups", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The goal of 600", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_a_scenario_is_text_wherever_it_stands()
    {
        var copy = runs.Copy(runs.Base, "evil");
        CommandTests.Change(copy, manifest =>
        {
            manifest["scenario"]!["title"] = Evil;
            manifest["scenario"]!["resolved"]!["question"] = Evil;
            manifest["scenario"]!["resolved"]!["observations"]!["rows"]!["residents_2024_03"]!["figure"]!["note"] = Evil;
        });

        var page = Read(copy, "en");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.Contains("\\u003C/script\\u003E", page, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(page, "<script", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void The_same_folder_gives_the_same_page() => Assert.Equal(Read(runs.Base, "zh"), Read(runs.Base, "zh"));

    private string Read(string run, string code)
    {
        var file = Path.Combine(runs.Folder("pages"), $"{Path.GetFileName(Path.GetDirectoryName(run))}-{code}-{Guid.NewGuid()}.html");
        ReportWriter.Write([run], file, Language.Of(code)!);
        return File.ReadAllText(file);
    }

    private static string WithoutScripts(string page) => Script().Replace(page, "");

    [GeneratedRegex("<script[^>]*>.*?</script>", RegexOptions.Singleline, 20_000)]
    private static partial Regex Script();
}
