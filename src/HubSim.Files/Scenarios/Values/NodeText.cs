using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Values;

/// <summary>Values on one line, in the words of the file.</summary>
internal static class NodeText
{
    /// <summary>A value; numbers in their shortest form, a distribution with its family before its numbers.</summary>
    public static string Of(Node node, Shape shape) => node switch
    {
        MapNode map when shape is UncertainShape => Uncertain(map),
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Name}: {Of(entry.Value, shape)}"))}}}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(item => Of(item, shape is ListShape items ? items.Item : shape)))}]",
        ScalarNode { IsNull: true } => "null",
        ScalarNode word => Word(word, shape),
        _ => "",
    };

    private static string Uncertain(MapNode map)
    {
        var entry = map.Entries.First(entry => !UncertainReader.IsLabel(entry.Name));
        return entry.Name == "value" ? Of(entry.Value, new RealShape()) : $"{entry.Name} {Of(entry.Value, new RealShape())}";
    }

    private static string Word(ScalarNode word, Shape shape) =>
        shape is not (RealShape or UncertainShape or WholeShape) || ScalarRules.Real(word, out var real) is not null
            ? word.Text.ReplaceLineEndings(" ")
            : shape is WholeShape ? word.Text : Wording.Number(real);
}
