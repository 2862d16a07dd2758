using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Seats of the incubator: floor space over space per firm, with one queue, first come first served.</summary>
public sealed record Hub : IChecked
{
    /// <summary>Floor space, in steps.</summary>
    [Input("Floor space, in steps; before the first step there is none.", MinCount = 1)]
    public required IReadOnlyList<AreaStep> FloorArea { get; init; }

    /// <summary>Space that a firm takes.</summary>
    [Input("Floor space that one firm takes; seats are the whole number of firms that fit.", Unit = "m2", Min = 1, Max = 1_000_000)]
    public required Quantity AreaPerFirm { get; init; }

    /// <summary>How long a firm waits for a seat.</summary>
    [Input("How long a firm waits for a seat before it settles elsewhere in the city for good.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance Patience { get; init; }

    /// <summary>How long a firm may stay.</summary>
    [Input("How long a firm keeps its seat before it graduates to a place elsewhere in the city.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance Tenancy { get; init; }

    /// <summary>Team from which a firm leaves; null for any size.</summary>
    [Input("People from which a firm has outgrown the hub and leaves its seat, where people are counted (`talent`); none if left out.", Unit = "people", Min = 1, Max = 1_000_000), Optional]
    public Quantity? GraduationSize { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "floor_area", [.. FloorArea.Select(step => step.From)]);
}

/// <summary>Floor space from a day on.</summary>
public sealed record AreaStep
{
    /// <summary>First day.</summary>
    [Input("First day of this floor space.")]
    public required DateOnly From { get; init; }

    /// <summary>Floor space.</summary>
    [Input("Floor space of the hub.", Unit = "m2", Min = 0, Max = 100_000_000)]
    public required Quantity Value { get; init; }
}
