using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Experiments.Trials;

namespace HubSim.Cli.Experimenting;

/// <summary>Says what an experiment would run, from a few trials that are thrown away.</summary>
static class ExperimentDryRun
{
    /// <summary>Writes the report; nothing else is written.</summary>
    public static int Report(StudySetup setup, Study study, Signals signals)
    {
        var outline = study.Outline;
        var hub = new HubLaboratory(setup, study);
        using var worker = hub.CreateWorker();
        double seconds;
        try
        {
            // The first trial also pays for compiling.
            _ = worker.Run(new Trial(outline.Pilots[0], 0), signals.Token);
            seconds = outline.Pilots.Average(point => Time(worker, point, signals.Token));
        }
        catch (OperationCanceledException)
        {
            return signals.ExitCode ?? ExitCode.Failed;
        }
        catch (InvalidOperationException fault)
        {
            Terminal.Messages.WriteLine($"hubsim: a trial would fail: {fault.Message}");
            return ExitCode.SomeFailed;
        }

        var workers = Math.Min(Math.Min(setup.Request.Workers, Environment.ProcessorCount), outline.Trials);
        Write(setup, outline, seconds, Math.Max(0.1, seconds * outline.Trials / workers));
        return ExitCode.Done;
    }

    private static double Time(ITrialWorker worker, DesignPoint point, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        _ = worker.Run(new Trial(point, 1), cancellation);
        return clock.Elapsed.TotalSeconds;
    }

    private static void Write(StudySetup setup, Outline outline, double each, double all)
    {
        var experiment = setup.Loaded.Value!;
        if (setup.Request.Json)
        {
            SummaryJson.Write(new JsonObject
            {
                ["schemaVersion"] = SummaryJson.SchemaVersion,
                ["dryRun"] = true,
                ["kind"] = experiment.Kind,
                ["points"] = outline.Points,
                ["trials"] = outline.Trials,
                ["atMost"] = outline.IsMost,
                ["seed"] = setup.Seed,
                ["seconds"] = all,
            });
        }
        else if (!setup.Request.Quiet)
        {
            var most = outline.IsMost ? "at most " : "";
            Terminal.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {experiment.Title} ({setup.Request.File})
                  kind           {experiment.Kind}
                  scenarios      {string.Join(", ", setup.Policies.Select(policy => policy.File).Distinct(StringComparer.Ordinal))}
                  design         {outline.Design}
                  trials         {most}{Words.Whole(outline.Trials)}, in {most}{Words.Count(outline.Points, "point")}, seed {setup.Seed}
                  one of them    {Words.Short(each)} s
                  time           {most}about {Span(all)} on {Words.Count(setup.Request.Workers, "worker")}
                  results        in {Path.Combine(setup.Request.Out, setup.Loaded.Name)}
                nothing was written
                """));
        }
    }

    private static string Span(double seconds) => seconds < 90 ? $"{Words.Short(seconds)} s" : $"{Words.Short(seconds / 60)} minutes";
}
