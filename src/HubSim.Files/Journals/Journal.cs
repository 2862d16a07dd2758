using System.Diagnostics;
using HubSim.Files.Results;
using Microsoft.Win32.SafeHandles;

namespace HubSim.Files.Journals;

/// <summary>
/// An append-only file of finished replications. Each record is one write to the system, which keeps it when the process is
/// killed, at any moment: what is lost is at most what had not been handed to <see cref="Append"/>. Against a loss of power
/// the file is flushed to the disk when it is begun, every <see cref="FlushEvery"/> while records come, and at the end; more
/// than the last few seconds of work cannot be lost then.
/// <para>
/// The file is held alone: a second program that wants to go on with the same run is refused while the first one lives, and
/// only then. May be used from any thread.
/// </para>
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>Name of the file in the folder of a run.</summary>
    public const string Name = "journal";

    /// <summary>Time between two flushes to the disk.</summary>
    public static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly Stopwatch sinceFlush = Stopwatch.StartNew();
    private long end;
    private Exception? broken;

    private Journal(FileStream file, long end)
    {
        this.file = file;
        this.end = end;
    }

    /// <summary>Path of the file.</summary>
    public string Path => file.Name;

    /// <summary>Length of the journal [bytes].</summary>
    public long Length
    {
        get
        {
            lock (gate)
            {
                return end;
            }
        }
    }

    /// <summary>For tests of disks that take no more: what to do before a write.</summary>
    internal Action? BeforeWrite { get; set; }

    /// <summary>The open file, to read records from.</summary>
    internal SafeFileHandle Handle => file.SafeFileHandle;

    /// <summary>Begins a journal. It has its name only once its plan stands in it, whole.</summary>
    /// <param name="path">Path of the file; nothing may be there.</param>
    /// <param name="plan">What it is begun for.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static Journal Begin(string path, JournalPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ResultsException.Guard(path, () =>
        {
            var temporary = $"{path}.tmp";
            using (var begun = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                begun.Write(JournalFormat.Opening);
                begun.Write(Frame.Around(RecordKind.Plan, default, plan.ToBytes()));
                begun.Flush(flushToDisk: true);
            }

            File.Move(temporary, path);
            var opened = Open(path);
            return new Journal(opened, opened.Length);
        });
    }

    /// <summary>Goes on with a journal: its torn tail, if it has one, is cut off.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="content">What stood in it.</param>
    /// <exception cref="JournalException">It is no journal, another version's, or in use.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static Journal Continue(string path, out JournalContent content)
    {
        var opened = ResultsException.Guard(path, () => Open(path));
        try
        {
            content = JournalContent.Of(opened.SafeFileHandle, path);
            var whole = content.Scan.End;
            ResultsException.Guard(path, () => opened.SetLength(whole));
            return new Journal(opened, whole);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Adds a record. A failure of the file is kept for <see cref="ThrowIfBroken"/>, because who finished a replication is
    /// not who can end the run.
    /// </summary>
    /// <param name="kind">What it is.</param>
    /// <param name="key">Whose it is.</param>
    /// <param name="record">Its bytes.</param>
    public void Append(RecordKind kind, RecordKey key, ReadOnlySpan<byte> record) => _ = TryAppend(kind, key, record);

    /// <summary>Adds a record as <see cref="Append"/> does, and says where it stands; null when it could not be added.</summary>
    internal FoundRecord? TryAppend(RecordKind kind, RecordKey key, ReadOnlySpan<byte> record)
    {
        var bytes = Frame.Around(kind, key, record);
        lock (gate)
        {
            // Whoever did not hear of the end in time may still come with a record.
            if (broken is not null || Handle.IsClosed)
            {
                return null;
            }

            try
            {
                BeforeWrite?.Invoke();
                RandomAccess.Write(Handle, bytes, end);
                end += bytes.Length;
                if (sinceFlush.Elapsed > FlushEvery)
                {
                    RandomAccess.FlushToDisk(Handle);
                    sinceFlush.Restart();
                }

                return new FoundRecord(new Frame(kind, key, record.Length), end - bytes.Length);
            }
            catch (Exception cause) when (ResultsException.IsOfFiles(cause))
            {
                broken = cause;
                return null;
            }
        }
    }

    /// <summary>Takes no further record, because something that belongs to them could not be written.</summary>
    /// <param name="cause">What <see cref="ThrowIfBroken"/> is to throw.</param>
    public void Break(Exception cause)
    {
        lock (gate)
        {
            broken ??= cause;
        }
    }

    /// <summary>Throws if the file could not be written.</summary>
    /// <exception cref="ResultsException">A record could not be written; none was added after it.</exception>
    public void ThrowIfBroken()
    {
        lock (gate)
        {
            if (broken is { } cause)
            {
                ResultsException.Guard(Path, () => throw cause);
            }
        }
    }

    /// <summary>Flushes to the disk and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (broken is null && !Handle.IsClosed)
            {
                try
                {
                    RandomAccess.FlushToDisk(Handle);
                }
                catch (IOException)
                {
                    // The records stand in the file as far as the system could tell; a torn one is recognised.
                }
            }

            file.Dispose();
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException cause) when (JournalException.IsShared(cause))
        {
            throw JournalException.InUse(path, cause);
        }
    }
}
