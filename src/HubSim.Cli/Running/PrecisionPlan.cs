using HubSim.Experiments.Analysis;
using HubSim.Experiments.Precision;
using HubSim.Model.Inputs;
using HubSim.Model.Recording;

namespace HubSim.Cli.Running;

/// <summary>What decides on the number of replications when precision is given.</summary>
static class PrecisionPlan
{
    /// <summary>Makes the watch of a run, or says why there is none.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="watch">The watch; null when the number of replications is fixed.</param>
    /// <returns>False when the targets were refused.</returns>
    public static bool TryWatch(RunPlanned plan, out PrecisionWatch? watch)
    {
        watch = null;
        if (plan.Request.Precision is not { } targets)
        {
            return true;
        }

        try
        {
            watch = new PrecisionWatch(targets, [.. plan.Model.Responses.Select(column => new PrecisionResponse(column.Name, Kind(column)))], plan.Request.Cap);
            return true;
        }
        catch (ArgumentException refusal)
        {
            string[] lines = [.. Say(refusal)];
            foreach (var (place, line) in lines.Index())
            {
                Terminal.Messages.WriteLine($"hubsim: --precision: {line}{(place == lines.Length - 1 ? "; nothing was run, nothing written" : "")}");
            }

            return false;
        }
    }

    private static ResponseKind Kind(Column column) => column.Type switch
    {
        ColumnType.Boolean => ResponseKind.Truth,
        ColumnType.Date => ResponseKind.Day,
        _ => ResponseKind.Number,
    };

    private static IEnumerable<string> Say(ArgumentException refusal) => refusal switch
    {
        UnknownResponseException unknown => unknown.Responses.Select(name => $"there is no response {name}{Suggestion.For(name, unknown.Known)}"),
        SampleTooSmallException small => [$"{small.Statistic} needs at least {Output.Words.Count(small.Needed, "replication")}; give --max-replications {small.Needed} or more"],
        _ => [refusal.Message.Split(" (Parameter", 2)[0]],
    };
}
