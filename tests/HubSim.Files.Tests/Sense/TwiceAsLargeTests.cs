using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HubSim.Files.Tests.Sense;

/// <summary>A world with twice of everything that is counted has about twice the counts.</summary>
public sealed partial class TwiceAsLargeTests
{
    private const int Replications = 6;

    // Uncertain inputs are drawn by the same uniforms, so that each world is twice its own smaller one. What is left is the
    // chance of arrivals in clumps: some 3,000 firms against 6,000, a ratio of 2 with a standard error near 0.07; the bounds lie
    // three and a half of these away. The seed is fixed.
    [Fact]
    public void The_same_world_twice_as_large_gives_nearly_twice_the_counts()
    {
        string[] counts = ["firms_attracted", "firms_resident", "firms_alive", "firms_substantive", "closures_cash", "models_filed", "jobs_submitted"];
        string[] doubled = [.. Doubled()];
        var (small, large) = (new double[counts.Length], new double[counts.Length]);
        for (var replication = 0; replication < Replications; replication++)
        {
            var (one, two) = (Lab.Run(replication), Lab.Run(replication, doubled));
            for (var i = 0; i < counts.Length; i++)
            {
                small[i] += one[counts[i]];
                large[i] += two[counts[i]];
            }
        }

        Assert.All(counts, (count, i) => Assert.True(large[i] / small[i] is > 1.75 and < 2.25, $"{count}: {small[i]} and {large[i]}"));
    }

    /// <summary>Changes that double everything of which a larger city has more.</summary>
    private static IEnumerable<string> Doubled()
    {
        var loaded = Lab.Load(Lab.Base);
        foreach (var (name, origin) in loaded.Value!.Arrivals!.Origins)
        {
            yield return Change($"arrivals.origins.{name}.upper_rate", JsonValue.Create(origin.UpperRate));
        }

        var root = JsonNode.Parse(loaded.CanonicalJson)!;
        foreach (var quantity in loaded.Quantities.Where(quantity => Extensive().IsMatch(quantity.Path)))
        {
            yield return Change(quantity.Path, At(root, quantity.Path)!);
        }
    }

    private static string Change(string path, JsonNode value) => $"{path}={Twice(value, "").ToJsonString()}";

    /// <summary>A number or a distribution times two; sigma and shapes stay.</summary>
    private static JsonNode Twice(JsonNode? node, string name) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Twice(member.Value, member.Key)))),
        JsonArray list when name != "source" => new JsonArray([.. list.Select(item => Twice(item, ""))]),
        JsonValue value when name is not ("sigma" or "shape") && value.TryGetValue<double>(out var number) => JsonValue.Create(2 * number),
        _ => node!.DeepClone(),
    };

    private static JsonNode? At(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            node = step[0] == '[' ? node![int.Parse(step[1..^1], CultureInfo.InvariantCulture)] : node![step];
        }

        return node;
    }

    [GeneratedRegex(
        @"^(arrivals\.origins\.\w+\.rate\[\d+\]\.value|arrivals\.cluster\.half|hub\.floor_area\[\d+\]\.value|compute\.reach|talent\.pool\.reach"
        + @"|platforms\.\w+\.places|regulator\.capacity\[\d+\]\.value|programme\.pots\.\w+\.amount|programme\.review\.reviewers"
        + @"|investors\.capital\.reach|investors\.state\.per_year\[\d+\]\.value|incumbents\.firms\.\w+\.(spin_outs|acquisitions))$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Extensive();
}
