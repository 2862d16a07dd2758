using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace HubSim.Model.Inputs;

/// <summary>Entries that a scenario names itself, such as its origins; kept in the order of the file.</summary>
/// <typeparam name="T">What an entry is.</typeparam>
/// <param name="entries">Names (snake_case, unique) and values.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Reads better at the place of use than NamedCollection.")]
public sealed class Named<T>(IReadOnlyList<KeyValuePair<string, T>> entries) : IReadOnlyList<KeyValuePair<string, T>>
{
    /// <inheritdoc/>
    public int Count => entries.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, T> this[int index] => entries[index];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
