using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Measuring;

/// <summary>Measures workloads, the usual ones in half a minute, and prints a line for each as it comes.</summary>
static class Quick
{
    /// <summary>Measures workloads.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="json">File for the figures in the form of another tool; null for none.</param>
    public static int Run(IReadOnlyList<string> names, string? json)
    {
        var measured = new List<Measurement>();
        foreach (var workload in Catalogue.Make(names))
        {
            var one = Meter.Measure(workload);
            measured.Add(one);
            Console.WriteLine(Lines.Of(one));
        }

        if (json is not null)
        {
            ActionFile.Write(json, measured.SelectMany(ActionFile.Entries));
        }

        return 0;
    }
}
