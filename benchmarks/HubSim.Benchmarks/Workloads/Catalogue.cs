namespace HubSim.Benchmarks.Workloads;

/// <summary>All workloads in the order in which they run. Each is made when its turn comes, and then forgotten.</summary>
static class Catalogue
{
    private static readonly (string Name, Func<Workload> Make)[] All =
    [
        ("mm1", () => new Mm1()),
        ("mm1_customers", () => new Mm1Customers(acquires: false)),
        ("mm1_acquire", () => new Mm1Customers(acquires: true)),
        ("cserver", () => new ManyServers()),
        ("hold_100", () => new Holds(100)),
        ("hold_1000", () => new Holds(1_000)),
        ("hold_10000", () => new Holds(10_000)),
        ("hold_100000", () => new Holds(100_000)),
        ("hold_1000000", () => new Holds(1_000_000)),
        ("yardstick_priorityqueue", () => new YardstickPriorityQueue()),
        ("yardstick_bare", () => new YardstickBare()),
        ("yardstick_independent", () => new YardstickIndependent()),
        ("shanghai_days", Shanghai.Days),
        ("shanghai_first_year", Shanghai.FirstYear),
        ("shanghai_jobs", Shanghai.Jobs),
        ("shanghai_onefold", Shanghai.Onefold),
        ("shanghai_hundredfold", Shanghai.Hundredfold),
    ];

    // Whole replications with every job take seconds each: too long for the gate, which has the first year.
    private static readonly string[] Long = ["shanghai_jobs", "shanghai_onefold", "shanghai_hundredfold"];

    // For the gate, and for comparisons: in a measurement of all, only those who are named.
    private static readonly string[] OnDemand =
        ["mm1_acquire", "shanghai_first_year", "shanghai_onefold", "shanghai_hundredfold"];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(one => one.Name)];

    /// <summary>What is measured if nothing is named.</summary>
    public static IReadOnlyList<string> Usual { get; } = [.. Names.Except(OnDemand)];

    /// <summary>
    /// Whose time the gate judges. Larger holds tell how busy the machine's memory is; <c>yardstick_bare</c> stands for
    /// the draws, of which it has little else. Of the model only what is exact is held: a replication is a slice of a
    /// quarter of a second that fills the caches, and with it no other time could be judged.
    /// </summary>
    public static IReadOnlyList<string> Timed { get; } =
    [
        "mm1", "mm1_customers", "cserver", "hold_100", "hold_1000", "hold_10000", "yardstick_bare",
    ];

    /// <summary>Whose exact figures the gate holds: all that are short.</summary>
    public static IReadOnlyList<string> Gated { get; } = [.. All.Select(one => one.Name).Except(Long)];

    /// <summary>Makes the named workloads one after the other.</summary>
    public static IEnumerable<Workload> Make(IReadOnlyList<string> names) =>
        All.Where(one => names.Contains(one.Name)).Select(one => Fresh(one.Make));

    /// <summary>Finds what is asked for: names, or beginnings of names with a star; the usual ones, if nothing is.</summary>
    /// <param name="asked">Words of the command line.</param>
    /// <param name="names">The names, in the order in which they run.</param>
    /// <returns>Null, or what is wrong with the words.</returns>
    public static string? Find(IReadOnlyList<string> asked, out IReadOnlyList<string> names)
    {
        names = asked.Count == 0 ? Usual : [.. Names.Where(name => asked.Any(word => Matches(word, name)))];
        var unknown = asked.FirstOrDefault(word => !Names.Any(name => Matches(word, name)));
        return unknown switch
        {
            null => null,
            _ => $"There is no workload '{unknown}'. Known are: {string.Join(' ', Names)}.",
        };
    }

    // What the one before leaves is collected before the next is made, and not after: what a collection finds alive is old from
    // then on, and to store a reference in something old costs twice as much as in something new.
    private static Workload Fresh(Func<Workload> make)
    {
        GC.Collect();
        return make();
    }

    private static bool Matches(string word, string name) => word.EndsWith('*')
        ? name.StartsWith(word[..^1], StringComparison.Ordinal)
        : name == word;
}
