using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>A section on its way from a map to a record.</summary>
internal sealed class Draft(SectionShape shape, MapNode map, Place at, string path, bool mayMiss)
{
    public object Record { get; } = Activator.CreateInstance(shape.Type)!;

    public MapNode Map => map;

    public Place At => at;

    public string Path => path;

    public bool MayMiss => mayMiss;

    /// <summary>
    /// True while whoever looks at the record cannot be misled: what could not be read is a null where none belongs, and
    /// looking at it fails. A number, date or part that may be absent would look like a value instead.
    /// </summary>
    public bool IsPresentable { get; private set; } = true;

    /// <summary>True while everything is good.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Take(Key key, Bound bound)
    {
        if (bound.Value is not null || (bound.IsGood && key.IsNullable))
        {
            key.Property.SetValue(Record, bound.Value);
        }

        var failsWhenTouched = !key.IsNullable && !key.Property.PropertyType.IsValueType;
        IsPresentable &= bound.IsGood || bound.Value is not null || failsWhenTouched;
        IsComplete &= bound.IsGood;
    }

    /// <summary>
    /// The contradictions between keys. When something could not be read, a check that looks at it fails on a null; what
    /// the check found until then still counts, so that one mistake does not hide another.
    /// </summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new Problems();
        try
        {
            (Record as IChecked)?.Check(problems);
        }
        catch (Exception e) when (!IsComplete && e is NullReferenceException or ArgumentNullException)
        {
            return problems.Found;
        }

        return problems.Found;
    }
}
