using System.Security.Cryptography;
using Parquet;
using Parquet.Schema;

namespace HubSim.Report.Reading;

/// <summary>
/// A result file, read block by block and column by column: memory is needed for one block only, however long the file is.
/// Numbers, days (<see cref="DateOnly.DayNumber"/>) and truth values (0 and 1) come as doubles, NaN where a value is missing.
/// </summary>
internal sealed class ResultTable : IDisposable
{
    /// <summary>More rows than this in one row group are those of a file that no program like this one wrote.</summary>
    private const int MostRows = 1 << 24;

    private readonly string path;
    private readonly FileStream file;
    private readonly ParquetReader reader;
    private readonly Dictionary<string, DataField> fields;
    private readonly int mostRows;

    private ResultTable(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
        reader = ParquetReader.CreateAsync(file, leaveStreamOpen: true).GetAwaiter().GetResult();
        fields = reader.Schema.DataFields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        mostRows = Enumerable.Range(0, reader.RowGroupCount).Select(RowsOf).DefaultIfEmpty(0).Max();
    }

    /// <summary>Opens a file, and makes sure that it is the one that was written.</summary>
    /// <param name="folder">Folder of the run or experiment.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="sha256">Its hash in hexadecimal, as the manifest has it.</param>
    /// <exception cref="ReportException">It is not there, is no Parquet file, or was changed after it was written.</exception>
    public static ResultTable Open(string folder, string name, string sha256)
    {
        var place = Path.Combine(folder, name);
        FileStream? opened = null;
        try
        {
            opened = File.OpenRead(place);
            if (!sha256.Equals(Convert.ToHexStringLower(SHA256.HashData(opened)), StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException("it was changed after it was written, for its SHA-256 is not that of the manifest");
            }

            opened.Position = 0;
            return new ResultTable(place, opened);
        }
        catch (Exception cause)
        {
            opened?.Dispose();
            throw Unreadable(place, cause);
        }
    }

    /// <summary>True when the file has the column.</summary>
    public bool Has(string column) => fields.ContainsKey(column);

    /// <summary>Reads some columns of numbers from the first row to the last.</summary>
    /// <param name="columns">Their names.</param>
    /// <param name="take">Gets each block of rows, with the columns in their order.</param>
    /// <exception cref="ReportException">A column is not there, or cannot be read.</exception>
    public void Scan(IReadOnlyList<string> columns, Action<Block> take) => Scan(columns, [], take);

    /// <summary>Reads some columns of numbers and some of texts from the first row to the last.</summary>
    /// <param name="columns">Names of columns of numbers.</param>
    /// <param name="texts">Names of columns of texts.</param>
    /// <param name="take">Gets each block of rows; numbers and texts are in their order.</param>
    /// <exception cref="ReportException">A column is not there, or cannot be read.</exception>
    public void Scan(IReadOnlyList<string> columns, IReadOnlyList<string> texts, Action<Block> take)
    {
        DataField[] numbers = [.. columns.Select(Find)];
        DataField[] words = [.. texts.Select(Find)];
        HashSet<string>[] shared = [.. words.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        using var block = new Block(numbers.Length, words.Length, mostRows);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            Fill(block, i, numbers, words, shared);
            take(block);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        file.Dispose();
    }

    private void Fill(Block block, int number, DataField[] numbers, DataField[] words, HashSet<string>[] shared)
    {
        try
        {
            using var group = reader.OpenRowGroupReader(number);
            block.Rows = RowsOf(number);
            for (var i = 0; i < numbers.Length; i++)
            {
                ColumnReader.Numbers(group, numbers[i], block.Numbers(i));
            }

            for (var i = 0; i < words.Length; i++)
            {
                ColumnReader.Texts(group, words[i], block.Texts(i), shared[i]);
            }
        }
        catch (Exception cause) when (cause is not ReportException)
        {
            throw Unreadable(path, cause);
        }
    }

    private int RowsOf(int group) => reader.Metadata!.RowGroups[group].NumRows is >= 0 and <= MostRows and var rows
        ? (int)rows
        : throw new InvalidDataException($"row group {group} does not say how many rows it has");

    /// <summary>
    /// What a broken file makes of its reader is any exception: numbers of it that make no sense are taken for lengths, places
    /// and types.
    /// </summary>
    private static ReportException Unreadable(string path, Exception cause) => cause is FileNotFoundException or DirectoryNotFoundException
        ? new ReportException($"{path} is not there; a report needs the whole folder of a run", cause)
        : new ReportException($"{path} cannot be read: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Copy the file again from where it came, or run again.", cause);

    private DataField Find(string column) => fields.TryGetValue(column, out var field)
        ? field
        : throw new ReportException($"{path} has no column {column}: it was written by a version of the program that this one cannot read");
}
