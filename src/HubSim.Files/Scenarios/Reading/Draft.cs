using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>A section on its way from a map to a record.</summary>
internal sealed class Draft(SectionShape shape, MapNode map, Place at, string path, bool mayMiss)
{
    private readonly List<Doubt> doubts = [];

    public object Record { get; } = Activator.CreateInstance(shape.Type)!;

    public MapNode Map => map;

    public Place At => at;

    public string Path => path;

    public bool MayMiss => mayMiss;

    /// <summary>
    /// True while whoever looks at the record cannot be misled: what could not be read is a null where none belongs, and
    /// looking at it fails.
    /// </summary>
    public bool IsPresentable => doubts.Count == 0;

    /// <summary>True while everything is good.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Take(Key key, Bound bound)
    {
        if (bound.Value is not null || (bound.IsGood && key.IsNullable))
        {
            key.Property.SetValue(Record, bound.Value);
        }
        else if (!bound.IsGood && Doubt.About(key, KeyPath.Join(Path, key.Name), bound.Draft) is { } doubt)
        {
            doubts.Add(doubt);
        }

        IsComplete &= bound.IsGood;
    }

    /// <summary>
    /// The contradictions between keys, as far as they do not depend on what could not be read, so that one mistake does
    /// not hide another.
    /// </summary>
    public IReadOnlyList<Problem> Check()
    {
        if (Record is not IChecked record)
        {
            return [];
        }

        var low = Check(record, doubt => doubt.Low);
        return doubts.Count == 0 ? low : [.. low.Intersect(Check(record, doubt => doubt.High))];
    }

    /// <summary>
    /// A check that looks at what could not be read throws, because it finds a null or a number that nobody wrote; what it
    /// found until then still counts.
    /// </summary>
    private IReadOnlyList<Problem> Check(IChecked record, Func<Doubt, object?> value)
    {
        foreach (var doubt in doubts)
        {
            doubt.Key.Property.SetValue(Record, value(doubt));
        }

        var problems = new Problems();
        try
        {
            record.Check(problems);
        }
        catch (Exception e) when (!IsComplete && e is not OutOfMemoryException)
        {
            return problems.Found;
        }

        return problems.Found;
    }
}
