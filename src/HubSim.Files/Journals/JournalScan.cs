using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace HubSim.Files.Journals;

/// <summary>A record that a scan found.</summary>
/// <param name="Frame">Its frame.</param>
/// <param name="Offset">Where the frame begins [bytes].</param>
internal readonly record struct FoundRecord(Frame Frame, long Offset);

/// <summary>
/// What stands in a journal. Damage costs the records that it hit and no other: a frame whose bytes do not fit their
/// checksum is passed over, and where no frame begins the next one is looked for. What follows the last whole record is the
/// torn tail of a program that was killed.
/// </summary>
/// <param name="Records">The whole records, in the order in which they were written.</param>
/// <param name="Damaged">Places before the tail where something else stands.</param>
/// <param name="End">Where the last whole record ends [bytes]; the tail begins here.</param>
/// <param name="Length">Length of the file [bytes].</param>
internal sealed record JournalScan(IReadOnlyList<FoundRecord> Records, int Damaged, long End, long Length)
{
    private const int Step = 1 << 16;

    /// <summary>Bytes of the torn tail.</summary>
    internal long Torn => Length - End;

    /// <summary>Looks through an open journal.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="start">Where the first frame begins.</param>
    /// <param name="isChecked">
    /// True to compare every record with its checksum; false to trust the frames, for those who check what they read later.
    /// </param>
    internal static JournalScan Of(SafeFileHandle handle, long start, bool isChecked)
    {
        var length = RandomAccess.GetLength(handle);
        var records = new List<FoundRecord>();
        var damaged = 0;
        var end = Math.Min(start, length);
        var place = end;
        while (place < length)
        {
            if (At(handle, place, length, isChecked) is { } frame)
            {
                damaged += place > end ? 1 : 0;
                records.Add(new FoundRecord(frame, place));
                place += frame.Total;
                end = place;
            }
            else if (Next(handle, place + 1, length) is { } next)
            {
                place = next;
            }
            else
            {
                break;
            }
        }

        return new JournalScan(records, damaged, end, length);
    }

    /// <summary>Reads a record with its frame; null when it is not, or no longer, what was written.</summary>
    internal static byte[]? Read(SafeFileHandle handle, FoundRecord found)
    {
        var bytes = new byte[checked((int)found.Frame.Total)];
        return Fill(handle, found.Offset, bytes) == bytes.Length && Frame.IsWhole(bytes) && Frame.Head(bytes) == found.Frame
            ? bytes[Frame.HeadBytes..^Frame.TailBytes]
            : null;
    }

    private static Frame? At(SafeFileHandle handle, long place, long length, bool isChecked)
    {
        Span<byte> head = stackalloc byte[Frame.HeadBytes];
        if (Fill(handle, place, head) < head.Length || Frame.Head(head) is not { } frame || place + frame.Total > length)
        {
            return null;
        }

        return !isChecked || Read(handle, new FoundRecord(frame, place)) is not null ? frame : null;
    }

    /// <summary>The next place at which a frame may begin; null if there is none.</summary>
    private static long? Next(SafeFileHandle handle, long from, long length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Step);
        try
        {
            // Steps overlap, so that a mark across a border is not missed.
            for (var place = from; place < length; place += Step - Frame.Mark.Length + 1)
            {
                var filled = buffer.AsSpan(0, Fill(handle, place, buffer.AsSpan(0, Step)));
                if (filled.IndexOf(Frame.Mark) is >= 0 and var found)
                {
                    return place + found;
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Fill(SafeFileHandle handle, long place, Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(handle, buffer[filled..], place + filled) is > 0 and var got)
        {
            filled += got;
        }

        return filled;
    }
}
