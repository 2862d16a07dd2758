using System.Text.Json.Nodes;

namespace HubSim.Benchmarks.Measuring;

/// <summary>Measurements as lines of JSON on standard output.</summary>
static class Lines
{
    /// <summary>One line in the form that others read. A whole model has its events once more, by their own name.</summary>
    public static string Of(Measurement one)
    {
        var line = new JsonObject
        {
            ["workload"] = one.Workload,
            ["nominal_events"] = one.NominalEvents,
            ["ns_per_event"] = Math.Round(one.NsPerEvent, 2),
            ["bytes_per_event"] = Math.Round(one.BytesPerEvent, 4),
            ["kernel_events"] = one.KernelEvents,
            ["check"] = one.Check,
        };
        if (one.IsModel)
        {
            line["model_events"] = one.NominalEvents;
            line["ns_per_model_event"] = Math.Round(one.NsPerEvent, 2);
        }

        return line.ToJsonString();
    }
}
