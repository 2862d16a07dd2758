using System.Globalization;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>The version of the file's language, checked before anything else in it.</summary>
internal static class FormatRule
{
    /// <summary>The key that states the version.</summary>
    public const string Key = "format";

    /// <summary>The one version that this program reads.</summary>
    public const int Version = 1;

    /// <summary>The line that a file needs.</summary>
    public static readonly string Example = string.Create(CultureInfo.InvariantCulture, $"{Key}: {Version}");

    /// <summary>True when the file is of a version that can be read.</summary>
    public static bool Check(MapNode root, Findings findings)
    {
        if (root.Find(Key) is not { } entry)
        {
            findings.Add(root.Place, Key, $"the format is missing; this program reads format {Version}: "
                + $"write {Example} on top of the file");
            return false;
        }

        if (entry.Value is ScalarNode { IsQuoted: false } scalar
            && scalar.Text == Version.ToString(CultureInfo.InvariantCulture))
        {
            return true;
        }

        findings.Add(entry.Value is ScalarNode { IsNull: true } ? entry.Place : entry.Value.Place, Key,
            $"format {Wording.Found(entry.Value)} is not known; this program reads format {Version}: write {Example}, "
            + "or use the version of HubSim that the file was written for");
        return false;
    }
}
