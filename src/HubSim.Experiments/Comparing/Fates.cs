using System.Text;

namespace HubSim.Experiments.Comparing;

/// <summary>
/// What became of the single entities of a replication, and what was spent on them: small enough to travel with a trial. An
/// entity is the same one in every system: its group and its number in the group name it.
/// </summary>
public sealed class Fates
{
    private readonly Dictionary<(string Group, long Number), bool> survives = [];

    /// <summary>What was spent on all of them, in whatever unit the caller counts.</summary>
    public long Spent { get; init; }

    /// <summary>The entities, and whether each survives.</summary>
    public IReadOnlyDictionary<(string Group, long Number), bool> Survives => survives;

    /// <summary>Adds an entity.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="number">Its number in the group, from 0.</param>
    /// <param name="doesSurvive">True when it lives at the end.</param>
    /// <exception cref="ArgumentException">It was added before.</exception>
    public void Add(string group, long number, bool doesSurvive) => survives.Add((group, number), doesSurvive);

    /// <summary>All of it in bytes, some three for each entity; equal contents give equal bytes.</summary>
    public ReadOnlyMemory<byte> ToBytes()
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Spent);
            var groups = survives.GroupBy(entry => entry.Key.Group, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
            writer.Write7BitEncodedInt(groups.Count);
            foreach (var group in groups)
            {
                Write(writer, group.Key, [.. group.Select(entry => (entry.Key.Number, entry.Value)).OrderBy(entry => entry.Number)]);
            }
        }

        return memory.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    public static Fates FromBytes(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        try
        {
            var fates = new Fates { Spent = reader.ReadInt64() };
            for (var groups = reader.Read7BitEncodedInt(); groups > 0; groups--)
            {
                Read(reader, fates);
            }

            return fates;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("these bytes are not the fates of a trial", e);
        }
    }

    private static void Write(BinaryWriter writer, string group, IReadOnlyList<(long Number, bool Survives)> entities)
    {
        writer.Write(group);
        writer.Write7BitEncodedInt(entities.Count);
        var last = -1L;
        foreach (var (number, doesSurvive) in entities)
        {
            // The step from the one before it, with the fate in its lowest bit.
            writer.Write7BitEncodedInt64(((number - last) << 1) | (doesSurvive ? 1L : 0L));
            last = number;
        }
    }

    private static void Read(BinaryReader reader, Fates fates)
    {
        var group = reader.ReadString();
        var number = -1L;
        for (var entities = reader.Read7BitEncodedInt(); entities > 0; entities--)
        {
            var step = reader.Read7BitEncodedInt64();
            number += step >> 1;
            fates.Add(group, number, (step & 1) != 0);
        }
    }
}
