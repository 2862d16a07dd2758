using HubSim.Cli.Output;
using HubSim.Experiments.Runner;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>Runs a scenario in both details of compute, for the table of how far they differ.</summary>
static class DetailComparison
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(RunRequest request)
    {
        if (Plan(request, "jobs") is not { } jobs || Plan(request, "days") is not { } days)
        {
            return ExitCode.InvalidInput;
        }

        using var signals = new Signals();
        var failed = 0;
        var ofJobs = Run(jobs, signals, ref failed);
        var ofDays = ofJobs is null ? null : Run(days, signals, ref failed);
        if (ofJobs is null || ofDays is null)
        {
            Terminal.Messages.WriteLine("hubsim: interrupted; there is no table of a part of the replications");
            return signals.ExitCode ?? ExitCode.Failed;
        }

        Terminal.Data.Write(DetailTable.Markdown(jobs, ofJobs, ofDays));
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static RunPlanned? Plan(RunRequest request, string detail)
    {
        var loaded = ScenarioLoader.Load<Scenario>(request.File, [.. request.Overrides, $"compute.detail={detail}"]);
        if (loaded.Value is not null)
        {
            return new RunPlanned(request, loaded, new HubModel(loaded.Value, loaded.Quantities));
        }

        _ = Refusal.Of(loaded, $"{request.File} with compute.detail={detail}", "nothing was run");
        return null;
    }

    /// <summary>Responses by replication, null where one failed; null altogether when interrupted.</summary>
    private static List<IReadOnlyList<double>?>? Run(RunPlanned plan, Signals signals, ref int failed)
    {
        var results = new List<IReadOnlyList<double>?>();
        var failures = 0;
        var outcome = Progress.Follow(plan, advance => ReplicationRunner.Run(
            plan.First,
            plan.Count,
            plan.Request.Workers,
            () => new HubWorker(plan.Model, plan.Request.Kernel),
            completed =>
            {
                results.Add(completed.Value?.Responses);
                if (completed.Fault is { } fault)
                {
                    failures++;
                    Terminal.Messages.WriteLine($"hubsim: replication {plan.First + results.Count - 1} failed: {Words.Message(fault)}");
                }

                advance(results.Count, failures);
            },
            signals.Token));
        failed += failures;
        return outcome.Cancelled ? null : results;
    }
}
