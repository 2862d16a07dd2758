using System.Diagnostics;
using HubSim.Cli.Output;
using HubSim.Cli.Reporting;
using HubSim.Cli.Reusing;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Runner;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>The way from a scenario file to results: load, plan, run, write, say.</summary>
static class ScenarioRun
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(RunRequest request) => Resumable.Execute(
        "run", request.Reuse, request.Out, request.File, resumption => Execute(resumption?.Complete(request) ?? request, resumption));

    private static int Execute(RunRequest request, Resumption? resumption)
    {
        var loaded = ScenarioLoader.Load<Scenario>(request.File, request.Overrides);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, request.File, "nothing was run, nothing written");
        }

        var plan = new RunPlanned(request, loaded, new HubModel(loaded.Value, loaded.Quantities) { KeepsPayments = request.HasDetail(RunRequest.Ledger) });
        if (request.HasDetail(RunRequest.Jobs) && loaded.Value.Compute is null)
        {
            Terminal.Messages.WriteLine($"hubsim: --detail jobs: compute is off in {request.File}, so that there are no jobs; nothing was run, nothing written");
            return ExitCode.InvalidInput;
        }

        if (!PrecisionPlan.TryWatch(plan, out var watch))
        {
            return ExitCode.InvalidInput;
        }

        using var signals = new Signals();
        if (request.DryRun)
        {
            return DryRun.Report(plan, signals);
        }

        var journal = JournalPlans.Of(plan);
        resumption?.RequireSame(journal);
        using var work = Work.Begin(journal, request.Out, request.Reuse, resumption?.Run);
        return work.Keeping(() => Run(plan, watch, work, signals));
    }

    private static int Run(RunPlanned plan, PrecisionWatch? watch, Work work, Signals signals)
    {
        var started = WallClock.Now;
        var clock = Stopwatch.StartNew();
        var summary = new Summary(plan);
        using var writer = ResultWriter.Open(work.Folder, plan.Description());
        var isInterrupted = Simulate(plan, watch, work, writer, summary, signals.Token);
        var seconds = clock.Elapsed.TotalSeconds;
        work.Close();
        summary.Precision = watch?.Stand();
        summary.Reuse = work.Reuse(summary.From(RecordSource.Simulated), summary.From(RecordSource.Journal), summary.From(RecordSource.Store));
        var circumstances = plan.Circumstances(started, seconds, isInterrupted) with { Reuse = summary.Reuse };
        var folder = writer.Commit(circumstances, summary.Precision is { } standing ? PrecisionEntry.Of(standing) : null);
        if (isInterrupted)
        {
            return Interrupted(plan, work, summary, folder, seconds, signals.ExitCode ?? ExitCode.Failed);
        }

        work.HandIn();
        var isReported = Show(plan, summary, folder!, seconds);
        var met = summary.ReportPrecision() & summary.ReportExpectations();
        return summary.Failed > 0 ? ExitCode.SomeFailed : !met ? ExitCode.NotMet : isReported ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Simulates what is not there already, and writes all in order.</summary>
    /// <returns>True when a signal ended it before its time.</returns>
    private static bool Simulate(RunPlanned plan, PrecisionWatch? watch, Work work, ResultWriter writer, Summary summary, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var outcome = Progress.Follow(plan, advance => ReplicationRunner.Run(
            plan.First,
            plan.Count,
            plan.Request.Workers,
            () => new RecordedWorker(new HubWorker(plan.Model, plan.Request.Kernel, writer.Spools), work.Records, work.Entry, writer.Spools),
            kept =>
            {
                if (watch is { IsOver: true })
                {
                    // Workers had begun replications beyond the last one that was needed.
                    return;
                }

                work.Records.Journal.ThrowIfBroken();
                var completed = RecordedWorker.Decode(kept, plan.Model.Months);
                writer.Take(plan.Row(completed));
                summary.Take(completed, kept.Value?.Source ?? RecordSource.Simulated);
                if (watch?.Take(completed.Failed ? [] : [.. completed.Value!.Responses]) is true)
                {
                    enough.Cancel();
                }

                advance(summary.Taken, summary.Failed);
            },
            enough.Token), watch);
        return outcome.Cancelled && watch is not { IsOver: true };
    }

    private static int Interrupted(RunPlanned plan, Work work, Summary summary, string? folder, double seconds, int code)
    {
        if (folder is not null)
        {
            _ = Show(plan, summary, folder, seconds);
            Terminal.Messages.WriteLine($"hubsim: interrupted after {summary.Taken} of {plan.Count} replications; they are complete in {folder}");
        }
        else if (work.IsWorthKeeping)
        {
            Terminal.Messages.WriteLine($"hubsim: interrupted before replication {plan.First} was complete; there are no results yet, but later ones are in the journal");
        }
        else
        {
            Terminal.Messages.WriteLine("hubsim: interrupted before the first replication was complete; nothing was written");
            return code;
        }

        Terminal.Messages.WriteLine($"        to go on: {work.ResumeCommand}");
        return code;
    }

    /// <summary>Writes report and summary, and names what failed.</summary>
    /// <returns>False when the report could not be written, which has been said then.</returns>
    private static bool Show(RunPlanned plan, Summary summary, string folder, double seconds)
    {
        var isReported = !plan.Request.Report || Reports.Write(folder);
        if (plan.Request.Json)
        {
            SummaryJson.Write(summary, folder);
        }
        else if (!plan.Request.Quiet)
        {
            SummaryTable.Write(plan, summary, folder, seconds);
        }

        summary.ReportFailures();
        return isReported;
    }
}
