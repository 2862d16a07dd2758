using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>A text that values of the scenario were taken from.</summary>
public sealed record Source
{
    /// <summary>Author, title and date.</summary>
    [Input("Author, title and date.")]
    public required string Title { get; init; }

    /// <summary>Where to read it; null for a judgement or a calculation.</summary>
    [Input("Address where it can be read."), Optional]
    public string? Url { get; init; }
}
