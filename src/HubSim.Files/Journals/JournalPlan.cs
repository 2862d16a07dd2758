using System.Text;
using System.Text.Json;
using HubSim.Files.Results;

namespace HubSim.Files.Journals;

/// <summary>
/// What a journal was begun for: enough to repeat the command, to refuse a different one, and to say in what it differs.
/// </summary>
public sealed record JournalPlan
{
    /// <summary>The command: run or experiment.</summary>
    public required string Command { get; init; }

    /// <summary>Name of the scenario or experiment, after which its folder of results is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its file, as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The folder that the file's name is to be read from.</summary>
    public required string Folder { get; init; }

    /// <summary>Options that decide what comes out, with their values; those that were not given are missing.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; }

    /// <summary>Number of the first replication.</summary>
    public required int First { get; init; }

    /// <summary>Number of replications asked for; the most that may run, where their number depends on results.</summary>
    public required int Count { get; init; }

    /// <summary>Root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is kept of each replication.</summary>
    public required string Detail { get; init; }

    /// <summary>Version of the code that decides results.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Hash of what result files say of their origin: all of the resolved scenario, or experiment.</summary>
    public required string ResolvedSha256 { get; init; }

    /// <summary>Hash of the part of it that decides results.</summary>
    public required string InputsSha256 { get; init; }

    /// <summary>The resolved scenario or experiment as JSON, to say in what another one differs.</summary>
    public required string Resolved { get; init; }

    /// <summary>When the work was begun for the first time.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The key of its replications; an experiment has one for each design point instead.</summary>
    public ReuseKey Key() => new(ModelVersion, InputsSha256, Seed, Detail);

    /// <summary>The plan as bytes of a record.</summary>
    internal byte[] ToBytes()
    {
        var packer = new Packer();
        packer.AddBlock(JsonSerializer.SerializeToUtf8Bytes(this, ManifestFile.Compact));
        return packer.Compressed();
    }

    /// <summary>The plan that bytes stand for.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    internal static JournalPlan From(ReadOnlySpan<byte> bytes)
    {
        var unpacker = new Unpacker(bytes);
        var json = Encoding.UTF8.GetString(unpacker.Block().Span);
        unpacker.End();
        try
        {
            return JsonSerializer.Deserialize<JournalPlan>(json, ManifestFile.Compact) ?? throw Unpacker.Damaged();
        }
        catch (JsonException)
        {
            throw Unpacker.Damaged();
        }
    }
}
