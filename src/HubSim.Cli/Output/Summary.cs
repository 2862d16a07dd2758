using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Runner;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>What a run says as a whole. Keeps 8 bytes per response and replication, and the first few failures.</summary>
sealed class Summary
{
    private readonly RunPlanned plan;
    private readonly Dictionary<string, int> places;
    private readonly ResponseStatistics[] statistics;
    private readonly Failures failures;
    private readonly int[] sources = new int[3];

    /// <summary>An empty summary.</summary>
    public Summary(RunPlanned plan)
    {
        this.plan = plan;
        failures = new Failures(plan.Request);
        Responses = plan.Model.Responses;
        statistics = [.. Responses.Select(_ => new ResponseStatistics(plan.Request.Precision is null ? Math.Min(plan.Count, 1 << 20) : 0))];
        places = Responses.Select((column, place) => (column.Name, place)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The responses.</summary>
    public IReadOnlyList<Column> Responses { get; }

    /// <summary>Replications that ran.</summary>
    public int Taken { get; private set; }

    /// <summary>Replications that failed.</summary>
    public int Failed => failures.Count;

    /// <summary>Events of all replications, those of failed ones up to their failure included.</summary>
    public long Events { get; private set; }

    /// <summary>How the targets stand, at the end of a run that precision decided; null for others.</summary>
    public PrecisionStanding? Precision { get; set; }

    /// <summary>The values of a response.</summary>
    public ResponseStatistics this[string response] => statistics[places[response]];

    /// <summary>The values of a response, by its place.</summary>
    public ResponseStatistics this[int response] => statistics[response];

    /// <summary>Events of the replications that were simulated now.</summary>
    public long SimulatedEvents { get; private set; }

    /// <summary>Where the replications come from, all told; null until the run has ended.</summary>
    public ReuseEntry? Reuse { get; set; }

    /// <summary>How many replications came from a source.</summary>
    public int From(RecordSource source) => sources[(int)source];

    /// <summary>The sign behind the name of a response that needs every job, where small ones are bundles; else empty.</summary>
    public string MarkOf(string response) =>
        plan.Scenario.Compute?.Detail is ComputeDetail.Days && Responses[places[response]].NeedsJobs ? $" {Column.Mark}" : "";

    /// <summary>Takes the next replication.</summary>
    public void Take(Completed<HubReplication> completed, RecordSource source)
    {
        Taken++;
        sources[(int)source]++;
        var events = completed.Failed ? Words.EventsOf(completed.Fault!) : completed.Value!.Events;
        Events += events;
        SimulatedEvents += source is RecordSource.Simulated ? events : 0;
        if (completed.Failed)
        {
            failures.Take(completed.Replication, completed.Fault!);
            return;
        }

        for (var i = 0; i < statistics.Length; i++)
        {
            statistics[i].Add(completed.Value!.Responses[i]);
        }
    }

    /// <summary>Names the failed replications and how to repeat them.</summary>
    public void ReportFailures()
    {
        failures.Report();
        if (failures.Untold > 0)
        {
            Terminal.Messages.WriteLine($"hubsim: {failures.Untold} more failed; the column `failure` of replications.parquet has them all");
        }
    }

    /// <summary>Says which targets are short, by how much, and how many more replications would do.</summary>
    /// <returns>True when the precision was reached, or none was asked for.</returns>
    public bool ReportPrecision()
    {
        if (Precision is not { IsReached: false } standing)
        {
            return true;
        }

        foreach (var line in PrecisionTable.Shortfall(standing))
        {
            Terminal.Messages.WriteLine($"hubsim: {line}");
        }

        return false;
    }

    /// <summary>Compares what the scenario expects with what was found, and names each miss.</summary>
    /// <returns>True when every expectation was met.</returns>
    public bool ReportExpectations()
    {
        var isMet = true;
        foreach (var expect in plan.Scenario.Expect ?? [])
        {
            var verdict = Expectation(expect).Check(this[expect.Response]);
            isMet &= verdict.Met;
            if (!verdict.Met)
            {
                Terminal.Messages.WriteLine($"hubsim: expectation not met: {expect.Response}{MarkOf(expect.Response)}{verdict.Line[expect.Response.Length..]}");
            }
        }

        return isMet;
    }

    private static Expectation Expectation(Expect expect) => new(
        expect.Response,
        Statistic(expect.Statistic ?? ExpectStatistic.Mean),
        expect.Value,
        (expect.Tolerance, expect.RelativeTolerance) switch
        {
            ({ } absolute, _) => new Tolerance.Absolute(absolute),
            (_, { } share) => new Tolerance.Relative(share),
            _ => new Tolerance.Exact(),
        });

    private static Statistic Statistic(ExpectStatistic statistic) => statistic switch
    {
        ExpectStatistic.Mean => Experiments.Analysis.Statistic.Mean,
        ExpectStatistic.Sd => Experiments.Analysis.Statistic.Sd,
        ExpectStatistic.Variance => Experiments.Analysis.Statistic.Variance,
        ExpectStatistic.Minimum => Experiments.Analysis.Statistic.Minimum,
        ExpectStatistic.Maximum => Experiments.Analysis.Statistic.Maximum,
        ExpectStatistic.P05 => Experiments.Analysis.Statistic.P05,
        ExpectStatistic.P50 => Experiments.Analysis.Statistic.P50,
        ExpectStatistic.P95 => Experiments.Analysis.Statistic.P95,
        ExpectStatistic.MissingShare => Experiments.Analysis.Statistic.MissingShare,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
