using System.Globalization;
using System.Text;
using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Model.Recording;

namespace HubSim.Cli.Output;

/// <summary>How far detail days is from detail jobs, response by response, as Markdown.</summary>
static class DetailTable
{
    /// <summary>The page.</summary>
    /// <param name="plan">The run; of either detail.</param>
    /// <param name="jobs">Responses in detail jobs, by replication; null where one failed.</param>
    /// <param name="days">The same in detail days.</param>
    public static string Markdown(RunPlanned plan, List<IReadOnlyList<double>?> jobs, List<IReadOnlyList<double>?> days)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Every job against bundles of a day

            What each response of `{plan.Name}` says in `compute.detail: jobs` and in `compute.detail: days`, over {plan.Count} replications from
            seed {plan.Scenario.Run.Seed}, which share their random numbers: the same founders, the same large jobs. The difference is that of
            days less jobs; its 95 % interval is Student's for paired replications that have a value in both. Made by
            `hubsim compare-details`; numbers are rounded.

            {Column.MarkMeaning}.

            | response | unit | jobs | days | difference | 95 % interval | of jobs |
            |---|---|---|---|---|---|---|

            """);
        var columns = plan.Model.Responses;
        for (var i = 0; i < columns.Count; i++)
        {
            Row(text, columns[i], i, jobs, days);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, Column column, int index, List<IReadOnlyList<double>?> jobs, List<IReadOnlyList<double>?> days)
    {
        var (one, other, difference) = (new ResponseStatistics(), new ResponseStatistics(), new ResponseStatistics());
        for (var i = 0; i < jobs.Count; i++)
        {
            if (jobs[i] is { } a && days[i] is { } b)
            {
                one.Add(a[index]);
                other.Add(b[index]);
                difference.Add(b[index] - a[index]);
            }
        }

        var interval = difference.MeanInterval() is { } known ? $"{Number(known.Lower)} to {Number(known.Upper)}" : "";
        var relative = difference.Mean() is { } mean && one.Mean() is { } of && of != 0 ? (mean / Math.Abs(of) * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %" : "";
        text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}`{(column.NeedsJobs ? " " + Column.Mark : "")} | {column.Unit} | {Number(one.Mean())} | {Number(other.Mean())} | {Number(difference.Mean())} | {interval} | {relative} |\n");
    }

    private static string Number(double? value) => value is not { } known ? "missing" : Math.Abs(known) switch
    {
        0 => "0",
        >= 10_000 => known.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => known.ToString("0.#", CultureInfo.InvariantCulture),
        >= 0.001 => known.ToString("0.####", CultureInfo.InvariantCulture),
        _ => known.ToString("0.###e0", CultureInfo.InvariantCulture),
    };
}
