namespace HubSim.Benchmarks.Workloads;

/// <summary>All workloads in the order in which they run. Each is made when its turn comes, and then forgotten.</summary>
static class Catalogue
{
    private static readonly (string Name, Func<Workload> Make)[] All =
    [
        ("mm1", () => new Mm1()),
        ("mm1_customers", () => new Mm1Customers()),
        ("cserver", () => new ManyServers()),
        ("hold_100", () => new Holds(100)),
        ("hold_1000", () => new Holds(1_000)),
        ("hold_10000", () => new Holds(10_000)),
        ("hold_100000", () => new Holds(100_000)),
        ("hold_1000000", () => new Holds(1_000_000)),
        ("yardstick_priorityqueue", () => new YardstickPriorityQueue()),
        ("yardstick_bare", () => new YardstickBare()),
        ("shanghai_jobs", () => new ShanghaiJobs()),
    ];

    public static IReadOnlyList<string> Names => [.. All.Select(one => one.Name)];

    /// <summary>
    /// What the gate measures. A million pending holds would take half of its time, and tell how busy the machine's memory is.
    /// </summary>
    public static IReadOnlyList<string> Gated => [.. Names.Where(name => name != "hold_1000000")];

    /// <summary>Makes the named workloads one after the other, or all if none is named.</summary>
    public static IEnumerable<Workload> Make(IReadOnlyList<string> names) =>
        All.Where(one => names.Count == 0 || names.Contains(one.Name)).Select(one => one.Make());
}
