using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Finds where the value of a path was written.</summary>
internal static class Locator
{
    /// <summary>The place of a value below <paramref name="node"/>, or of the deepest part of its path that exists.</summary>
    public static Place Find(Node node, Place at, string path)
    {
        foreach (var step in KeyPath.Split(path) ?? [])
        {
            if (KeyPath.Index(step) is { } index)
            {
                if (node is not ListNode list || index >= list.Items.Count)
                {
                    return at;
                }

                node = list.Items[index];
                at = node.Place;
            }
            else if (node is MapNode map && map.Find(step) is { } entry)
            {
                node = entry.Value;
                at = node is ScalarNode { IsNull: false } ? node.Place : entry.Place;
            }
            else
            {
                return at;
            }
        }

        return at;
    }
}
