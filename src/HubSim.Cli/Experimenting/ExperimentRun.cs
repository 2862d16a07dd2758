using System.Diagnostics;
using HubSim.Cli.Output;
using HubSim.Cli.Reusing;
using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;

namespace HubSim.Cli.Experimenting;

/// <summary>The way from an experiment file to results: load, plan, run, write, say.</summary>
static class ExperimentRun
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(ExperimentRequest request) => Resumable.Execute(
        "experiment", request.Reuse, request.Out, request.File, resumption => Execute(resumption?.Complete(request) ?? request, resumption));

    private static int Execute(ExperimentRequest request, Resumption? resumption)
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
            // What a study refuses, it refuses before anything is written.
            var study = Studies.For(setup);
            study.Check();
            if (request.DryRun)
            {
                return ExperimentDryRun.Report(setup, study, signals);
            }

            var journal = JournalPlans.Of(setup, study);
            resumption?.RequireSame(journal);
            using var work = Work.Begin(journal, request.Out, request.Reuse, resumption?.Run);
            return work.Keeping(() => Conduct(setup, study, work, signals));
        }
        catch (Exception exception) when (exception is UnsuitableException or SampleTooSmallException or StudyException)
        {
            // Only before the first trial: afterwards it is the study's answer.
            return Refusal.Of([new Diagnostic(request.File, 1, 1, "", exception.Message)], request.File, "nothing was run, nothing written");
        }
    }

    private static int Conduct(StudySetup setup, Study study, Work work, Signals signals)
    {
        var trials = study.Outline.Trials;
        var started = WallClock.Now;
        var clock = Stopwatch.StartNew();
        using var writer = ExperimentWriter.Open(work.Folder);
        var hub = new HubLaboratory(setup, study);
        Action<TrialResult> taken = _ => { };
        using var threads = new ThreadedLaboratory(
            [.. study.Responses.Select(column => column.Name)],
            setup.Request.Workers,
            () => new JournaledTrialWorker(hub.CreateWorker(), work.Records, hub.KeyOf),
            result => taken(result));
        var recorder = new TrialRecorder(threads);
        var (report, problem) = Progress.Follow(setup.Loaded.Name, () => trials, "trials", setup.Request.Quiet, advance =>
        {
            var (count, failed) = (0, 0);
            taken = result =>
            {
                work.Records.Journal.ThrowIfBroken();
                recorder.Take(result);
                count++;
                failed += result.Failed ? 1 : 0;
                advance(count, failed);
            };
            return Answer(study, recorder, signals);
        });
        work.Close();
        var conclusion = new Conclusion(setup, study, recorder, report, problem, signals.ExitCode)
        {
            Work = work,
            Reuse = ReuseOf(work, hub, recorder, setup),
        };
        return conclusion.Write(writer, started, clock.Elapsed.TotalSeconds);
    }

    private static ReuseEntry ReuseOf(Work work, HubLaboratory hub, TrialRecorder recorder, StudySetup setup)
    {
        var records = work.Records;
        return work.Reuse(
            records.Count(RecordSource.Simulated),
            records.Count(RecordSource.Journal),
            records.Count(RecordSource.Store),
            recorder.Results.FirstOrDefault(result => !result.Failed) is { } first ? hub.KeyOf(first.Trial.Point) : null,
            setup.Policies[0].Loaded.CanonicalJson) with { Repeated = records.Count(RecordSource.Repeated) };
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
