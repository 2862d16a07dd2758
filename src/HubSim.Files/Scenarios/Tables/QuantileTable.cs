namespace HubSim.Files.Scenarios.Tables;

/// <summary>A point of a measured distribution function: the share <see cref="Cdf"/> of all values is at most
/// <see cref="Value"/>.</summary>
/// <param name="Value">The value, in the unit of the file.</param>
/// <param name="Cdf">The share, in [0, 1].</param>
/// <param name="Place">Where the line stands.</param>
internal readonly record struct TablePoint(double Value, double Cdf, Place Place);

/// <summary>The series of one data file, each with values that ascend to a share of 1.</summary>
/// <param name="name">The file, as diagnostics name it.</param>
/// <param name="series">Points by series, in the order of the file.</param>
internal sealed class QuantileTable(string name, IReadOnlyDictionary<string, IReadOnlyList<TablePoint>> series)
{
    /// <summary>The file, as diagnostics name it.</summary>
    public string Name => name;

    /// <summary>Names of the series, in ordinal order.</summary>
    public IEnumerable<string> SeriesNames => series.Keys.Order(StringComparer.Ordinal);

    /// <summary>The points of a series; null when there is none of that name.</summary>
    public IReadOnlyList<TablePoint>? Find(string of) => series.GetValueOrDefault(of);
}
