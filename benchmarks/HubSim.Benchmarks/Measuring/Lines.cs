using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubSim.Benchmarks.Measuring;

/// <summary>Measurements as lines of JSON on standard output.</summary>
static class Lines
{
    /// <summary>One line in the form that others read.</summary>
    public static string Of(Measurement one) => new JsonObject
    {
        ["workload"] = one.Workload,
        ["nominal_events"] = one.NominalEvents,
        ["ns_per_event"] = Math.Round(one.NsPerEvent, 2),
        ["bytes_per_event"] = Math.Round(one.BytesPerEvent, 4),
        ["kernel_events"] = one.KernelEvents,
        ["check"] = one.Check,
    }.ToJsonString();

    /// <summary>
    /// Writes the form that github-action-benchmark knows as customSmallerIsBetter: a list of name, unit and value.
    /// </summary>
    public static void WriteForAction(string file, IEnumerable<Measurement> measured)
    {
        var list = new JsonArray();
        foreach (var one in measured)
        {
            list.Add(Entry(one.Workload, "ns/event", one.NsPerEvent, one));
            list.Add(Entry($"{one.Workload} allocation", "bytes/event", one.BytesPerEvent, one));
            if (one.Ratio > 0)
            {
                list.Add(Entry($"{one.Workload} against the yardstick", "ratio", one.Ratio, one));
            }
        }

        File.WriteAllText(file, list.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static JsonObject Entry(string name, string unit, double value, Measurement one) => new()
    {
        ["name"] = name,
        ["unit"] = unit,
        ["value"] = value,
        ["extra"] = $"{one.KernelEvents} kernel events, answers {one.Hash}",
    };
}
