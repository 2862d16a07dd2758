using System.Globalization;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The question, the answer in two sentences, and the four readings of the target side by side.</summary>
internal static class Verdict
{
    /// <summary>The head of a page about one run.</summary>
    public static Html Of(FinishedRun run, Draft draft)
    {
        var readings = TargetReading.Of(run);
        return Html.Of($"""
            <header class="verdict">
            <p class="kicker">{run.Manifest.Scenario.Title}</p>
            <h1>{run.Scenario.Text("question")}</h1>
            <p class="answer">{Answer(run, draft, readings)}</p>
            {Warnings(run, draft)}
            {Table(run, draft, readings)}
            </header>
            """);
    }

    /// <summary>The answer in two sentences.</summary>
    public static string Answer(FinishedRun run, Draft draft, IReadOnlyList<TargetReading> readings)
    {
        if (readings.FirstOrDefault(reading => reading.IsHeadline) is not { } headline)
        {
            return draft["verdict.none"];
        }

        var target = Figures.Whole(run.Scenario.Number("target.count") ?? double.NaN);
        var end = draft.Figures.Day(run.Scenario.Day("clock.end") ?? default);
        var reading = draft[$"reading.{headline.Name}.clause"];
        if (headline.N == 1)
        {
            return draft.Say("verdict.single", Figures.Whole(headline.Median), reading, end, target);
        }

        return draft.Say(
                "verdict.probability",
                target,
                reading,
                end,
                Figures.Percent(headline.Reached),
                Figures.Whole(headline.N),
                Figures.Percent(headline.Interval.Lower),
                Figures.Percent(headline.Interval.Upper))
            + draft["sentence.gap"]
            + Spread.Say(run, draft, "verdict.firms", Figures.Whole(headline.Median), Figures.Whole(headline.Lower), Figures.Whole(headline.Upper), reading);
    }

    private static Html Warnings(FinishedRun run, Draft draft)
    {
        var manifest = run.Manifest;
        var failed = manifest.Replications.Failed > 0
            ? Html.Of($"<p class=\"warning\">{draft.Say("verdict.failed", Figures.Whole(manifest.Replications.Failed), Figures.Whole(manifest.Run.Taken))}</p>")
            : Html.Empty;
        var broken = manifest.Run.Interrupted
            ? Html.Of($"<p class=\"warning\">{draft.Say("verdict.interrupted", Figures.Whole(manifest.Run.Taken), Figures.Whole(manifest.Replications.Count))}</p>")
            : Html.Empty;
        return Html.Of($"{failed}{broken}");
    }

    private static Html Table(FinishedRun run, Draft draft, IReadOnlyList<TargetReading> readings)
    {
        if (readings.Count == 0 || readings[0].N == 1)
        {
            return Html.Empty;
        }

        var target = Figures.Whole(run.Scenario.Number("target.count") ?? double.NaN);
        var rows = readings.Select(reading => Html.Of($"""
            <tr class="{(reading.IsHeadline ? "headline" : "")}"><th scope="row">{draft[$"reading.{reading.Name}"]}<span class="gloss">{draft[$"reading.{reading.Name}.gloss"]}</span></th>
            <td class="meter" data-label="{draft.Say("verdict.reached", target)}"><span class="share">{Figures.Percent(reading.Reached)}</span>{Meter(reading)}</td>
            <td data-label="{draft["interval95"]}">{draft.Figures.Range(Figures.Percent(reading.Interval.Lower), Figures.Percent(reading.Interval.Upper))}</td>
            <td data-label="{draft["verdict.median"]}">{Figures.Whole(reading.Median)}</td><td data-label="{Spread.Outer(run, draft)}">{draft.Figures.Range(Figures.Whole(reading.Lower), Figures.Whole(reading.Upper))}</td></tr>
            """));
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{draft["verdict.table"]}"><table class="readings">
            <thead><tr><th scope="col">{draft["verdict.reading"]}</th><th scope="col">{draft.Say("verdict.reached", target)}</th><th scope="col">{draft["interval95"]}</th><th scope="col">{draft["verdict.median"]}</th><th scope="col">{Spread.Outer(run, draft)}</th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            """);
    }

    /// <summary>A probability as a bar with its interval: a drawing for eyes only, the numbers stand beside it.</summary>
    private static Html Meter(TargetReading reading) => Html.Of($"""
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="8"/><rect class="interval" x="{Percent(reading.Interval.Lower)}" width="{Percent(reading.Interval.Upper - reading.Interval.Lower)}" height="8"/><rect class="value" x="{Percent(Math.Clamp(reading.Reached - 0.005, 0, 0.99))}" width="1" height="8"/></svg>
        """);

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
