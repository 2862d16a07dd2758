using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>Lays what one file says over what the file below it says.</summary>
internal static class Merge
{
    /// <summary>
    /// Sections and named entries are merged key by key; everything else (numbers, distributions, lists, texts) is replaced
    /// whole, for half a distribution means nothing.
    /// </summary>
    public static Node Over(Node below, Node above, Shape? shape)
    {
        if (below is not MapNode old || above is not MapNode fresh || shape is not (SectionShape or NamedShape))
        {
            return above;
        }

        var entries = new List<Entry>();
        foreach (var entry in old.Entries)
        {
            entries.Add(fresh.Find(entry.Name) is { } change
                ? change with { Value = Over(entry.Value, change.Value, Inner(shape, entry.Name)) }
                : entry);
        }

        entries.AddRange(fresh.Entries.Where(entry => old.Find(entry.Name) is null));
        return new MapNode(fresh.Place, entries, fresh.IsPartial || old.IsPartial);
    }

    private static Shape? Inner(Shape shape, string name) => shape switch
    {
        NamedShape named => named.Item,
        SectionShape section => section.Find(name)?.Shape,
        _ => null,
    };
}
