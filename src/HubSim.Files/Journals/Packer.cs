using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HubSim.Files.Journals;

/// <summary>Bytes in the making: small whole numbers take few of them.</summary>
internal sealed class Packer
{
    /// <summary>
    /// Quality of Brotli. Measured on a replication of the base scenario: 1 costs a millisecond; 5 costs four and saves a
    /// fifth of the bytes.
    /// </summary>
    private const int Quality = 1;

    private const int WindowBits = 22;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 12);

    /// <summary>Adds a whole number in groups of seven bits, the lowest first; the top bit of a byte says that more follow.</summary>
    internal void Add(ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        buffer.Advance(length);
    }

    /// <summary>Adds a number of things.</summary>
    internal void Add(int count) => Add((ulong)count);

    /// <summary>Adds a whole number with a sign: those near 0 become small numbers without one (0, -1, 1, -2, ...).</summary>
    internal void AddSigned(long value) => Add(unchecked((ulong)((value << 1) ^ (value >> 63))));

    /// <summary>Adds one byte.</summary>
    internal void AddByte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    /// <summary>Adds bytes after their number.</summary>
    internal void AddBlock(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        buffer.Write(bytes);
    }

    /// <summary>Adds a text after its length in UTF-8.</summary>
    internal void Add(string text) => AddBlock(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Adds real numbers, bit for bit: the first bytes of all, then the second ones, and so on. Bytes of one rank resemble
    /// each other, which compression turns to account.
    /// </summary>
    internal void Add(ReadOnlySpan<double> values)
    {
        Add(values.Length);
        var planes = buffer.GetSpan(checked(values.Length * sizeof(double)));
        Span<byte> one = stackalloc byte[sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(one, values[i]);
            for (var rank = 0; rank < sizeof(double); rank++)
            {
                planes[(rank * values.Length) + i] = one[rank];
            }
        }

        buffer.Advance(values.Length * sizeof(double));
    }

    /// <summary>All that was added, compressed, after its length.</summary>
    internal byte[] Compressed()
    {
        var room = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount)];
        BinaryPrimitives.WriteInt32LittleEndian(room, buffer.WrittenCount);
        return BrotliEncoder.TryCompress(buffer.WrittenSpan, room.AsSpan(sizeof(int)), out var length, Quality, WindowBits)
            ? room[..(sizeof(int) + length)]
            : throw new InvalidOperationException("compression did not fit into its own bound");
    }
}
