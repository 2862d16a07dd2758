namespace HubSim.Kernel.Random;

/// <summary>
/// A named cause of randomness, for example "job duration". Its key is hashed from the name, so that adding, removing or
/// reordering purposes moves no draw of the others. Declare each once, as a static field.
/// </summary>
public readonly record struct Purpose
{
    /// <summary>The purpose of this name.</summary>
    /// <param name="name">A name that no other purpose of the model has; not empty.</param>
    /// <exception cref="ArgumentException">The name is empty or white space.</exception>
    public Purpose(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Key = StreamKey.Of(name);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The key made from the name.</summary>
    public ulong Key { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
