using Parquet;
using Parquet.Schema;

namespace HubSim.Report.Reading;

/// <summary>
/// A result file, read block by block and column by column: memory is needed for one block only, however long the file is.
/// Numbers, days (<see cref="DateOnly.DayNumber"/>) and truth values (0 and 1) come as doubles, NaN where a value is missing.
/// </summary>
internal sealed class ResultTable : IDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private readonly ParquetReader reader;
    private readonly Dictionary<string, DataField> fields;

    private ResultTable(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
        reader = Finish(ParquetReader.CreateAsync(file, leaveStreamOpen: true));
        fields = reader.Schema.DataFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ReportException">It is not there, or is no Parquet file.</exception>
    public static ResultTable Open(string path)
    {
        FileStream? opened = null;
        try
        {
            opened = File.OpenRead(path);
            return new ResultTable(path, opened);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ParquetException or InvalidDataException)
        {
            opened?.Dispose();
            throw Unreadable(path, cause);
        }
    }

    /// <summary>True when the file has the column.</summary>
    public bool Has(string column) => fields.ContainsKey(column);

    /// <summary>Reads some columns of numbers from the first row to the last.</summary>
    /// <param name="columns">Their names.</param>
    /// <param name="take">Gets, for each block of rows, an array for each column, in their order; valid during the call only.</param>
    /// <exception cref="ReportException">A column is not there, or cannot be read.</exception>
    public void Scan(IReadOnlyList<string> columns, Action<double[][]> take) =>
        Scan(columns, [], (numbers, _) => take(numbers));

    /// <summary>Reads some columns of numbers and some of texts from the first row to the last.</summary>
    /// <param name="columns">Names of columns of numbers.</param>
    /// <param name="texts">Names of columns of texts.</param>
    /// <param name="take">Gets the numbers and the texts of each block of rows.</param>
    /// <exception cref="ReportException">A column is not there, or cannot be read.</exception>
    public void Scan(IReadOnlyList<string> columns, IReadOnlyList<string> texts, Action<double[][], string?[][]> take)
    {
        DataField[] numbers = [.. columns.Select(Find)];
        DataField[] words = [.. texts.Select(Find)];
        try
        {
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                using var group = reader.OpenRowGroupReader(i);
                var rows = checked((int)group.RowCount);
                take(
                    [.. numbers.Select(field => Numbers(group, field, rows))],
                    [.. words.Select(field => Texts(group, field, rows))]);
            }
        }
        catch (Exception cause) when (cause is IOException or ParquetException or InvalidDataException)
        {
            throw Unreadable(path, cause);
        }
    }

    /// <summary>All values of one column: for files with few rows.</summary>
    /// <param name="column">Its name.</param>
    public double[] Whole(string column)
    {
        var all = new List<double>();
        Scan([column], block => all.AddRange(block[0]));
        return [.. all];
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Finish(reader.DisposeAsync().AsTask());
        file.Dispose();
    }

    private static ReportException Unreadable(string path, Exception cause) => cause is FileNotFoundException or DirectoryNotFoundException
        ? new ReportException($"{path} is not there; a report needs the whole folder of a run", cause)
        : new ReportException($"{path} cannot be read: {cause.Message.TrimEnd('.')}. Run the scenario again, or copy the file again from where it came.", cause);

    private DataField Find(string column) => fields.TryGetValue(column, out var field)
        ? field
        : throw new ReportException($"{path} has no column {column}: it was written by a version of the program that this one cannot read");

    private static double[] Numbers(ParquetRowGroupReader group, DataField field, int rows) => field.ClrType switch
    {
        var type when type == typeof(int) => Read<int>(group, field, rows, static value => value),
        var type when type == typeof(long) => Read<long>(group, field, rows, static value => value),
        var type when type == typeof(double) => Read<double>(group, field, rows, static value => value),
        var type when type == typeof(bool) => Read<bool>(group, field, rows, static value => value ? 1 : 0),
        var type when type == typeof(DateOnly) => Read<DateOnly>(group, field, rows, static value => value.DayNumber),
        var type when type == typeof(DateTime) => Read<DateTime>(group, field, rows, static value => DateOnly.FromDateTime(value).DayNumber),
        var type => throw new ReportException($"column {field.Name} holds {type.Name}, which is no number"),
    };

    private static double[] Read<T>(ParquetRowGroupReader group, DataField field, int rows, Func<T, double> convert)
        where T : struct
    {
        var result = new double[rows];
        if (field.IsNullable)
        {
            var values = new T?[rows];
            Finish(group.ReadAsync(field, values.AsMemory()));
            for (var i = 0; i < rows; i++)
            {
                result[i] = values[i] is { } value ? convert(value) : double.NaN;
            }
        }
        else
        {
            var values = new T[rows];
            Finish(group.ReadAsync(field, values.AsMemory()));
            for (var i = 0; i < rows; i++)
            {
                result[i] = convert(values[i]);
            }
        }

        return result;
    }

    private static string?[] Texts(ParquetRowGroupReader group, DataField field, int rows)
    {
        var values = new string?[rows];
        Finish(group.ReadAsync(field, values.AsMemory()!));
        return values;
    }

    /// <summary>The file is not opened for asynchronous use: its tasks end before they are handed out.</summary>
    private static T Finish<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Finish(Task task) => task.GetAwaiter().GetResult();

    private static void Finish(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
