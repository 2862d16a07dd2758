using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubSim.Benchmarks.Measuring;

/// <summary>
/// The form that github-action-benchmark reads as customSmallerIsBetter: a list of objects with name, unit and value, and
/// what is shown beside them.
/// </summary>
static class ActionFile
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true };

    /// <summary>Time and allocation of a workload.</summary>
    public static IEnumerable<Entry> Entries(Measurement one)
    {
        var extra = $"{one.KernelEvents} kernel events, answers {one.Hash}";
        return
        [
            new Entry(one.Workload, "ns/event", one.NsPerEvent, extra),
            Allocation(one),
        ];
    }

    /// <summary>Allocation of a workload.</summary>
    public static Entry Allocation(Measurement one) => new(
        $"{one.Workload} allocation",
        "bytes/event",
        Math.Round(one.BytesPerEvent, 4),
        $"{one.KernelEvents} kernel events, answers {one.Hash}");

    /// <summary>The text of the file.</summary>
    public static string Text(IEnumerable<Entry> entries) => new JsonArray(
        [.. entries.Select(one => new JsonObject
        {
            ["name"] = one.Name,
            ["unit"] = one.Unit,
            ["value"] = one.Value,
            ["extra"] = one.Extra,
        })]).ToJsonString(Form) + "\n";

    /// <summary>Writes the file.</summary>
    public static void Write(string file, IEnumerable<Entry> entries) => File.WriteAllText(file, Text(entries));

    /// <summary>One number of the list; the smaller, the better.</summary>
    public sealed record Entry(string Name, string Unit, double Value, string Extra);
}
