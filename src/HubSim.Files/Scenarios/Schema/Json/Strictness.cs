namespace HubSim.Files.Scenarios.Schema.Json;

/// <summary>
/// What may be missing in a part of a file. The loader judges a file together with what it extends, which an editor cannot
/// see: a part that another file may complete is held to everything but its missing keys.
/// </summary>
internal enum Strictness
{
    /// <summary>All keys must be there.</summary>
    Whole,

    /// <summary>Inside a part that is switched off: keys may be missing.</summary>
    Off,

    /// <summary>In a file that extends another: keys may be missing, but lists are replaced whole.</summary>
    Child,

    /// <summary>In such a file, inside a part whose switch is off, or stands in the other file.</summary>
    ChildOff,
}
