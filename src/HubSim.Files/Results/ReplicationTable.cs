using System.Globalization;
using System.Text;
using HubSim.Model.Inputs;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>The rows of replications.parquet: failure, inputs, responses.</summary>
internal sealed class ReplicationTable
{
    private static readonly Column FailureColumn =
        new("failure", ColumnType.Text, Nullable: true, Unit: "", "Why the replication failed; null if it did not.");

    private readonly int inputs;
    private readonly IReadOnlyList<Column> responses;

    internal ReplicationTable(IReadOnlyList<Quantity> inputs, IReadOnlyList<Column> responses)
    {
        this.inputs = inputs.Count;

        // A failed replication has no responses, so that each of them may be missing.
        this.responses = [.. responses.Select(response => response with { Nullable = true })];
        Columns = [FailureColumn, .. InputColumns(inputs), .. this.responses];
        if (Columns.GroupBy(column => column.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"two columns of replications.parquet would be called {twice.Key}", nameof(responses));
        }
    }

    /// <summary>The columns, without the one for the replication.</summary>
    internal IReadOnlyList<Column> Columns { get; }

    /// <summary>The row of a replication, as a table of one row.</summary>
    internal Table Row(ReplicationRow row)
    {
        var table = new Table(Columns);
        table.Add(row.Failure?.Message);
        AddInputs(table, row.Inputs.Span);
        if (row.Failure is null)
        {
            AddResponses(table, row.Responses.Span);
        }
        else
        {
            foreach (var _ in responses)
            {
                table.AddNull();
            }
        }

        return table;
    }

    private static IEnumerable<Column> InputColumns(IReadOnlyList<Quantity> inputs)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            // Different paths may differ in signs only; the later one in the scenario's order gets a number.
            var plain = NameOf(input.Path);
            var name = plain;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{plain}_{number}");
            }

            yield return new Column(name, ColumnType.Double, Nullable: true, input.Unit, $"Value drawn for {input.Path}.");
        }
    }

    private static string NameOf(string path)
    {
        var name = new StringBuilder("input_");
        foreach (var letter in path)
        {
            name.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        }

        return name.ToString();
    }

    private void AddInputs(Table table, ReadOnlySpan<double> values)
    {
        if (values.Length != inputs)
        {
            throw new ArgumentException($"{values.Length} values for {inputs} inputs", nameof(values));
        }

        foreach (var value in values)
        {
            AddReal(table, value);
        }
    }

    private void AddResponses(Table table, ReadOnlySpan<double> values)
    {
        if (values.Length != responses.Count)
        {
            throw new ArgumentException($"{values.Length} values for {responses.Count} responses", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (responses[i].Type is ColumnType.Double || double.IsNaN(values[i]))
            {
                AddReal(table, values[i]);
            }
            else
            {
                table.Add(Whole(responses[i], values[i]));
            }
        }
    }

    private static void AddReal(Table table, double value)
    {
        if (double.IsNaN(value))
        {
            table.AddNull();
        }
        else
        {
            table.Add(value);
        }
    }

    private static long Whole(Column response, double value) =>
        value == Math.Truncate(value) && Math.Abs(value) <= 1L << 53
            ? (long)value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"response {response.Name} is {response.Type} and cannot be {value}"), nameof(value));
}
