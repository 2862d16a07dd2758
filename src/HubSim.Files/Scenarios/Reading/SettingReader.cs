using HubSim.Files.Experiments;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Reads values that are meant for a scenario: they are checked where they are put.</summary>
internal static class SettingReader
{
    public static Bound One(Context context, Node node, string path) => node is BrokenNode or ScalarNode { IsNull: true }
        ? context.Refuse("a value", node, path)
        : Bound.Good(new Setting(node));

    public static Bound Many(Context context, Node node, string path)
    {
        if (node is ScalarNode { IsNull: true })
        {
            return Bound.Good(new Changes([]));
        }

        if (node is not MapNode map)
        {
            return context.Refuse(Wording.Expected(new ChangesShape(), new Model.Inputs.InputAttribute("")), node, path);
        }

        return map.IsPartial ? Bound.Bad : Bound.Good(new Changes([.. map.Entries.Select(entry => new Change(entry))]));
    }
}
