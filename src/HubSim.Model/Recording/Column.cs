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
public sealed record Column(string Name, ColumnType Type, bool Nullable, string Unit, string Description);
