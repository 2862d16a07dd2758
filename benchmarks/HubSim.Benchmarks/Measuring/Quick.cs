using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Measuring;

/// <summary>Measures workloads in less than a minute and prints a line for each as it comes.</summary>
static class Quick
{
    /// <summary>Measures the named workloads, or all.</summary>
    /// <param name="names">Names of workloads.</param>
    /// <param name="json">File for the figures in the form of another tool; null for none.</param>
    public static int Run(IReadOnlyList<string> names, string? json)
    {
        var measured = new List<Measurement>();
        foreach (var workload in Catalogue.Make(names))
        {
            var one = Meter.Measure(workload, null);
            measured.Add(one);
            Console.WriteLine(Lines.Of(one));
        }

        if (json is not null)
        {
            Lines.WriteForAction(json, measured);
        }

        return 0;
    }
}
