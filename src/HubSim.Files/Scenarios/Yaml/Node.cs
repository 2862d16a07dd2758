namespace HubSim.Files.Scenarios.Yaml;

/// <summary>A piece of a document, with the place where it begins.</summary>
internal abstract class Node(Place place)
{
    public Place Place { get; } = place;
}

/// <summary>Something that was already reported; whoever meets it has nothing to add.</summary>
internal sealed class BrokenNode(Place place) : Node(place);

/// <summary>A word, number or text exactly as written; what it means is decided by the key that it belongs to.</summary>
/// <param name="place">Where it begins.</param>
/// <param name="text">Without quotes, escapes resolved.</param>
/// <param name="isQuoted">True for quoted and block text, which is never a number or a switch.</param>
internal sealed class ScalarNode(Place place, string text, bool isQuoted) : Node(place)
{
    public string Text { get; } = text;

    public bool IsQuoted { get; } = isQuoted;

    /// <summary>True for nothing, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null";
}

/// <summary>Items in order.</summary>
internal sealed class ListNode(Place place, IReadOnlyList<Node> items) : Node(place)
{
    public IReadOnlyList<Node> Items { get; } = items;
}

/// <summary>A key of a map, where the key stands, and its value.</summary>
internal sealed record Entry(string Name, Place Place, Node Value);

/// <summary>Entries in the order of the file; names are unique.</summary>
/// <param name="place">Where the map begins, which in block style is its first key.</param>
/// <param name="entries">The entries.</param>
/// <param name="isPartial">True when the file broke off inside the map, so that nothing can be said to be missing.</param>
internal sealed class MapNode(Place place, IReadOnlyList<Entry> entries, bool isPartial = false) : Node(place)
{
    private readonly Dictionary<string, Entry> byName =
        entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);

    public IReadOnlyList<Entry> Entries { get; } = entries;

    public bool IsPartial { get; } = isPartial;

    public Entry? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The same map with <paramref name="entry"/> in the place of its namesake, or at the end.</summary>
    public MapNode With(Entry entry) => new(
        Place,
        Find(entry.Name) is null
            ? [.. Entries, entry]
            : [.. Entries.Select(old => old.Name == entry.Name ? entry : old)],
        IsPartial);

    /// <summary>The same map without an entry.</summary>
    public MapNode Without(string name) => new(Place, [.. Entries.Where(entry => entry.Name != name)], IsPartial);
}
