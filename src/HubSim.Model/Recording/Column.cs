namespace HubSim.Model.Recording;

/// <summary>How a column's values are stored.</summary>
public enum ColumnType
{
    /// <summary>32-bit whole number.</summary>
    Int32,

    /// <summary>64-bit whole number; money in fen.</summary>
    Int64,

    /// <summary>64-bit floating point.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Calendar day.</summary>
    Date,

    /// <summary>One of few words.</summary>
    Category,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>A column of a result table: the contract with those who open the files.</summary>
/// <param name="Name">snake_case, with the unit as suffix where there is one.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="Nullable">True when a value may be missing.</param>
/// <param name="Unit">Unit in words; empty for none.</param>
/// <param name="Description">What a value is, as one sentence.</param>
public sealed record Column(string Name, ColumnType Type, bool Nullable, string Unit, string Description)
{
    /// <summary>Sign behind the name of a column that needs every job, wherever names are shown to people.</summary>
    public const string Mark = "\u2020";

    /// <summary>What the sign means.</summary>
    public const string MarkMeaning = Mark
        + " needs every job: in compute.detail days it is of large jobs only, as if small ones never waited, or off by more than a tenth, or missing";

    /// <summary>
    /// True when the value needs every job: in compute.detail days it is that of large jobs only, as if small ones never
    /// waited, or off by more than a tenth, or missing.
    /// </summary>
    public bool NeedsJobs { get; init; }

    /// <summary>The same column, marked as one that needs every job; its description says so too.</summary>
    public Column Marked() => this with { NeedsJobs = true, Description = $"{Description} {MarkMeaning}." };
}
