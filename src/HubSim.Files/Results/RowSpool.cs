using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HubSim.Files.Results;

/// <summary>
/// A file beside a result file for the rows of its row group that is not full yet, column by column as they lie in memory: a
/// row group has to be written at once, and this one needs no memory until then. It is deleted when it is closed; what a killed
/// program leaves of it goes with its folder.
/// </summary>
internal sealed class RowSpool : IDisposable
{
    private readonly SafeFileHandle file;
    private long end;

    private RowSpool(SafeFileHandle file) => this.file = file;

    /// <summary>Makes the file.</summary>
    /// <param name="path">The result file that it is for.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static RowSpool For(string path) =>
        new(File.OpenHandle($"{path}.waiting", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose));

    /// <summary>Sets values aside.</summary>
    /// <returns>Their place, for <see cref="Take{T}"/>.</returns>
    /// <exception cref="IOException">They cannot be written.</exception>
    public long Put<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var place = end;
        var bytes = MemoryMarshal.AsBytes(values);
        RandomAccess.Write(file, bytes, place);
        end += bytes.Length;
        return place;
    }

    /// <summary>Reads values back.</summary>
    /// <param name="place">Their place.</param>
    /// <param name="values">Room for all of them.</param>
    /// <exception cref="IOException">They cannot be read.</exception>
    public void Take<T>(long place, Span<T> values)
        where T : unmanaged
    {
        var left = MemoryMarshal.AsBytes(values);
        while (left.Length > 0)
        {
            var read = RandomAccess.Read(file, left, place);
            if (read == 0)
            {
                throw new EndOfStreamException("rows that were set aside are gone");
            }

            place += read;
            left = left[read..];
        }
    }

    /// <summary>Forgets all values; their room is used again.</summary>
    public void Clear() => end = 0;

    /// <summary>Deletes the file.</summary>
    public void Dispose() => file.Dispose();
}
