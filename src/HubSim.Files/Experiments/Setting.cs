using System.Globalization;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Experiments;

/// <summary>A value of an experiment file that is meant for a scenario: a number, a word, a distribution.</summary>
public sealed class Setting
{
    internal Setting(Node node) => Node = node;

    /// <summary>The value as one line of JSON, which is also YAML.</summary>
    public string Text => Node is ScalarNode { IsQuoted: false } word ? word.Text : CanonicalJson.Write(Node);

    /// <summary>The number that it is; null for anything else.</summary>
    public double? Number => Node is ScalarNode { IsNull: false } word && Scenarios.Reading.ScalarRules.Real(word, out var value) is null
        ? value
        : null;

    internal Node Node { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>One value of a scenario that is set to another: what <c>--set path=value</c> says, at its place in a file.</summary>
public sealed class Change
{
    internal Change(Entry entry)
        : this(entry.Name, entry.Place, entry.Value)
    {
    }

    internal Change(string path, Place place, Node value)
    {
        Path = path;
        Place = place;
        Value = new Setting(value);
    }

    /// <summary>Path of the key, such as "programme.pots.compute.amount".</summary>
    public string Path { get; }

    /// <summary>What is put there.</summary>
    public Setting Value { get; }

    internal Place Place { get; }

    /// <summary>A number for a path.</summary>
    /// <param name="path">Path of the key.</param>
    /// <param name="value">The number, in the unit of the key; finite.</param>
    /// <param name="where">Who sets it, for messages: "point 7".</param>
    public static Change Number(string path, double value, string where)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{path} can be set to a finite number only");
        }

        return Word(path, value.ToString("R", CultureInfo.InvariantCulture), where);
    }

    /// <summary>A word or a number as it would be written in a file.</summary>
    /// <inheritdoc cref="Number"/>
    public static Change Word(string path, string value, string where)
    {
        var place = Place.StartOf(where);
        return new Change(path, place, new ScalarNode(place, value, isQuoted: false));
    }

    /// <summary>The change as <c>--set</c> takes it.</summary>
    public override string ToString() => $"{Path}={Value.Text}";
}

/// <summary>Changes to a scenario, in order: later ones over earlier ones.</summary>
/// <param name="items">The changes.</param>
public sealed class Changes(IReadOnlyList<Change> items)
{
    /// <summary>The changes.</summary>
    public IReadOnlyList<Change> Items { get; } = items;
}
