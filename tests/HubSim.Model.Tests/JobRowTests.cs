using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>A row for each compute job and each event, for those who ask for them.</summary>
public class JobRowTests
{
    /// <summary>Few cards and little patience: jobs end in every way.</summary>
    private static Scenario City => JobScenes.City(
        JobScenes.Typed(40, 5, ("small", JobScenes.Type(hours: new Exponential(8), failed: 0.3, resubmitted: 0.5)), ("large", JobScenes.Type(cards: new Constant(16), hours: new Exponential(20)))) with
        {
            Market = new Market { Patience = Scenes.Always(6), BoughtShare = Scenes.Fixed(0.5), Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(1) }] },
        },
        days: 60);

    [Fact]
    public void Keeping_rows_changes_nothing_else()
    {
        var kept = Run(out _, out _);
        var plain = new HubModel(City, []).Run(new Simulator(), 3, CancellationToken.None);

        Assert.Equal(plain.Responses, kept.Responses);
        Assert.Equal(plain.Events, kept.Events);
    }

    [Fact]
    public void There_is_a_row_for_every_job_that_the_firms_count()
    {
        var replication = Run(out var jobs, out _);

        Assert.True(jobs.Count > 4_096, "all rows fit into one piece: the test shows less than it says");
        Assert.Equal(Firms(replication, "jobs_submitted"), jobs.Count);
        Assert.Equal(Firms(replication, "jobs_started"), jobs.Count(job => job["started_days"] is not null));
        Assert.Equal(Firms(replication, "jobs_bought"), jobs.Count(job => job["outcome"] is "bought"));
        Assert.Equal(Firms(replication, "jobs_abandoned"), jobs.Count(job => job["outcome"] is "abandoned"));
        Assert.Superset(new HashSet<object?> { "completed", "failed", "bought", "abandoned", "running" }, jobs.Select(job => job["outcome"]).ToHashSet());
    }

    [Fact]
    public void Times_are_in_order_and_cards_are_those_of_the_type()
    {
        Run(out var jobs, out _);

        Assert.All(jobs, job =>
        {
            var (submitted, started, ended) = ((double)job["submitted_days"]!, (double?)job["started_days"], (double?)job["ended_days"]);
            Assert.True(!(started < submitted) && !(ended < (started ?? submitted)));
            Assert.Equal(job["outcome"] is "running" or "waiting", ended is null);
            Assert.Equal(started is null, job["owner"] is null);
            Assert.Equal(job["type"] is "large" ? 16L : 1L, job["cards"]);
        });
        Assert.Equal(jobs.Select(job => job["ended_days"]).OfType<double>().Order(), jobs.Select(job => job["ended_days"]).OfType<double>());
    }

    [Fact]
    public void Every_event_has_a_row_and_children_name_their_parent()
    {
        Run(out _, out var events);

        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (object)(long)number), events.Select(row => row["event"]!));
        var firm = events.First(row => row["name"] is "firm founding/0" && row["resumption"] is "started");
        Assert.Contains(events, row => row["parent"] is long parent && parent == (long)firm["process"]! && row["name"] is "work");
    }

    [Fact]
    public void Waiting_by_month_is_that_of_the_jobs_that_got_cards_in_it()
    {
        var replication = Run(out var jobs, out _);

        // January and February of a leap year.
        double[] ends = [0, 31, 60];
        foreach (var type in new[] { null, "small", "large" })
        {
            var suffix = type is null ? "" : "_" + type;
            for (var month = 0; month < 2; month++)
            {
                var waits = jobs.Where(job => (type is null || job["type"] is string name && name == type) && (double?)job["started_days"] is { } day && day > ends[month] && day <= ends[month + 1])
                    .Select(job => 24 * ((double)job["started_days"]! - (double)job["submitted_days"]!)).ToList();
                Assert.True(waits.Count > 50 && waits.Max() > 1, "nothing waited: the test shows less than it says");
                Assert.Equal(waits.Count, Month(replication, $"jobs_started{suffix}").Whole[month]);
                Assert.Equal(waits.Average(), Month(replication, $"wait_mean_hours{suffix}").Real[month], 1e-3);
            }
        }
    }

    [Fact]
    public void What_months_say_of_waiting_needs_every_job()
    {
        var columns = new HubModel(City, []).Months;

        Assert.Equal(6, columns.Count(column => column.Name.StartsWith("wait_mean_hours", StringComparison.Ordinal) || column.Name.StartsWith("jobs_started", StringComparison.Ordinal)));
        Assert.All(columns.Where(column => column.Name.StartsWith("wait_", StringComparison.Ordinal)), column => Assert.True(column.NeedsJobs));
    }

    private static Cells Month(HubReplication replication, string column) =>
        replication.Months[replication.Months.Columns.ToList().FindIndex(one => one.Name == column)];

    private static HubReplication Run(out List<Dictionary<string, object?>> jobs, out List<Dictionary<string, object?>> events)
    {
        var (first, second) = (new Rows(), new Rows());
        var replication = new HubModel(City, []).Run(new Simulator(), 3, CancellationToken.None, sinks: new RowSinks(first, second));
        (jobs, events) = (first.All, second.All);
        return replication;
    }

    private static long Firms(HubReplication replication, string column) =>
        replication.Firms[replication.Firms.Columns.ToList().FindIndex(one => one.Name == column)].Whole.Sum();

    private sealed class Rows : IRowSink
    {
        public List<Dictionary<string, object?>> All { get; } = [];

        public void Take(Table rows)
        {
            for (var row = 0; row < rows.Rows; row++)
            {
                All.Add(rows.Columns.Select((column, i) => (column.Name, Value: Value(rows[i], row))).ToDictionary(cell => cell.Name, cell => cell.Value, StringComparer.Ordinal));
            }
        }

        private static object? Value(Cells cells, int row) => cells switch
        {
            _ when cells.IsMissing(row) => null,
            { Column.Type: ColumnType.Double } => cells.Real[row],
            { Column.Type: ColumnType.Category or ColumnType.Text } => cells.Text[row],
            _ => cells.Whole[row],
        };
    }
}
