using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HubSim.Files.Journals;

/// <summary>Reads what a <see cref="Packer"/> wrote. Anything else is an <see cref="InvalidDataException"/>, never a crash.</summary>
internal sealed class Unpacker
{
    /// <summary>Most bytes that a record may claim to hold; a larger number is damage, not data.</summary>
    private const int Most = 1 << 30;

    private readonly byte[] bytes;
    private int place;

    /// <summary>Takes compressed bytes.</summary>
    internal Unpacker(ReadOnlySpan<byte> compressed)
    {
        if (compressed.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(compressed) is var length && length is < 0 or > Most)
        {
            throw Damaged();
        }

        bytes = new byte[length];
        if (!BrotliDecoder.TryDecompress(compressed[sizeof(int)..], bytes, out var written) || written != length)
        {
            throw Damaged();
        }
    }

    /// <summary>The next whole number without a sign.</summary>
    internal ulong Whole()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>The next whole number with a sign.</summary>
    internal long Signed()
    {
        var value = Whole();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>The next number of things, each of which takes at least so many bits.</summary>
    internal int Count(int bitsEach)
    {
        var count = Whole();
        return count <= Most && count * (ulong)bitsEach <= (ulong)(bytes.Length - place) * 8 ? (int)count : throw Damaged();
    }

    /// <summary>The next byte.</summary>
    internal byte Byte() => place < bytes.Length ? bytes[place++] : throw Damaged();

    /// <summary>The next block of bytes.</summary>
    internal ReadOnlyMemory<byte> Block()
    {
        var length = Count(bitsEach: 8);
        place += length;
        return bytes.AsMemory(place - length, length);
    }

    /// <summary>The next text.</summary>
    internal string Text() => Encoding.UTF8.GetString(Block().Span);

    /// <summary>The next real numbers.</summary>
    internal double[] Reals()
    {
        var values = new double[Count(bitsEach: 64)];
        Span<byte> one = stackalloc byte[sizeof(double)];
        for (var i = 0; i < values.Length; i++)
        {
            for (var rank = 0; rank < sizeof(double); rank++)
            {
                one[rank] = bytes[place + (rank * values.Length) + i];
            }

            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(one);
        }

        place += values.Length * sizeof(double);
        return values;
    }

    /// <summary>Makes sure that nothing is left.</summary>
    internal void End()
    {
        if (place != bytes.Length)
        {
            throw Damaged();
        }
    }

    /// <summary>What is thrown for bytes that no packer wrote.</summary>
    internal static InvalidDataException Damaged() => new("a record does not hold what it should");
}
