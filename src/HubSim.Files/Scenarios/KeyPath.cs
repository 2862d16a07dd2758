using System.Globalization;

namespace HubSim.Files.Scenarios;

/// <summary>Paths of keys, as in diagnostics, overrides and the names of quantities: <c>market.price[2].from</c>.</summary>
internal static class KeyPath
{
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Joins a path and one that is relative to it, which may be empty or begin with a position.</summary>
    public static string Append(string path, string relative) =>
        relative.Length == 0 ? path : relative[0] == '[' ? path + relative : Join(path, relative);

    public static string At(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The steps of a path: keys, and positions in lists as "[2]"; null when it is not a path.</summary>
    public static IReadOnlyList<string>? Split(string path)
    {
        var steps = new List<string>();
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var key = bracket < 0 ? part : part[..bracket];
            if (key.Length > 0)
            {
                steps.Add(key);
            }

            var rest = bracket < 0 ? "" : part[bracket..];
            if ((key.Length == 0 && (rest.Length == 0 || steps.Count > 0)) || !AddIndices(rest, steps))
            {
                return null;
            }
        }

        return steps;
    }

    /// <summary>The position that a step names, when it is one.</summary>
    public static int? Index(string step) => step.StartsWith('[') ? int.Parse(step.AsSpan(1, step.Length - 2),
        NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static bool AddIndices(string rest, List<string> steps)
    {
        while (rest.Length > 0)
        {
            var close = rest.IndexOf(']', StringComparison.Ordinal);
            if (rest[0] != '[' || close is < 2 or > 7 || !rest[1..close].All(char.IsAsciiDigit))
            {
                return false;
            }

            steps.Add(rest[..(close + 1)]);
            rest = rest[(close + 1)..];
        }

        return true;
    }
}
