using System.Diagnostics;
using HubSim.Cli.Output;
using HubSim.Cli.Reporting;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Runner;
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
    public static int Execute(RunRequest request)
    {
        var loaded = ScenarioLoader.Load<Scenario>(request.File, request.Overrides);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, request.File, "nothing was run, nothing written");
        }

        var plan = new RunPlanned(request, loaded, new HubModel(loaded.Value, loaded.Quantities) { KeepsPayments = request.HasDetail(RunRequest.Ledger) });
        if (!PrecisionPlan.TryWatch(plan, out var watch))
        {
            return ExitCode.InvalidInput;
        }

        using var signals = new Signals();
        try
        {
            return request.DryRun ? DryRun.Report(plan, signals) : Run(plan, watch, signals);
        }
        catch (ResultsException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static int Run(RunPlanned plan, PrecisionWatch? watch, Signals signals)
    {
        var started = WallClock.Now;
        var clock = Stopwatch.StartNew();
        var summary = new Summary(plan);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(signals.Token);
        using var writer = ResultWriter.Open(plan.Request.Out, plan.Description());
        var outcome = Progress.Follow(plan, advance => ReplicationRunner.Run(
            plan.First,
            plan.Count,
            plan.Request.Workers,
            () => new HubWorker(plan.Model, plan.Request.Kernel),
            completed =>
            {
                if (watch is { IsOver: true })
                {
                    // Workers had begun replications beyond the last one that was needed.
                    return;
                }

                writer.Take(plan.Row(completed));
                summary.Take(completed);
                if (watch?.Take(completed.Failed ? [] : [.. completed.Value!.Responses]) is true)
                {
                    enough.Cancel();
                }

                advance(summary.Taken, summary.Failed);
            },
            enough.Token), watch);
        var seconds = clock.Elapsed.TotalSeconds;
        var isInterrupted = outcome.Cancelled && watch is not { IsOver: true };
        summary.Precision = watch?.Stand();
        var folder = writer.Commit(plan.Circumstances(started, seconds, isInterrupted), summary.Precision is { } standing ? PrecisionEntry.Of(standing) : null);
        return Conclude(plan, summary, folder, seconds, isInterrupted ? signals.ExitCode : null);
    }

    private static int Conclude(RunPlanned plan, Summary summary, string? folder, double seconds, int? interrupted)
    {
        if (folder is null)
        {
            Terminal.Messages.WriteLine("hubsim: interrupted before the first replication was complete; nothing was written");
            return interrupted ?? ExitCode.Failed;
        }

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
        if (interrupted is { } code)
        {
            Terminal.Messages.WriteLine($"hubsim: interrupted after {summary.Taken} of {plan.Count} replications; they are complete in {folder}");
            return code;
        }

        var met = summary.ReportPrecision() & summary.ReportExpectations();
        return summary.Failed > 0 ? ExitCode.SomeFailed : !met ? ExitCode.NotMet : isReported ? ExitCode.Done : ExitCode.Failed;
    }
}
