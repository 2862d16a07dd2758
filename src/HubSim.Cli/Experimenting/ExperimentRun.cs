using System.Diagnostics;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;

namespace HubSim.Cli.Experimenting;

/// <summary>The way from an experiment file to results: load, plan, run, write, say.</summary>
static class ExperimentRun
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(ExperimentRequest request)
    {
        var loaded = ExperimentLoader.Load(request.File, request.Overrides);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded.Diagnostics, request.File, "nothing was run, nothing written");
        }

        using var signals = new Signals();
        var setup = new StudySetup(request, loaded);
        try
        {
            var study = Studies.For(setup);
            return request.DryRun ? ExperimentDryRun.Report(setup, study, signals) : Run(setup, study, signals);
        }
        catch (ArgumentException exception) when (exception is UnsuitableException or SampleTooSmallException)
        {
            // Only before the first trial: afterwards it is the study's answer.
            return Refusal.Of([new Diagnostic(request.File, 1, 1, "", exception.Message)], request.File, "nothing was run, nothing written");
        }
        catch (ResultsException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static int Run(StudySetup setup, Study study, Signals signals)
    {
        var trials = study.Outline.Trials;
        var started = WallClock.Now;
        var clock = Stopwatch.StartNew();
        using var writer = ExperimentWriter.Open(setup.Request.Out, setup.Loaded.Name);
        var hub = new HubLaboratory(setup, study);
        Action<TrialResult> taken = _ => { };
        using var threads = new ThreadedLaboratory(
            [.. study.Responses.Select(column => column.Name)], setup.Request.Workers, hub.CreateWorker, result => taken(result));
        var recorder = new TrialRecorder(threads);
        var (report, problem) = Progress.Follow(setup.Loaded.Name, () => trials, "trials", setup.Request.Quiet, advance =>
        {
            var (count, failed) = (0, 0);
            taken = result =>
            {
                recorder.Take(result);
                count++;
                failed += result.Failed ? 1 : 0;
                advance(count, failed);
            };
            return Answer(study, recorder, signals);
        });
        var conclusion = new Conclusion(setup, study, recorder, report, problem, signals.ExitCode);
        return conclusion.Write(writer, started, clock.Elapsed.TotalSeconds);
    }

    /// <summary>The study's answer, or why there is none.</summary>
    private static (StudyReport? Report, string? Problem) Answer(Study study, ILaboratory laboratory, Signals signals)
    {
        try
        {
            return (study.Run(laboratory, signals.Token), null);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception exception) when (exception is StudyException or UnsuitableException or SampleTooSmallException)
        {
            return (null, exception.Message);
        }
    }
}
