using System.Buffers;

namespace HubSim.Report.Reading;

/// <summary>
/// Some columns of some rows of a file. The next rows take their place: what is needed of a block is taken from it in the call
/// that gets it. Its room comes from the pool that all tables share, and goes back to it with the last block.
/// </summary>
internal sealed class Block : IDisposable
{
    private readonly double[][] numbers;
    private readonly string?[][] texts;

    /// <summary>Room for blocks of a file.</summary>
    /// <param name="numbers">Columns of numbers.</param>
    /// <param name="texts">Columns of texts.</param>
    /// <param name="most">Most rows of a block.</param>
    public Block(int numbers, int texts, int most)
    {
        this.numbers = [.. Enumerable.Range(0, numbers).Select(_ => ArrayPool<double>.Shared.Rent(most))];
        this.texts = [.. Enumerable.Range(0, texts).Select(_ => ArrayPool<string?>.Shared.Rent(most))];
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; set; }

    /// <summary>A column of numbers, by its place among those: NaN where a value is missing.</summary>
    public Span<double> Numbers(int place) => numbers[place].AsSpan(0, Rows);

    /// <summary>A column of texts, by its place among those: null where a value is missing.</summary>
    public Span<string?> Texts(int place) => texts[place].AsSpan(0, Rows);

    /// <summary>Gives the room back.</summary>
    public void Dispose()
    {
        foreach (var column in numbers)
        {
            ArrayPool<double>.Shared.Return(column);
        }

        foreach (var column in texts)
        {
            ArrayPool<string?>.Shared.Return(column, clearArray: true);
        }
    }
}
