using HubSim.Files.Scenarios.Schema;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>
/// A key that could not be read although any value of its type looks real, with two values far apart. What a check reports
/// with both of them does not depend on the key.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Low">One value; null where the key may be null.</param>
/// <param name="High">The other.</param>
internal sealed record Doubt(Key Key, object? Low, object? High)
{
    /// <summary>Bounds where a key has none, small enough for the arithmetic of checks.</summary>
    private const double Far = 1e6;

    /// <summary>The doubt about a key; null where its property stays null, so that looking at it fails by itself.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Its path.</param>
    /// <param name="draft">What could be read of a section.</param>
    public static Doubt? About(Key key, string path, object? draft)
    {
        if (!key.IsNullable && !key.Property.PropertyType.IsValueType)
        {
            return null;
        }

        var least = Math.Max(key.Input.Min, -Far);
        var most = Math.Max(least, Math.Min(key.Input.Max, Far));
        (object? low, object? high) = key.Shape switch
        {
            BooleanShape => (false, true),
            WholeShape { IsLong: true } => ((long)least, (long)most),
            WholeShape => ((int)least, (int)most),
            RealShape => (least, most),
            DateShape => (ScalarRules.FirstDay, ScalarRules.LastDay),
            WordShape words => (words.Words[0].Value, words.Words[^1].Value),
            UncertainShape { IsChance: true } =>
                (null, new Chance(path, new Constant(most), key.Input.Unit, Provenance.None)),
            UncertainShape => (null, new Quantity(path, new Constant(most), key.Input.Unit, Provenance.None)),
            ListShape or NamedShape => (null, CollectionReader.Empty(key.Shape)),
            TextShape => (null, ""),
            SettingShape or ChangesShape => (null, null),
            SectionShape section => (null, draft ?? Activator.CreateInstance(section.Type)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new Doubt(key, key.IsNullable ? null : low, high);
    }
}
