using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>
/// Reads a value that is drawn together with others: <c>posterior: {file: data/x.csv, column: a}</c>. Each replication draws
/// one row of the file, the same for every value that names it.
/// </summary>
internal static class PosteriorReader
{
    /// <summary>The key that names the rows.</summary>
    public const string Key = "posterior";

    private static readonly string[] Keys = ["file", "column"];

    /// <summary>The distribution of the column by itself; null after a finding.</summary>
    /// <param name="context">What is gathered.</param>
    /// <param name="shape">What stands in the place of the value.</param>
    /// <param name="entry">The key <c>posterior</c> and what stands under it.</param>
    /// <param name="input">The range that the values must obey.</param>
    /// <param name="path">Path of the key.</param>
    /// <param name="joint">The column and its rows; null after a finding.</param>
    public static Distribution? Read(
        Context context, UncertainShape shape, Entry entry, InputAttribute input, string path, out JointColumn? joint)
    {
        joint = null;
        if (shape.IsChance)
        {
            context.Findings.Add(entry.Place, path, "a row of a posterior is drawn once per replication, but this value is drawn for "
                + "each event; write a distribution");
            return null;
        }

        if (entry.Value is not MapNode map)
        {
            context.Refuse(Family.Find(Key)!.Example, entry.Value, path);
            return null;
        }

        ReportUnknown(context, map, path);
        var file = Required(context, map, "file", entry.Place, path);
        var column = Required(context, map, "column", entry.Place, path);
        if (file is null || context.Tables.OpenRows(file.Value, KeyPath.Join(path, "file")) is not { } table || column is null
            || Values(context, table, column, KeyPath.Join(path, "column")) is not { } values || !AreInRange(context, table, values, input, path))
        {
            return null;
        }

        context.Tables.Use(map, table, values);
        joint = new JointColumn(table.Rows, values);
        return new Discrete(values, table.Weights);
    }

    private static IReadOnlyList<double>? Values(Context context, RowTable table, Entry column, string path)
    {
        if (column.Value is not ScalarNode { IsNull: false } name)
        {
            context.Refuse("the name of a column", column.Value, path);
            return null;
        }

        if (table.Find(name.Text) is { } values)
        {
            return values;
        }

        context.Findings.Add(name.Place, path, $"there is no column {Wording.Cut(name.Text)} in {Wording.Cut(table.Name)}; it has "
            + Wording.Cut(string.Join(", ", table.ColumnNames), 300) + Suggestion.For(name.Text, table.ColumnNames));
        return null;
    }

    private static bool AreInRange(Context context, RowTable table, IReadOnlyList<double> values, InputAttribute input, string path)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!ScalarReader.IsInRange(values[i], input))
            {
                context.Findings.Add(table.Places[i], path, $"expected {Wording.Expected(new RealShape(), input)} for {path}, found {Wording.Number(values[i])}");
                return false;
            }
        }

        return true;
    }

    private static void ReportUnknown(Context context, MapNode map, string path)
    {
        foreach (var entry in map.Entries.Where(entry => !Keys.Contains(entry.Name, StringComparer.Ordinal)))
        {
            context.Findings.Add(entry.Place, KeyPath.Join(path, Wording.Cut(entry.Name)),
                $"unknown key {Wording.Cut(entry.Name)}; allowed here: {string.Join(", ", Keys)}" + Suggestion.For(entry.Name, Keys));
        }
    }

    private static Entry? Required(Context context, MapNode map, string key, Place at, string path)
    {
        if (map.Find(key) is { } entry)
        {
            return entry;
        }

        if (!map.IsPartial)
        {
            context.Findings.Add(at, KeyPath.Join(path, key), $"missing key {key}; write {Family.Find(Key)!.Example}");
        }

        return null;
    }
}
