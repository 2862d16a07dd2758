namespace HubSim.Model.Inputs;

/// <summary>A section whose keys must also fit each other, which no range of a single key can say.</summary>
public interface IChecked
{
    /// <summary>Reports each contradiction; called once the section's own keys have been read without error.</summary>
    void Check(Problems problems);
}

/// <summary>Collects contradictions between the keys of a section.</summary>
public sealed class Problems
{
    private readonly List<Problem> found = [];

    /// <summary>What has been reported so far, in order.</summary>
    public IReadOnlyList<Problem> Found => found;

    /// <summary>Reports one contradiction.</summary>
    /// <param name="path">Key to point at, relative to the section, for example "end" or "rate[2].from".</param>
    /// <param name="message">What was found, what is allowed, and the remedy.</param>
    public void Add(string path, string message) => found.Add(new Problem(path, message));
}

/// <summary>One contradiction.</summary>
/// <param name="Path">Key to point at, relative to the section that reported it.</param>
/// <param name="Message">What was found, what is allowed, and the remedy.</param>
public sealed record Problem(string Path, string Message);
