using HubSim.Experiments.Analysis;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The model held against the past: every count with what the replications would have counted.</summary>
internal static class Validation
{
    private static readonly (string Use, string Colour)[] Uses = [("scored", "a"), ("held_out", "b"), ("forecast", "e")];

    /// <summary>The section; null when the scenario has no observations.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var rows = Past.Of(run).Where(count => count.Use != "not_used").Select(count => (Count: count, Hindcast: Compare(run, count)))
            .Where(row => row.Hindcast is { N: > 0 }).ToList();
        if (rows.Count > 0 && run.Finished < Hindcast.LeastForBand)
        {
            return new Section("validation", draft["validation.title"], Html.Of($"<p>{draft.Say("validation.few", Figures.Whole(run.Finished), Figures.Whole(Hindcast.LeastForBand))}</p>"));
        }

        rows.RemoveAll(row => row.Hindcast!.Lower is null);
        if (rows.Count == 0)
        {
            return run.Finished == 0 ? null : new Section("validation", draft["validation.title"], Html.Of($"<p>{draft["validation.none"]}</p>"));
        }

        var chart = new Chart
        {
            Id = "validation-counts",
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = draft["validation.unit"],
            Names = [.. rows.Select(row => Draft.Name(row.Count.Name))],
            Least = 0,
            Marks = [.. Uses.Select(use => Marks(draft, use.Use, use.Colour, rows)).Append(Errors(draft, rows)).Where(marks => marks.Rows.Count > 0)],
            Levels = [new Level(1, draft["validation.counted"])],
        };
        var verdict = HindcastVerdict.Of([.. rows.Where(row => row.Count.Use == "scored").Select(row => row.Hindcast!)]);
        var words = Words(draft, verdict);
        return new Section("validation", draft["validation.title"], Html.Of($"<p>{words}</p><p class=\"note\">{draft["validation.text"]}</p>{draft.Add(chart, draft["validation.chart"], words)}{Table(draft, rows)}"));
    }

    /// <summary>The verdict in words.</summary>
    internal static string Words(Draft draft, HindcastVerdict? verdict) => verdict is null
        ? draft["validation.unscored"]
        : draft.Say(
            verdict.Fits ? "validation.fits" : "validation.misses",
            Figures.Whole(verdict.Inside),
            Figures.Whole(verdict.Count),
            Figures.Percent(verdict.HalfWidth ?? double.NaN),
            Figures.Percent(HindcastVerdict.LeastInside),
            Figures.Percent(HindcastVerdict.MostHalfWidth));

    /// <summary>The verdict on the scored observations of a run; null when it has none.</summary>
    internal static HindcastVerdict? VerdictOf(FinishedRun run) => HindcastVerdict.Of(
        [.. Past.Of(run).Where(count => count.Use == "scored").Select(count => Compare(run, count)).OfType<Hindcast>().Where(one => one.Lower is not null)]);

    private static Hindcast? Compare(FinishedRun run, PastCount count)
    {
        if (run.Response($"observed_{count.Name}") is not { } simulated || count.Figure == 0)
        {
            return null;
        }

        var statistics = new ResponseStatistics(simulated.Length);
        foreach (var value in simulated)
        {
            statistics.Add(value);
        }

        return Hindcast.Of(count.Figure, statistics);
    }

    private static Marks Marks(Draft draft, string use, string colour, List<(PastCount Count, Hindcast? Hindcast)> rows) => new(
        draft[$"validation.{use}"],
        colour,
        [
            .. rows.Select((row, i) => (row.Count, row.Hindcast, Place: i)).Where(row => row.Count.Use == use)
                .Select(row => new Mark(row.Place, row.Hindcast!.Median!.Value / row.Count.Figure, row.Hindcast.Lower!.Value / row.Count.Figure, row.Hindcast.Upper!.Value / row.Count.Figure, row.Count.Name)),
        ]);

    /// <summary>The error of each count on its own, around what was counted.</summary>
    private static Marks Errors(Draft draft, List<(PastCount Count, Hindcast? Hindcast)> rows) => new(
        draft["validation.error"],
        "ink",
        [
            .. rows.Select((row, i) => (row.Count, Place: i)).Where(row => row.Count.Error is not null)
                .Select(row => new Mark(row.Place, 1, row.Count.Error!.Value.Lower, row.Count.Error.Value.Upper, row.Count.Name) { IsAside = true }),
        ]);

    private static Html Table(Draft draft, List<(PastCount Count, Hindcast? Hindcast)> rows)
    {
        var body = rows.Select(row => Html.Of($"""
            <tr><th scope="row">{Draft.Name(row.Count.Name)}</th><td>{draft[$"validation.{row.Count.Use}"]}</td><td>{Figures.Short(row.Count.Figure)}</td><td>{Figures.Short(row.Hindcast!.Median!.Value)}</td><td>{draft.Figures.Range(Figures.Short(row.Hindcast.Lower!.Value), Figures.Short(row.Hindcast.Upper!.Value))}</td><td>{draft[row.Hindcast.IsInside ? "yes" : "no"]}</td><td>{string.Join(", ", row.Count.Sources)}</td></tr>
            """));
        return Html.Of($"""
            <details><summary>{draft["validation.table"]}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft["validation.table"]}"><table><thead><tr><th scope="col">{draft["validation.what"]}</th><th scope="col">{draft["validation.use"]}</th><th scope="col">{draft["observed"]}</th><th scope="col">{draft["median"]}</th><th scope="col">{draft["runs90"]}</th><th scope="col">{draft["validation.inside"]}</th><th scope="col">{draft["register.source"]}</th></tr></thead><tbody>{body}</tbody></table></div></details>
            """);
    }
}
