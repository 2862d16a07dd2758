using System.Collections.Concurrent;
using HubSim.Files.Scenarios;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Sense;

/// <summary>Runs shipped scenarios, changed as on the command line, through files and model.</summary>
static class Lab
{
    private static readonly ConcurrentDictionary<int, Lazy<Outcome>> Plain = new();

    /// <summary>The folder of the shipped scenarios.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "scenarios");

    /// <summary>The base scenario.</summary>
    public static string Base { get; } = Path.Combine(Folder, "shanghai-2027.yaml");

    /// <summary>Reads a scenario that must be without errors.</summary>
    public static LoadResult<Scenario> Load(string file, params string[] changes)
    {
        var loaded = ScenarioLoader.Load<Scenario>(file, changes);
        Assert.True(loaded.Value is not null, string.Join('\n', loaded.Diagnostics));
        return loaded;
    }

    /// <summary>Runs one replication of the base scenario with changes; as it is, only once for all tests.</summary>
    public static Outcome Run(int replication, params string[] changes) => changes.Length > 0
        ? RunFile(Base, replication, changes)
        : Plain.GetOrAdd(replication, number => new Lazy<Outcome>(() => RunFile(Base, number))).Value;

    /// <summary>Runs one replication of a scenario with changes.</summary>
    public static Outcome RunFile(string file, int replication, params string[] changes)
    {
        var loaded = Load(file, changes);
        var model = new HubModel(loaded.Value!, loaded.Quantities);
        return new Outcome(model, model.Run(new Simulator(), replication, CancellationToken.None));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Simulation.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}

/// <summary>A replication, with its responses by name and its tables as text to the last bit.</summary>
sealed class Outcome(HubModel model, HubReplication replication)
{
    /// <summary>Every response by name; NaN where it is missing.</summary>
    public IReadOnlyDictionary<string, double> Responses { get; } = model.Responses
        .Select((column, i) => KeyValuePair.Create(column.Name, replication.Responses[i]))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>A response.</summary>
    public double this[string response] => Responses[response];

    /// <summary>A row of firms.parquet for every firm.</summary>
    public IReadOnlyList<string> Firms => Rows(replication.Firms, _ => true);

    /// <summary>A row of months.parquet for every month, without columns of some names.</summary>
    public IReadOnlyList<string> Months(params string[] without) => Rows(replication.Months, column => !without.Any(column.StartsWith));

    /// <summary>Some columns of firms.parquet by (origin, candidate).</summary>
    public IReadOnlyDictionary<string, string> FirmsBy(params string[] columns)
    {
        var (keys, values) = (Rows(replication.Firms, name => name is "origin" or "candidate"), Rows(replication.Firms, columns.Contains));
        return keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static List<string> Rows(Table table, Func<string, bool> isWanted)
    {
        var places = Enumerable.Range(0, table.Columns.Count).Where(i => isWanted(table.Columns[i].Name)).ToList();
        return [.. Enumerable.Range(0, table.Rows).Select(row => string.Join('|', places.Select(place => Text(table[place], row))))];
    }

    private static string Text(Cells cells, int row) => cells switch
    {
        _ when cells.IsMissing(row) => "-",
        { Real.Count: > 0 } => BitConverter.DoubleToInt64Bits(cells.Real[row]).ToString("x", System.Globalization.CultureInfo.InvariantCulture),
        { Text.Count: > 0 } => cells.Text[row]!,
        _ => cells.Whole[row].ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
