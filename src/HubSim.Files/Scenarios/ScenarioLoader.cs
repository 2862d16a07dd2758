using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Reads a scenario file into a record, or says everything that is wrong with it. It never throws for what stands in a
/// file: a bad one gives diagnostics, and nothing of it is used.
/// <para>
/// A file is at most 4 MiB of UTF-8, one YAML document with at most 64 levels and 200,000 keys and values, without anchors,
/// aliases, tags and merge keys, in which no key is written twice. What a word means is decided by its key: numbers are
/// decimal (<c>010</c>, <c>1_000</c> and <c>.inf</c> are none), and only <c>true</c> and <c>false</c> are switches.
/// </para>
/// <para>
/// <c>extends: path</c> takes all that the file does not say from another one, in a chain of at most 16. The path is
/// relative and must lead, links followed, to a file below the nearest folder <c>scenarios</c> around the first file; where
/// there is none, below its own folder. Data files that distributions are taken from obey the same rule.
/// </para>
/// </summary>
public static class ScenarioLoader
{
    /// <summary>Reads <paramref name="file"/> and what it extends, puts the overrides in, and checks the whole.</summary>
    /// <typeparam name="T">Record whose properties carry <see cref="InputAttribute"/>; see there.</typeparam>
    /// <param name="file">Path of the file.</param>
    /// <param name="overrides">Values of the command line, each <c>path=value</c> with the value in YAML.</param>
    /// <returns>The record, or all diagnostics.</returns>
    public static LoadResult<T> Load<T>(string file, IReadOnlyList<string> overrides)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(overrides);
        return Read<T>(file).Bind(overrides);
    }

    /// <summary>
    /// Reads a file and what it extends, to be made a record later, once or many times; what is wrong with it comes out then.
    /// </summary>
    /// <typeparam name="T">Record whose properties carry <see cref="InputAttribute"/>; see there.</typeparam>
    /// <param name="file">Path of the file.</param>
    public static ScenarioTemplate<T> Read<T>(string file)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(file);
        var findings = new Findings();
        var chain = new FileChain(findings);
        chain.Read(file);
        return new ScenarioTemplate<T>(chain, findings);
    }
}
