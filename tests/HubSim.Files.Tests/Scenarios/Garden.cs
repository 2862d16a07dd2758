using HubSim.Model.Inputs;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>A record with a key of every kind, so that the loader is tested without the model.</summary>
public sealed record Garden : IChecked
{
    [Input("Name of the garden.")]
    public required string Title { get; init; }

    [Input("The season.")]
    public required Season Clock { get; init; }

    [Input("Number of visitors.", Unit = "visitors", Min = 1, Max = 100)]
    public required int Size { get; init; }

    [Input("A large number.", Min = 0)]
    public required long Seed { get; init; }

    [Input("Steepness.", Unit = "share", Min = 0, Max = 1)]
    public required double Slope { get; init; }

    [Input("Whether visitors may enter.")]
    public required bool IsOpen { get; init; }

    [Input("What grows.")]
    public required GardenKind Kind { get; init; }

    [Input("Anything else; null for nothing.")]
    public required string? Remark { get; init; }

    [Input("A pond."), Switch]
    public required Pond? Pond { get; init; }

    [Input("Beds by name.", MinCount = 1)]
    public required Named<Bed> Beds { get; init; }

    [Input("Where numbers come from."), Optional]
    public Named<Origin>? Sources { get; init; }

    [Input("Days to remember.", MaxCount = 3), Optional]
    public IReadOnlyList<DateOnly> Feasts { get; init; } = [];

    public void Check(Problems problems)
    {
        if (Pond is null && IsOpen && Remark is null)
        {
            problems.Add("pond", "an open garden without a pond needs a remark");
        }

        if (Pond is { Fish: > 50 } && Size > 50)
        {
            problems.Add("pond.fish", "too many fish for so many visitors");
        }
    }
}

public enum GardenKind
{
    HerbBed,
    RoseP95Bed,
}

public sealed record Season : IChecked
{
    [Input("First day.")]
    public required DateOnly Start { get; init; }

    [Input("Last day.")]
    public required DateOnly End { get; init; }

    [Input("Days that count half.", Unit = "days", Min = 0), Optional]
    public int? Half { get; init; }

    [Input("Days that do not count.", Unit = "days", Min = 0), Optional]
    public long? Skipped { get; init; }

    public void Check(Problems problems)
    {
        if (End < Start)
        {
            problems.Add("end", "the end lies before the start");
        }

        if (Half > 10)
        {
            problems.Add("half", $"half of {Half} days is too much");
        }
    }
}

public sealed record Pond
{
    [Input("Depth.", Unit = "m", Min = 0, Max = 10)]
    public required Quantity Depth { get; init; }

    [Input("Fish.", Unit = "fish", Min = 0)]
    public required int Fish { get; init; }
}

public sealed record Bed : IChecked
{
    [Input("Rain of a day.", Unit = "mm", Min = 0)]
    public required Chance Rain { get; init; }

    [Input("Rates.", Unit = "per_day", Min = 0, Max = 10)]
    public required IReadOnlyList<double> Rates { get; init; }

    [Input("Water, in steps.")]
    public required IReadOnlyList<WaterStep> Steps { get; init; }

    public void Check(Problems problems)
    {
        for (var i = 1; i < Steps.Count; i++)
        {
            if (Steps[i].From <= Steps[i - 1].From)
            {
                problems.Add($"steps[{i}].from", "the steps are not in order");
            }
        }
    }
}

public sealed record WaterStep
{
    [Input("First day.")]
    public required DateOnly From { get; init; }

    [Input("Amount.", Unit = "l", Min = 0, MinExclusive = true, Max = 1000)]
    public required Quantity? Amount { get; init; }
}

public sealed record Origin
{
    [Input("Title.")]
    public required string Title { get; init; }
}
