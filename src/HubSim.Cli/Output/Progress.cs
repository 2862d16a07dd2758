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
    public static RunOutcome Follow(RunPlanned plan, Func<Action<int, int>, RunOutcome> run, PrecisionWatch? watch = null) =>
        Follow(plan.Name, () => watch?.Expected ?? plan.Count, "replications", plan.Request.Quiet, run);

    /// <summary>Runs something that tells how much was taken and how much of that failed.</summary>
    /// <param name="name">What runs.</param>
    /// <param name="goal">How much there will be, as far as is known now.</param>
    /// <param name="noun">What is counted, in the plural.</param>
    /// <param name="isQuiet">True to show nothing.</param>
    /// <param name="run">Runs it.</param>
    public static T Follow<T>(string name, Func<int> goal, string noun, bool isQuiet, Func<Action<int, int>, T> run)
    {
        if (isQuiet)
        {
            return run((_, _) => { });
        }

        return Terminal.IsWatched ? Bar(name, run, goal) : Lines(noun, run, goal);
    }

    private static T Bar<T>(string name, Func<Action<int, int>, T> run, Func<int> goal) =>
        Terminal.Live().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(name), maxValue: goal());
                return run((taken, failed) =>
                {
                    task.MaxValue = goal();
                    task.Value = taken;
                    if (failed > 0)
                    {
                        task.Description = Markup.Escape($"{name}, {failed} failed");
                    }
                });
            });

    private static T Lines<T>(string noun, Func<Action<int, int>, T> run, Func<int> goal)
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
            var left = clock.Elapsed.TotalSeconds / taken * Math.Max(0, goal() - taken);
            Terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken} of {goal()} {noun}, {(failed > 0 ? $"{failed} failed, " : "")}about {left:0} s to go"));
        });
    }
}
