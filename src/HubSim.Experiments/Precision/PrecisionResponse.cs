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

/// <summary>A response was named that does not exist.</summary>
public sealed class UnknownResponseException : ArgumentException
{
    /// <summary>Refuses a name.</summary>
    /// <param name="response">The name.</param>
    /// <param name="known">The responses that exist.</param>
    public UnknownResponseException(string response, IReadOnlyList<string> known)
        : base($"there is no response {response}")
    {
        Response = response;
        Known = known;
    }

    /// <summary>The name.</summary>
    public string Response { get; }

    /// <summary>The responses that exist.</summary>
    public IReadOnlyList<string> Known { get; }
}
