namespace HubSim.Kernel.Tracing;

/// <summary>
/// Finds processes that wait for each other: a search in depth, from a process to those in its way and on from them.
/// Processes that wait for one thing share their list of blockers, and each list is looked through once.
/// </summary>
internal sealed class WaitCircles
{
    private readonly Dictionary<long, WaitingProcess> waiting;
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Node, IEnumerator<object> Next)> path = [];
    private readonly HashSet<WaitingProcess> found = [];
    private readonly List<IReadOnlyList<WaitingProcess>> circles = [];

    private WaitCircles(List<WaitingProcess> processes) =>
        waiting = processes.ToDictionary(process => process.Number);

    public static IReadOnlyList<IReadOnlyList<WaitingProcess>> Of(List<WaitingProcess> processes)
    {
        var search = new WaitCircles(processes);
        foreach (var process in processes)
        {
            search.From(process);
        }

        return search.circles;
    }

    private void From(WaitingProcess first)
    {
        Enter(first);
        while (path.Count > 0)
        {
            var (node, rest) = path[^1];
            if (!rest.MoveNext())
            {
                places.Remove(node);
                path.RemoveAt(path.Count - 1);
            }
            else if (places.TryGetValue(rest.Current, out var begin))
            {
                Close(begin);
            }
            else
            {
                Enter(rest.Current);
            }
        }
    }

    private void Enter(object node)
    {
        if (seen.Add(node))
        {
            places[node] = path.Count;
            path.Add((node, Next(node).GetEnumerator()));
        }
    }

    private IEnumerable<object> Next(object node)
    {
        if (node is WaitingProcess process)
        {
            return CanEndOtherwise(process.Wait) ? [] : [process.Blockers];
        }

        return ((IReadOnlyList<Blocker>)node)
            .Select(blocker => waiting.GetValueOrDefault(blocker.ProcessNumber))
            .OfType<WaitingProcess>();
    }

    private static bool CanEndOtherwise(PendingWait wait) => wait.Kind == WaitKind.FirstOf || wait.Until is not null;

    private void Close(int begin)
    {
        var circle = path.Skip(begin).Select(step => step.Node).OfType<WaitingProcess>().ToList();
        if (circle.Exists(found.Contains))
        {
            return;
        }

        found.UnionWith(circle);
        var first = circle.IndexOf(circle.MinBy(process => process.Number)!);
        circles.Add([.. circle[first..], .. circle[..first]]);
    }
}
