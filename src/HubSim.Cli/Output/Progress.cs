using System.Diagnostics;
using System.Globalization;
using HubSim.Cli.Running;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Runner;
using Spectre.Console;

namespace HubSim.Cli.Output;

/// <summary>Shows how far a run is: a bar where a person watches, a plain line now and then where not.</summary>
static class Progress
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>Runs something that tells how many replications were taken and how many of them failed.</summary>
    /// <param name="plan">What runs.</param>
    /// <param name="run">Runs it.</param>
    /// <param name="watch">What decides on the number of replications; null when it is fixed.</param>
    public static RunOutcome Follow(RunPlanned plan, Func<Action<int, int>, RunOutcome> run, PrecisionWatch? watch = null)
    {
        if (plan.Request.Quiet)
        {
            return run((_, _) => { });
        }

        int Goal() => watch?.Expected ?? plan.Count;
        return Terminal.IsWatched ? Bar(plan, run, Goal) : Lines(run, Goal);
    }

    private static RunOutcome Bar(RunPlanned plan, Func<Action<int, int>, RunOutcome> run, Func<int> goal) =>
        Terminal.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(plan.Name), maxValue: goal());
                return run((taken, failed) =>
                {
                    task.MaxValue = goal();
                    task.Value = taken;
                    if (failed > 0)
                    {
                        task.Description = Markup.Escape($"{plan.Name}, {failed} failed");
                    }
                });
            });

    private static RunOutcome Lines(Func<Action<int, int>, RunOutcome> run, Func<int> goal)
    {
        var clock = Stopwatch.StartNew();
        var next = Between;
        return run((taken, failed) =>
        {
            if (clock.Elapsed < next || taken == goal())
            {
                return;
            }

            next = clock.Elapsed + Between;
            var left = clock.Elapsed.TotalSeconds / taken * (goal() - taken);
            Terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} of {goal()} replications, {(failed > 0 ? $"{failed} failed, " : "")}about {left:0} s to go"));
        });
    }
}
