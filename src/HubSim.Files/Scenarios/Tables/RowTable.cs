using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Tables;

/// <summary>Columns of a data file whose rows belong together.</summary>
/// <param name="name">The file, as diagnostics name it.</param>
/// <param name="rows">How a row is drawn.</param>
/// <param name="weights">The weight of each row, as written; 1 where the file has no weights.</param>
/// <param name="columns">Values by column, in the order of the file.</param>
/// <param name="places">Where each row stands.</param>
internal sealed class RowTable(
    string name,
    JointRows rows,
    IReadOnlyList<double> weights,
    IReadOnlyDictionary<string, IReadOnlyList<double>> columns,
    IReadOnlyList<Place> places)
{
    /// <summary>The file, as diagnostics name it.</summary>
    public string Name => name;

    /// <summary>How a row is drawn.</summary>
    public JointRows Rows => rows;

    /// <summary>The weight of each row.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>Where each row stands.</summary>
    public IReadOnlyList<Place> Places => places;

    /// <summary>Names of the columns, in ordinal order.</summary>
    public IEnumerable<string> ColumnNames => columns.Keys.Order(StringComparer.Ordinal);

    /// <summary>The values of a column; null when there is none of that name.</summary>
    public IReadOnlyList<double>? Find(string column) => columns.GetValueOrDefault(column);
}
