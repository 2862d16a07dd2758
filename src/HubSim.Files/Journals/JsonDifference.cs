using System.Globalization;
using System.Text.Json;

namespace HubSim.Files.Journals;

/// <summary>In what two resolved scenarios differ, as lines for people.</summary>
public static class JsonDifference
{
    private const int Shown = 24;

    /// <summary>The places in which two documents differ, in the order of the first, then those that only the second has.</summary>
    /// <param name="then">The earlier document.</param>
    /// <param name="now">The later one.</param>
    /// <returns>"path: then -> now" for each place.</returns>
    public static IReadOnlyList<string> Between(string then, string now)
    {
        var before = Leaves(then);
        var after = Leaves(now);
        return
        [
            .. before.Where(leaf => after.GetValueOrDefault(leaf.Key) != leaf.Value)
                .Select(leaf => $"{leaf.Key}: {Short(leaf.Value)} -> {(after.TryGetValue(leaf.Key, out var other) ? Short(other) : "nothing")}"),
            .. after.Where(leaf => !before.ContainsKey(leaf.Key)).Select(leaf => $"{leaf.Key}: nothing -> {Short(leaf.Value)}"),
        ];
    }

    private static Dictionary<string, string> Leaves(string json)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        Walk(document.RootElement, "", leaves);
        return leaves;
    }

    private static void Walk(JsonElement element, string path, Dictionary<string, string> leaves)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.EnumerateObject().Any():
                foreach (var member in element.EnumerateObject())
                {
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", leaves);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                var place = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{place}]"), leaves);
                    place++;
                }

                break;
            default:
                leaves[path] = element.GetRawText();
                break;
        }
    }

    private static string Short(string value) => value.Length <= Shown ? value : value[..(Shown - 3)] + "...";
}
