using System.Globalization;
using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;
using HubSim.Report;

namespace HubSim.Cli.Output;

/// <summary>The verdict as a short table on the standard output, 80 columns wide.</summary>
static class SummaryTable
{
    private const int Width = 80;
    private const string Refused = "-";

    private static readonly (Reading Reading, string Suffix, string Text)[] Readings =
    [
        (Reading.Attracted, "attracted", "ever attracted"),
        (Reading.Resident, "resident", "resident in the hub"),
        (Reading.Alive, "alive", "alive, was resident"),
        (Reading.Substantive, "substantive", "alive, substantive"),
    ];

    /// <summary>Writes the table.</summary>
    public static void Write(RunPlanned plan, Summary summary, string folder, double seconds)
    {
        var scenario = plan.Scenario;
        Line(scenario.Title);
        Line(Words.Wrapped(scenario.Question, Width));
        if (summary.Failed < summary.Taken)
        {
            WriteReadings(scenario, summary);
            WritePots(scenario, summary);
            WriteCompute(scenario, summary);
            WriteClosures(scenario, summary);
        }

        foreach (var refusal in Refusals(summary))
        {
            Line($"{Refused} {refusal}");
        }

        if (summary.Precision is { } standing)
        {
            PrecisionTable.Write(standing, summary.MarkOf);
        }

        Line();
        var speed = summary.SimulatedEvents / Math.Max(seconds, 1e-3);
        Line($"{Words.Count(summary.Taken, "replication")}, {summary.Failed} failed, in {Words.Short(seconds)} s on {Words.Count(plan.Request.Workers, "worker")}");
        var rate = summary.SimulatedEvents > 0 ? $", {Words.Large(speed)} a second{(summary.SimulatedEvents < summary.Events ? " where simulated" : "")}" : "";
        Line($"{Words.Large(summary.Events)} model events{rate}");
        foreach (var line in ReuseText.Lines(summary.Reuse))
        {
            Line(Words.Wrapped(line, Width));
        }

        Line($"results in {folder}");
        if (plan.Request.Report)
        {
            Line($"report  in {Path.Combine(folder, ReportWriter.FileName)}");
        }
    }

    private static void WriteReadings(Scenario scenario, Summary summary)
    {
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"{Words.Count(scenario.Target.Count, "startup")} on {scenario.Clock.End:yyyy-MM-dd}, in {Basis(summary)}"));
        Row("", "probability", "95 % interval", "firms, median", "90 % of runs");
        foreach (var (reading, suffix, text) in Readings)
        {
            var reached = summary[$"target_reached_{suffix}"];
            var firms = summary[$"firms_{suffix}"].Summarise();
            Row(
                text,
                Words.Percent(reached.Probability()!.Value),
                Interval(ProbabilityInterval(reached), Words.Percent),
                Words.Whole(firms.P50!.Value),
                Band(firms, Words.Whole),
                scenario.Target.Reading == reading ? '*' : ' ');
        }

        Line("* the reading of the headline");
    }

    private static string Basis(Summary summary) =>
        Words.Count(summary.Taken - summary.Failed, "replication") + (summary.Failed > 0 ? $" ({summary.Failed} failed and are not counted)" : "");

    private static void WritePots(Scenario scenario, Summary summary)
    {
        if (scenario.Programme?.Pots is not { } pots)
        {
            return;
        }

        Line();
        Line($"pots, in {Basis(summary)}");
        Row("", "runs dry in", "median day dry", "spent, median", "90 % of runs");
        foreach (var (name, pot) in new[] { ("compute", pots.Compute), ("models", pots.Models), ("corpora", pots.Corpora) })
        {
            if (pot is not null)
            {
                var spent = summary[$"pot_{name}_spent_fen"].Summarise();
                Row(name, DryShare(summary[$"pot_{name}_dry_day"]), DryDay(scenario, summary[$"pot_{name}_dry_day"]), Words.Million(spent.P50!.Value), Band(spent, fen => Words.Short(fen / 1e8)));
            }
        }
    }

    private static string DryShare(ResponseStatistics dry) => Words.Percent((double)dry.N / dry.Count);

    /// <summary>The median over all replications; "never" when the pot outlasts the run in at least half of them.</summary>
    private static string DryDay(Scenario scenario, ResponseStatistics dry)
    {
        if (dry.N * 2 <= dry.Count)
        {
            return "never";
        }

        // Replications in which the pot never ran dry lie above all others: the median of all is a quantile of those.
        var day = dry.Quantiles(dry.Count / 2.0 / dry.N)![0];
        var date = scenario.Clock.Start.AddDays((int)day);
        return string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}");
    }

    private static void WriteCompute(Scenario scenario, Summary summary)
    {
        var mean = summary["wait_mean_hours"];
        if (mean.N == 0)
        {
            return;
        }

        Line();
        Row("compute", "mean", "95 % interval", "", "90 % of runs");
        var isBundled = scenario.Compute?.Detail is ComputeDetail.Days;
        var mark = isBundled ? " " + Column.Mark : "";
        Compute("waiting, mean [h]" + mark, mean, Words.Short);
        Compute("waiting, 95 % [h]" + mark, summary["wait_p95_hours"], Words.Short);
        Compute("cards at work", summary["cards_utilisation"], Words.Percent);
        Compute("jobs bought dear" + mark, summary["jobs_bought_share"], Words.Percent);
        Compute("jobs given up" + mark, summary["jobs_abandoned_share"], Words.Percent);
        ExplainMark(mark);
    }

    /// <summary>Says what the sign behind the names of responses means, where it was shown.</summary>
    public static void ExplainMark(string shown)
    {
        if (shown.Contains(Column.Mark, StringComparison.Ordinal))
        {
            Line(Column.Mark + " of large jobs only, small ones as unwaited, or far off: compute.detail is days");
        }
    }

    private static void Compute(string name, ResponseStatistics values, Func<double, string> show)
    {
        var summary = values.Summarise();
        if (summary.Mean is { } mean)
        {
            Row(name, show(mean), Interval(summary.MeanInterval, show), "", Band(summary, show));
        }
    }

    /// <summary>Wilson's interval of a probability; none from one replication.</summary>
    internal static Interval? ProbabilityInterval(ResponseStatistics truths) => truths.N < 2 ? null : Wilson.Interval(truths.TrueCount(), truths.N);

    private static string Interval(Interval? interval, Func<double, string> show) =>
        interval is { } known ? $"{show(known.Lower)} to {show(known.Upper)}" : Refused;

    private static string Band(ResponseSummary summary, Func<double, string> show) =>
        summary is { P05: { } low, P95: { } high } ? $"{show(low)} to {show(high)}" : Refused;

    /// <summary>What so few replications cannot support, as sentences.</summary>
    internal static IEnumerable<string> Refusals(Summary summary)
    {
        var n = summary.Taken - summary.Failed;
        var least = OrderStatistics.LeastForPoint(ResponseStatistics.Tail);
        if (n < 2)
        {
            yield return "no interval: it needs at least 2 replications";
        }

        if (n < least)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"no 5 % and 95 % quantiles (90 % of runs): they need at least {least} replications");
        }
    }

    private static void WriteClosures(Scenario scenario, Summary summary)
    {
        if (scenario.Money is null && scenario.Endings is null)
        {
            return;
        }

        Line();
        Row("closures by cause", "mean", "95 % interval", "", "90 % of runs");
        Compute("cash ran out", summary["closures_cash"], Words.Short);
        Compute("other reasons", summary["closures_hazard"], Words.Short);
        Compute("moved away", summary["closures_moved"], Words.Short);
        ComputeIfAny("gave up training", summary["closures_gave_up"]);
        ComputeIfAny("sold", summary["firms_acquired"]);
    }

    // Most scenarios have no part in which this can happen.
    private static void ComputeIfAny(string name, ResponseStatistics values)
    {
        if (values.Summarise().Mean > 0)
        {
            Compute(name, values, Words.Short);
        }
    }

    private static void Row(string name, string a, string b, string c, string d, char mark = ' ') =>
        Line($"{mark} {name,-19}{a,11}{b,19}{(c.Length > 0 ? $"{c,14}{d,15}" : $"{d,29}")}".TrimEnd());

    private static void Line(string text = "") => Terminal.Data.WriteLine(text);
}
