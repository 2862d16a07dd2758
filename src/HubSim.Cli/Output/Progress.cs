using System.Diagnostics;
using System.Globalization;
using HubSim.Cli.Running;
using HubSim.Experiments.Runner;
using Spectre.Console;

namespace HubSim.Cli.Output;

/// <summary>Shows how far a run is: a bar where a person watches, a plain line now and then where not.</summary>
static class Progress
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>Runs something that tells how many replications were taken and how many of them failed.</summary>
    public static RunOutcome Follow(RunPlanned plan, Func<Action<int, int>, RunOutcome> run)
    {
        if (plan.Request.Quiet)
        {
            return run((_, _) => { });
        }

        return Terminal.IsWatched ? Bar(plan, run) : Lines(plan, run);
    }

    private static RunOutcome Bar(RunPlanned plan, Func<Action<int, int>, RunOutcome> run) =>
        Terminal.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(plan.Name), maxValue: plan.Count);
                return run((taken, failed) =>
                {
                    task.Value = taken;
                    if (failed > 0)
                    {
                        task.Description = Markup.Escape($"{plan.Name}, {failed} failed");
                    }
                });
            });

    private static RunOutcome Lines(RunPlanned plan, Func<Action<int, int>, RunOutcome> run)
    {
        var clock = Stopwatch.StartNew();
        var next = Between;
        return run((taken, failed) =>
        {
            if (clock.Elapsed < next || taken == plan.Count)
            {
                return;
            }

            next = clock.Elapsed + Between;
            var left = clock.Elapsed.TotalSeconds / taken * (plan.Count - taken);
            Terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} of {plan.Count} replications, {(failed > 0 ? $"{failed} failed, " : "")}about {left:0} s to go"));
        });
    }
}
