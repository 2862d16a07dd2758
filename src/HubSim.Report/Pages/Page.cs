using HubSim.Report.Charts;

namespace HubSim.Report.Pages;

/// <summary>
/// The whole file: head, sections, charts as data, and the scripts that draw them. Its policy lets it fetch nothing and run
/// nothing but the scripts that it was written with, so that a text of a scenario can neither call home nor run.
/// </summary>
internal static class Page
{
    private const string Notice = "Charts by Apache ECharts 6.0.0, copyright The Apache Software Foundation, Apache License 2.0";

    /// <summary>The file as text.</summary>
    /// <param name="draft">The page with its charts.</param>
    /// <param name="title">Title of the page.</param>
    /// <param name="head">What stands above the sections.</param>
    /// <param name="sections">The sections, in order.</param>
    public static string Of(Draft draft, string title, Html head, IReadOnlyList<Section> sections)
    {
        var library = Assets.Text("echarts.js");
        var script = Assets.Text("report.js");
        var style = Assets.Text("report.css");
        var policy = $"default-src 'none'; script-src {Assets.PolicyHash(library)} {Assets.PolicyHash(script)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
        return Html.Of($"""
            <!doctype html>
            <html lang="{draft.Phrases.Language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="hubsim report">
            <link rel="icon" href="data:,">
            <title>{title}</title>
            <style>{new Html(style)}</style>
            </head>
            <body>
            <a class="skip" href="#main">{draft["page.skip"]}</a>
            <nav aria-label="{draft["page.contents"]}"><p>{draft["page.contents"]}</p><ol>{sections.Select(section => Html.Of($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>"))}</ol></nav>
            <main id="main">
            {head}
            {sections.Select(section => Html.Of($"<section id=\"{section.Id}\" aria-labelledby=\"{section.Id}-title\"><h2 id=\"{section.Id}-title\">{section.Title}</h2>{section.Body}</section>\n"))}
            <noscript><p class="warning">{draft["page.noscript"]}</p></noscript>
            </main>
            <script type="application/json" id="report-data">{new Html(ChartJson.Of(new { lang = draft.Phrases.Language.Tag, words = Words(draft), charts = draft.Charts }))}</script>
            <!-- {Notice} -->
            <script>{new Html(library)}</script>
            <script>{new Html(script)}</script>
            </body>
            </html>

            """).Markup.Replace("\u00a0%", draft["script.percent"], StringComparison.Ordinal);
    }

    /// <summary>The texts that the script needs.</summary>
    private static Dictionary<string, string> Words(Draft draft) =>
        draft.Phrases.Names.Where(name => name.StartsWith("script.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToDictionary(name => name["script.".Length..], name => draft[name], StringComparer.Ordinal);
}
