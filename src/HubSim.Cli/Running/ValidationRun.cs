using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Runner;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>The way from a scenario file to the verdict on its fit to the past.</summary>
static class ValidationRun
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(RunRequest request)
    {
        var loaded = ScenarioLoader.Load<Scenario>(request.File, request.Overrides);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, request.File, "nothing was run");
        }

        var plan = new RunPlanned(request, loaded, new HubModel(loaded.Value, loaded.Quantities));
        var validation = new Validation(plan);
        if (!validation.HasScored)
        {
            Terminal.Messages.WriteLine($"hubsim: {request.File} has no scored observation within its period, so that nothing can be validated; add some under `observations`, see docs/scenario.md");
            return ExitCode.InvalidInput;
        }

        if (plan.Count < Hindcast.LeastForBand)
        {
            Terminal.Messages.WriteLine($"hubsim: {Words.Count(plan.Count, "replication")} cannot support a 90 % band, which takes at least {Hindcast.LeastForBand}; ask for more with --replications, or in the scenario's run.replications; nothing was run");
            return ExitCode.InvalidInput;
        }

        using var signals = new Signals();
        var outcome = Progress.Follow(plan, advance => ReplicationRunner.Run(
            plan.First,
            plan.Count,
            request.Workers,
            () => new SurveyWorker(plan.Model),
            completed =>
            {
                validation.Take(completed);
                advance(validation.Taken, validation.Failed);
            },
            signals.Token));
        return outcome.Cancelled ? Interrupted(plan, validation, signals) : Conclude(plan, validation);
    }

    private static int Interrupted(RunPlanned plan, Validation validation, Signals signals)
    {
        Terminal.Messages.WriteLine($"hubsim: interrupted after {validation.Taken} of {plan.Count} replications; there is no verdict on a part of them");
        return signals.ExitCode ?? ExitCode.Failed;
    }

    private static int Conclude(RunPlanned plan, Validation validation)
    {
        if (plan.Request.Json)
        {
            SummaryJson.Write(ValidationJson.Of(validation));
        }
        else if (!plan.Request.Quiet)
        {
            ValidationTable.Write(validation);
        }

        if (plan.Request.Out.Length > 0)
        {
            var folder = Path.Combine(plan.Request.Out, plan.Name);
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "validation.json"), SummaryJson.Text(ValidationJson.Of(validation)));
        }

        validation.ReportFailures();
        return validation.Failed > 0 ? ExitCode.SomeFailed : validation.Verdict.Fits ? ExitCode.Done : ExitCode.NotMet;
    }
}
