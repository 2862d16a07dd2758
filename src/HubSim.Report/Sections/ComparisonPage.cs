using HubSim.Experiments.Analysis;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Studies;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>
/// The page about several runs: each against the first. Runs with the same seed are compared replication by replication, for
/// the same founders meet the same luck in both.
/// </summary>
internal static class ComparisonPage
{
    private static readonly string[] Colours = ["a", "b", "c", "d", "e"];
    private static readonly string[] Readings = ["attracted", "resident", "alive", "substantive"];

    /// <summary>Most runs that can be told apart on one page.</summary>
    public const int Most = 5;

    private const double RmbPerMillion = 1e6;

    /// <summary>Most runs whose bands can be told apart; those of more are fainter.</summary>
    private const int Clear = 2;

    /// <summary>The page as text.</summary>
    /// <param name="runs">The runs; the others are held against the first.</param>
    /// <param name="experiments">Experiments that say what drove the outcome.</param>
    /// <param name="phrases">The texts.</param>
    /// <exception cref="ReportException">The runs cannot be compared.</exception>
    public static string Of(IReadOnlyList<FinishedRun> runs, IReadOnlyList<FinishedExperiment> experiments, Phrases phrases)
    {
        Check(runs);
        var draft = new Draft(phrases);
        var names = Names(runs);
        var reading = runs[0].Scenario.Text("target.reading");
        List<Section> sections =
        [
            Growth(runs, names, draft),
            Outcomes(runs, names, draft, reading),
            .. Contributions.Of(runs, experiments, draft),
            .. runs.Skip(1).Select((run, i) => Changed(runs[0], run, names[0], names[i + 1], i + 1, draft)),
            Computed(runs, names, draft),
        ];
        return Page.Of(draft, draft.Say("page.title", string.Join(" · ", names)), Head(runs, names, draft, reading), sections);
    }

    private static void Check(IReadOnlyList<FinishedRun> runs)
    {
        if (runs.Count > Most)
        {
            throw new ReportException($"{runs.Count} runs do not fit one page that people can read; compare at most {Most}");
        }

        if (runs.FirstOrDefault(run => run.Finished == 0) is { } empty)
        {
            throw new ReportException($"{empty.Folder}: no replication finished, so that there is nothing to compare");
        }

        if (runs.FirstOrDefault(run => run.Manifest.Program.Version != runs[0].Manifest.Program.Version) is { } other)
        {
            throw new ReportException($"{other.Folder} was run by version {other.Manifest.Program.Version}, {runs[0].Folder} by {runs[0].Manifest.Program.Version}: differences would be of versions, not of scenarios. Run both again with one version.");
        }
    }

    /// <summary>Titles; the place among the runs is added where two are the same. Folders are not named: they move.</summary>
    private static string[] Names(IReadOnlyList<FinishedRun> runs) =>
    [
        .. runs.Select((run, i) => runs.Count(other => other.Manifest.Scenario.Title == run.Manifest.Scenario.Title) == 1
            ? run.Manifest.Scenario.Title
            : $"{run.Manifest.Scenario.Title} ({Figures.Plain(i + 1)})"),
    ];

    private static Html Head(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft, string reading)
    {
        // Scenarios may have targets of their own: the page asks all of them for that of the first.
        var goal = runs[0].Scenario.Number("target.count");
        var target = Figures.Whole(goal ?? double.NaN);
        var rows = runs.Select((run, i) => (Run: run, Name: names[i], Reading: TargetReading.Of(run, goal).FirstOrDefault(one => one.Name == reading)))
            .Select((row, i) => Html.Of($"""
                <tr><th scope="row">{row.Name}<span class="gloss">{row.Run.Scenario.Text("question")}</span></th><td data-label="{draft.Say("verdict.reached", target)}">{Figures.Percent(row.Reading?.Reached ?? double.NaN)}</td><td data-label="{draft["interval95"]}">{(row.Reading is { N: > 1 } one ? draft.Figures.Range(Figures.Percent(one.Interval.Lower), Figures.Percent(one.Interval.Upper)) : "")}</td><td data-label="{draft["verdict.median"]}">{Figures.Whole(row.Reading?.Median ?? double.NaN)}</td><td data-label="{(i == 0 ? "" : draft.Say("compare.difference", names[0]))}">{(i == 0 ? "" : Difference(runs[0], row.Run, $"firms_{reading}", runs.Count - 1, draft))}</td></tr>
                """));
        return Html.Of($"""
            <header class="verdict"><p class="kicker">{draft["compare.kicker"]}</p><h1>{string.Join(" · ", names)}</h1>
            <p class="answer">{Answer(runs, names, draft, reading)}</p>{Ends(runs, draft)}
            <div class="scroll" tabindex="0" role="region" aria-label="{draft["compare.kicker"]}"><table class="readings"><thead><tr><th scope="col">{draft["compare.scenario"]}</th><th scope="col">{draft.Say("verdict.reached", target)}</th><th scope="col">{draft["interval95"]}</th><th scope="col">{draft["verdict.median"]}</th><th scope="col">{draft.Say("compare.difference", names[0])}</th></tr></thead><tbody>{rows}</tbody></table></div>
            <p class="note">{draft.Say(runs.Skip(1).All(run => IsPaired(runs[0], run)) ? "compare.paired" : "compare.unpaired")}{(runs.Count > 2 ? draft["sentence.gap"] + draft.Say("compare.family", Figures.Whole(runs.Count - 1)) : "")}</p></header>
            """);
    }

    private static string Answer(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft, string reading)
    {
        var clause = draft[$"reading.{reading}.clause"];
        var differences = runs.Skip(1).Select((run, i) => (Name: names[i + 1], Said: Difference(runs[0], run, $"firms_{reading}", runs.Count - 1, draft))).ToLookup(one => one.Said.Length > 0);
        List<(string Name, string Said)> known = [.. differences[true]];
        string said = known.Count switch
        {
            0 => "",
            1 => draft.Say("compare.answer", known[0].Name, names[0], known[0].Said, clause),
            _ => draft.Say("compare.answers", clause, names[0], string.Join(draft["compare.answers.gap"], known.Select(one => draft.Say("compare.answers.one", one.Name, one.Said)))),
        };
        return string.Join(draft["sentence.gap"], differences[false].Select(one => draft.Say("compare.answer.few", one.Name, names[0])).Prepend(said).Where(sentence => sentence.Length > 0));
    }

    /// <summary>A warning where the scenarios do not end on the same day.</summary>
    private static Html Ends(IReadOnlyList<FinishedRun> runs, Draft draft)
    {
        List<DateOnly> days = [.. runs.Select(run => run.Scenario.Day("clock.end")).OfType<DateOnly>().Distinct()];
        return days.Count > 1
            ? Html.Of($"<p class=\"warning\">{draft.Say("compare.ends", string.Join(draft["list.gap"], days.Select(draft.Figures.Day)))}</p>")
            : Html.Empty;
    }

    /// <summary>Mean difference with its interval, adjusted for the number of comparisons (Bonferroni).</summary>
    private static string Difference(FinishedRun one, FinishedRun other, string response, int comparisons, Draft draft, double unit = 1)
    {
        var confidence = 1 - (0.05 / comparisons);
        var (first, second) = (one.Response(response) ?? [], other.Response(response) ?? []);
        if (first.Length < 2 || second.Length < 2)
        {
            return "";
        }

        if (IsPaired(one, other))
        {
            var pairs = Statistics(Enumerable.Range(0, Math.Min(first.Length, second.Length)).Select(i => second[i] - first[i]));
            return Said(pairs.Mean() ?? double.NaN, pairs.HalfWidth(confidence) ?? double.NaN, draft, unit);
        }

        var (a, b) = (Statistics(first), Statistics(second));
        var (widthA, widthB) = (a.HalfWidth(confidence) ?? double.NaN, b.HalfWidth(confidence) ?? double.NaN);
        return Said((b.Mean() - a.Mean()) ?? double.NaN, Math.Sqrt((widthA * widthA) + (widthB * widthB)), draft, unit);
    }

    /// <summary>Differences are small where their means are large: they are written with more digits.</summary>
    private static string Said(double mean, double half, Draft draft, double unit) => double.IsNaN(mean)
        ? ""
        : draft.Say("study.with", (mean > 0 ? "+" : "") + Figures.Short(mean / unit), draft.Figures.Range(Figures.Short((mean - half) / unit), Figures.Short((mean + half) / unit)));

    private static ResponseStatistics Statistics(IEnumerable<double> values)
    {
        var statistics = new ResponseStatistics();
        foreach (var value in values)
        {
            statistics.Add(value);
        }

        return statistics;
    }

    /// <summary>Whether row i of the one and of the other are the same founders and luck.</summary>
    private static bool IsPaired(FinishedRun one, FinishedRun other) =>
        one.Manifest.Seed == other.Manifest.Seed && one.Manifest.Replications.First == other.Manifest.Replications.First
        && one.Manifest.Replications.Failed == 0 && other.Manifest.Replications.Failed == 0;

    private static Section Growth(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft)
    {
        var figures = Readings.Select(reading => Fan(runs, names, draft, reading)).OfType<Html>();
        return new Section("growth", draft["growth.title"], Html.Of($"<p>{draft[runs.All(run => run.Tail > 0) ? "compare.growth" : "compare.growth.few"]}</p><div class=\"grid\">{figures}</div>"));
    }

    private static Html? Fan(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft, string reading)
    {
        var series = runs.Select(run => MonthSeries.Read(run, $"firms_{reading}", static value => value)).OfType<MonthSeries>().ToList();
        if (series.Count < runs.Count)
        {
            return null;
        }

        double[] places = [.. series.SelectMany(one => one.Days).Distinct().Order()];
        double[] At(MonthSeries one, double[] ofDays)
        {
            var values = one.Days.Zip(ofDays).ToDictionary(pair => pair.First, pair => pair.Second);
            return [.. places.Select(place => values.GetValueOrDefault(place, double.NaN))];
        }

        var target = runs[0].Scenario.Number("target.count") ?? double.NaN;
        var chart = new Chart
        {
            Id = $"growth-{reading}",
            Axis = Axis.Days,
            Notation = Notation.Whole,
            Unit = draft["unit.firms"],
            Places = places,
            Least = 0,
            Bands = [.. series.Select((one, i) => new Band(Spread.Say(runs[i], draft, "compare.band", names[i]), Colours[i], runs.Count > Clear ? 0.07 : 0.13, At(one, one.Lower), At(one, one.Upper)) { With = names[i] })],
            Lines = [.. series.Select((one, i) => new Line(names[i], Colours[i], At(one, one.Median)))],
            Levels = [new Level(target, draft.Say("growth.target", Figures.Whole(target)))],
        };
        var words = string.Join(draft["sentence.gap"], series.Select((one, i) => Spread.Say(runs[i], draft, "compare.words", names[i], Figures.Whole(one.Median[^1]), Figures.Whole(one.Lower[^1]), Figures.Whole(one.Upper[^1]))));
        return draft.Add(chart, draft[$"reading.{reading}"], words);
    }

    /// <summary>What else differs: money spent, waiting, firms that closed.</summary>
    private static Section Outcomes(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft, string reading)
    {
        (string Response, string Label, Func<double, string> Write, double Unit)[] shown =
        [
            .. Readings.Where(one => one != reading).Select(one => ($"firms_{one}", draft[$"reading.{one}"], (Func<double, string>)Figures.Whole, 1.0)),
            ("public_spent_rmb", draft["compare.public"], static rmb => Figures.Short(rmb / RmbPerMillion), RmbPerMillion),
            ("closures_cash", draft["compare.closures"], Figures.Whole, 1),
            ("wait_mean_hours", runs.Any(Waiting.IsOfLargeJobs) ? Waiting.Signed(draft["compare.wait"]) : draft["compare.wait"], Figures.Short, 1),
        ];
        var rows = shown.Where(one => runs.Any(run => (run.Response(one.Response) ?? []).Any(value => !double.IsNaN(value)))).Select(one => Html.Of($"""
            <tr><th scope="row">{one.Label}</th>{runs.Select(run => Html.Of($"<td>{Known(Mean(run, one.Response, one.Write))}</td>"))}{runs.Skip(1).Select(run => Html.Of($"<td>{Known(Difference(runs[0], run, one.Response, runs.Count - 1, draft, one.Unit))}</td>"))}</tr>
            """));
        var note = runs.Any(Waiting.IsOfLargeJobs) ? Waiting.Note(draft) : Html.Empty;
        return new Section("outcomes", draft["compare.outcomes"], Html.Of($"""
            <p>{draft["compare.outcomes.text"]}</p>{note}<div class="scroll" tabindex="0" role="region" aria-label="{draft["compare.outcomes"]}"><table class="study"><thead><tr><th scope="col">{draft["response"]}</th>{names.Select(name => Html.Of($"<th scope=\"col\">{name}</th>"))}{names.Skip(1).Select(name => Html.Of($"<th scope=\"col\">{draft.Say("compare.against", name, names[0])}</th>"))}</tr></thead><tbody>{rows}</tbody></table></div>
            """));
    }

    private static string Known(string said) => said.Length > 0 ? said : StudyView.Absent;

    private static string Mean(FinishedRun run, string response, Func<double, string> write) =>
        Statistics(run.Response(response) ?? []).Mean() is { } mean ? write(mean) : "";

    private static Section Changed(FinishedRun one, FinishedRun other, string first, string second, int number, Draft draft)
    {
        var differences = ValueDifference.Between(one.Scenario.Root, other.Scenario.Root);
        var body = differences.Count == 0
            ? Html.Of($"<p>{draft["compare.same"]}</p>")
            : Differences.Table(draft, differences, first, second);
        return new Section($"differences-{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", draft.Say("compare.changed", second, first), body);
    }

    private static Section Computed(IReadOnlyList<FinishedRun> runs, string[] names, Draft draft)
    {
        var rows = runs.Select((run, i) => Html.Of($"""
            <tr><th scope="row">{names[i]}</th><td>{Figures.Whole(run.Manifest.Run.Taken)}</td><td>{Figures.Whole(run.Manifest.Replications.Failed)}</td><td>{run.Manifest.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}</td><td>{run.Manifest.Program.Version}</td><td><code>{Cut(run.Manifest.Scenario.Sha256)}</code></td></tr>
            """));
        return new Section("method", draft["method.title"], Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{draft["method.title"]}"><table><thead><tr><th scope="col">{draft["compare.scenario"]}</th><th scope="col">{draft["method.replications"]}</th><th scope="col">{draft["compare.failed"]}</th><th scope="col">{draft["method.seed"]}</th><th scope="col">{draft["method.program"]}</th><th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table></div>
            """));
    }

    private static string Cut(string hash) => hash[..Math.Min(12, hash.Length)];
}
