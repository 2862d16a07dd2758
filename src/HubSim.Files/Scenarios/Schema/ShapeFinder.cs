using HubSim.Files.Scenarios.Reading;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema;

/// <summary>Finds what a path leads to, whatever names and positions there are on the way.</summary>
internal static class ShapeFinder
{
    private static readonly InputAttribute SwitchInput = new("Whether this part of the model takes part.");

    /// <summary>The shape at the end of a path, with the description of its key; null where there is no such key.</summary>
    public static (Shape Shape, InputAttribute Input)? Find(SectionShape root, string path)
    {
        Shape shape = root;
        var input = new InputAttribute("");
        var hasSwitch = false;
        foreach (var step in KeyPath.Split(path) ?? [""])
        {
            var next = Next(shape, step, hasSwitch);
            if (next is not var (inner, described, isSwitch))
            {
                return null;
            }

            (shape, input, hasSwitch) = (inner, described ?? input, isSwitch);
        }

        return (shape, input);
    }

    private static (Shape Shape, InputAttribute? Input, bool HasSwitch)? Next(Shape shape, string step, bool hasSwitch) => shape switch
    {
        SectionShape when hasSwitch && step == SectionReader.Enabled => (new BooleanShape(), SwitchInput, false),
        SectionShape section => section.Find(step) is { } key ? (key.Shape, key.Input, key.IsSwitch) : null,
        NamedShape named when KeyPath.Index(step) is null => (named.Item, null, false),
        ListShape list when KeyPath.Index(step) is not null => (list.Item, null, false),
        _ => null,
    };
}
