using System.Text.Json.Nodes;
using HubSim.Files.Results;

namespace HubSim.Cli.Output;

/// <summary>What a summary says of replications that were there already: nothing is used again in silence.</summary>
static class ReuseText
{
    /// <summary>Lines of the table: where the replications come from, and why none came from the store.</summary>
    public static IEnumerable<string> Lines(ReuseEntry? reuse)
    {
        if (reuse is null)
        {
            yield break;
        }

        if (reuse.FromStore + reuse.FromJournal + reuse.Repeated > 0 || reuse.Resumed)
        {
            var resumed = reuse.Resumed ? $", {reuse.FromJournal} from the journal" : "";
            var repeated = reuse.Repeated > 0 ? $", {reuse.Repeated} the same as an earlier one" : "";
            yield return $"{reuse.Simulated} simulated{resumed}, {reuse.FromStore} from the store{repeated}";
        }

        if (reuse.Missed is { } missed)
        {
            yield return $"none came from the store: {missed}";
        }
    }

    /// <summary>The same in JSON; null without it.</summary>
    public static JsonObject? Json(ReuseEntry? reuse) => reuse is null ? null : new JsonObject
    {
        ["simulated"] = reuse.Simulated,
        ["fromJournal"] = reuse.FromJournal,
        ["fromStore"] = reuse.FromStore,
        ["repeated"] = reuse.Repeated,
        ["resumed"] = reuse.Resumed,
        ["store"] = reuse.Store,
        ["missed"] = reuse.Missed,
    };
}
