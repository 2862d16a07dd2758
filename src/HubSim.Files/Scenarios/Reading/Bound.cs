namespace HubSim.Files.Scenarios.Reading;

/// <summary>What became of a value.</summary>
/// <param name="Value">The value; of a section or collection that is not good, what checks may look at, or null.</param>
/// <param name="IsGood">False when there was something to report.</param>
internal readonly record struct Bound(object? Value, bool IsGood)
{
    /// <summary>What there is of a section that nobody may look at without doubt.</summary>
    public object? Draft { get; init; }

    public static Bound Bad { get; } = new(null, IsGood: false);

    public static Bound Good(object? value) => new(value, IsGood: true);
}
