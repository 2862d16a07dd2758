namespace HubSim.Experiments.Precision;

/// <summary>What a value of a response means.</summary>
public enum ResponseKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>True (1) or false (0).</summary>
    Truth,

    /// <summary>A day of the calendar, as its number: its zero means nothing.</summary>
    Day,
}

/// <summary>A response for which targets can be given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values mean.</param>
public sealed record PrecisionResponse(string Name, ResponseKind Kind);

/// <summary>Responses were named that do not exist.</summary>
public sealed class UnknownResponseException : ArgumentException
{
    /// <summary>Refuses names.</summary>
    /// <param name="responses">The names; at least one.</param>
    /// <param name="known">The responses that exist.</param>
    public UnknownResponseException(IReadOnlyList<string> responses, IReadOnlyList<string> known)
        : base($"there is no response {string.Join(", ", responses)}")
    {
        Responses = responses;
        Known = known;
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Responses { get; }

    /// <summary>The responses that exist.</summary>
    public IReadOnlyList<string> Known { get; }
}
