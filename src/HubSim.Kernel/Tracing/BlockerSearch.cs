using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tracing;

/// <summary>Finds who is in the way of a wait.</summary>
/// <param name="processes">All processes of the simulator.</param>
internal sealed class BlockerSearch(ProcessTable processes)
{
    private readonly Dictionary<long, string> names =
        processes.Processes().ToDictionary(process => process.Number, process => process.Name);

    private readonly Dictionary<Resource, IReadOnlyList<Blocker>> holders = [];

    /// <summary>Those in the way; the same list for all who wait for one resource.</summary>
    public IReadOnlyList<Blocker> Of(PendingWait wait) => wait switch
    {
        { Place: Resource resource } => Holders(resource),
        { Kind: WaitKind.Process } => [new Blocker(wait.ProcessNumber, wait.Name, 0)],
        { Branches.Count: > 0 } => [.. wait.Branches.SelectMany(Of)],
        _ => [],
    };

    private IReadOnlyList<Blocker> Holders(Resource resource)
    {
        if (!holders.TryGetValue(resource, out var found))
        {
            found = [.. resource.Grants()
                .GroupBy(grant => grant.Holder)
                .Select(grants => new Blocker(
                    grants.Key, names.GetValueOrDefault(grants.Key, ""), grants.Sum(grant => grant.Units)))];
            holders[resource] = found;
        }

        return found;
    }
}
