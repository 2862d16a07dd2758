using System.Text.Json;
using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Files.Storing;

/// <summary>One file of the store: what one run or experiment simulated, as its journal had it.</summary>
public sealed class StoreSegment
{
    private readonly JournalContent content;

    private StoreSegment(string path, DateTimeOffset used, JournalContent content)
    {
        Path = path;
        Used = used;
        this.content = content;

        // The plan of an experiment stands for no replication: each of its design points says its own key.
        Keys = Plan.Command == "run" ? new Dictionary<EntryId, ReuseKey> { [Plan.Key().Id()] = Plan.Key() } : [];
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Its name, by which lists call it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>When it was used last: written, or read by another run.</summary>
    public DateTimeOffset Used { get; }

    /// <summary>What was run.</summary>
    public JournalPlan Plan => content.Plan;

    /// <summary>Size of the file [bytes].</summary>
    public long Bytes => content.Scan.Length;

    /// <summary>Number of finished replications in it.</summary>
    public int Replications => Finished().Count();

    /// <summary>Number of keys that its replications have: one for a run, the number of design points for an experiment.</summary>
    public int KeyCount => Finished().Select(record => record.Frame.Key.Entry).Distinct().Count();

    /// <summary>The keys of its replications: one for a run, one for each design point for an experiment.</summary>
    internal Dictionary<EntryId, ReuseKey> Keys { get; }

    /// <summary>The finished replications.</summary>
    internal IEnumerable<FoundRecord> Finished() => content.Scan.Records.Where(record => record.Frame.Kind is RecordKind.Finished);

    /// <summary>Looks at a file of the store; null when it has gone or cannot be used.</summary>
    internal static StoreSegment? TryOpen(string path)
    {
        try
        {
            var used = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
            using var handle = OpenHandle(path);
            var segment = new StoreSegment(path, used, JournalContent.Of(handle, path, isChecked: false));
            foreach (var record in segment.content.Scan.Records.Where(record => record.Frame.Kind is RecordKind.Entry))
            {
                if (JournalScan.Read(handle, record) is { } bytes && JsonSerializer.Deserialize<ReuseKey>(bytes, ManifestFile.Compact) is { } key)
                {
                    segment.Keys[key.Id()] = key;
                }
            }

            return segment;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JournalException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a record; null when the file has gone or the record is damaged.</summary>
    internal byte[]? Read(FoundRecord record)
    {
        try
        {
            using var handle = OpenHandle(Path);
            return JournalScan.Read(handle, record);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Others may delete the file meanwhile: whoever has it open reads on.
    private static Microsoft.Win32.SafeHandles.SafeFileHandle OpenHandle(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
