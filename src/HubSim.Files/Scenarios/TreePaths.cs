using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>The paths of the keys of a scenario, for guesses at what was meant.</summary>
internal static class TreePaths
{
    /// <summary>
    /// Every path that an override may set: the keys of the shape, with the entries and list positions that the tree has.
    /// </summary>
    public static IReadOnlyList<string> Of(Node root, SectionShape shape)
    {
        var paths = new List<string>();
        Collect(root, shape, "", paths);
        return paths;
    }

    private static void Collect(Node? node, Shape shape, string path, List<string> paths)
    {
        if (path.Length > 0)
        {
            paths.Add(path);
        }

        switch (shape)
        {
            case SectionShape section:
                foreach (var key in section.Keys)
                {
                    var inner = KeyPath.Join(path, key.Name);
                    Collect((node as MapNode)?.Find(key.Name)?.Value, key.Shape, inner, paths);
                    if (key.IsSwitch)
                    {
                        paths.Add(KeyPath.Join(inner, Reading.SectionReader.Enabled));
                    }
                }

                break;
            case NamedShape named:
                foreach (var entry in (node as MapNode)?.Entries ?? [])
                {
                    Collect(entry.Value, named.Item, KeyPath.Join(path, entry.Name), paths);
                }

                break;
            case ListShape list:
                foreach (var (item, i) in ((node as ListNode)?.Items ?? []).Select((item, i) => (item, i)))
                {
                    Collect(item, list.Item, KeyPath.At(path, i), paths);
                }

                break;
        }
    }
}
