using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace HubSim.Files.Journals;

/// <summary>What a record of a journal holds.</summary>
public enum RecordKind
{
    /// <summary>What was to run; always the first record.</summary>
    Plan = 1,

    /// <summary>A key that records below refer to.</summary>
    Entry = 2,

    /// <summary>What a replication or trial yielded.</summary>
    Finished = 3,

    /// <summary>Why a replication or trial failed.</summary>
    Failed = 4,

    /// <summary>The rows of a replication's long tables that are few; before the record that says it is finished.</summary>
    Rows = 5,

    /// <summary>Hashes of the files with the rows of a replication's long tables that are many; before that record too.</summary>
    RowFiles = 6,
}

/// <summary>
/// The frame around a record: a mark, what the record is and how long, a checksum of that (CRC-32C), the bytes themselves,
/// and the first half of the SHA-256 of all before it. The two checksums part two cases: a frame that can be trusted to say
/// where the next one begins, and bytes that can be trusted to be the ones that were written.
/// </summary>
/// <param name="Kind">What the record is.</param>
/// <param name="Key">Whose it is.</param>
/// <param name="Length">Number of its bytes, without the frame.</param>
internal readonly record struct Frame(RecordKind Kind, RecordKey Key, int Length)
{
    /// <summary>Bytes before those of the record.</summary>
    internal const int HeadBytes = 36;

    /// <summary>Bytes after them.</summary>
    internal const int TailBytes = 16;

    /// <summary>The four bytes with which every frame begins; no text and no compressed stream favours them.</summary>
    internal static ReadOnlySpan<byte> Mark => [0xF5, 0x48, 0x53, 0xA7];

    /// <summary>Bytes of the record with its frame.</summary>
    internal long Total => (long)HeadBytes + Length + TailBytes;

    /// <summary>The record in its frame, ready to be written.</summary>
    internal static byte[] Around(RecordKind kind, RecordKey key, ReadOnlySpan<byte> record)
    {
        var bytes = new byte[checked(HeadBytes + record.Length + TailBytes)];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), (int)kind);
        key.Entry.Write(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), key.Replication);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(32), Check(bytes));
        record.CopyTo(bytes.AsSpan(HeadBytes));
        Sum(bytes.AsSpan(0, bytes.Length - TailBytes)).CopyTo(bytes.AsSpan(bytes.Length - TailBytes));
        return bytes;
    }

    /// <summary>Reads the head of a frame; null when the bytes are none.</summary>
    internal static Frame? Head(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || !bytes.StartsWith(Mark)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]) != Check(bytes))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]);
        var key = new RecordKey(EntryId.From(bytes.Slice(8, EntryId.Bytes)), BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]));
        return length < 0 ? null : new Frame((RecordKind)BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), key, length);
    }

    /// <summary>True when a record in its frame is, byte for byte, what was written.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HeadBytes + TailBytes - 1 && Sum(bytes[..^TailBytes]).SequenceEqual(bytes[^TailBytes..]);

    private static uint Check(ReadOnlySpan<byte> head)
    {
        var sum = uint.MaxValue;
        for (var place = 0; place < 32; place += sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(head[place..]));
        }

        return ~sum;
    }

    private static Span<byte> Sum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(0, TailBytes);
}
