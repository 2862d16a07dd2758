using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HubSim.Files.Journals;

/// <summary>
/// All that a replication's result depends on, besides its number. Two runs whose keys agree give the same bytes, whenever
/// and wherever they run.
/// </summary>
/// <param name="ModelVersion">Version of the code that decides results (<see cref="Journals.ModelVersion"/>).</param>
/// <param name="InputsSha256">Hash of the inputs that decide results, in hexadecimal.</param>
/// <param name="Seed">Root seed.</param>
/// <param name="Detail">What is kept of a replication, in a word that stands for it.</param>
public sealed record ReuseKey(string ModelVersion, string InputsSha256, ulong Seed, string Detail)
{
    /// <summary>A short name for the key: equal keys have equal ones, different keys different ones for all purposes.</summary>
    public EntryId Id()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{ModelVersion}\n{InputsSha256}\n{Seed}\n{Detail}");
        return EntryId.From(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>Name of a <see cref="ReuseKey"/>: the first 128 bits of its hash.</summary>
/// <param name="High">The first 64 bits.</param>
/// <param name="Low">The other ones.</param>
public readonly record struct EntryId(ulong High, ulong Low)
{
    internal const int Bytes = 16;

    /// <summary>The name in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    internal static EntryId From(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[sizeof(ulong)..]));

    internal void Write(Span<byte> place)
    {
        BinaryPrimitives.WriteUInt64BigEndian(place, High);
        BinaryPrimitives.WriteUInt64BigEndian(place[sizeof(ulong)..], Low);
    }
}

/// <summary>Which finished replication a record holds.</summary>
/// <param name="Entry">Its key without the number.</param>
/// <param name="Replication">Its number, from 0.</param>
public readonly record struct RecordKey(EntryId Entry, int Replication);
