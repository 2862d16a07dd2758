using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Programs;

/// <summary>What a process was granted, refusals and what it gave back included.</summary>
internal sealed class GrantList
{
    private readonly List<Grant> grants = [];
    private readonly HashSet<int> back = [];

    public int Count => grants.Count;

    /// <summary>The last answer, if it is a grant that was not given back; it may have been lost.</summary>
    public Grant? Last =>
        grants.Count > 0 && grants[^1].IsGranted && !back.Contains(grants.Count - 1) ? grants[^1] : null;

    public void Add(Grant grant) => grants.Add(grant);

    /// <summary>Gives one back, maybe for the second time.</summary>
    public void GiveBack(int index)
    {
        grants[index].Dispose();
        back.Add(index);
    }

    public void GiveBackAll() => grants.ForEach(grant => grant.Dispose());
}
