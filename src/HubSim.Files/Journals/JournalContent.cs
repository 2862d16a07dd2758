using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace HubSim.Files.Journals;

/// <summary>How a journal begins: eight letters, the last of which count the versions of the layout.</summary>
internal static class JournalFormat
{
    /// <summary>Version of the layout of journals and their records; raised when a reader has to change.</summary>
    internal const int Version = 1;

    private const string Word = "HubSimJ";

    /// <summary>The first bytes of every journal.</summary>
    internal static ReadOnlySpan<byte> Opening => "HubSimJ1"u8;

    /// <summary>Refuses files that do not begin like a journal of this version.</summary>
    internal static void Require(SafeFileHandle handle, string path)
    {
        Span<byte> opening = stackalloc byte[Opening.Length];
        var got = RandomAccess.Read(handle, opening, 0);
        if (opening[..got].SequenceEqual(Opening))
        {
            return;
        }

        var text = Encoding.Latin1.GetString(opening[..got]);
        throw new JournalException(
            got == 0 ? $"{path} is empty: nothing was kept of that run. Start it again without --resume."
            : text.StartsWith(Word, StringComparison.Ordinal) && text.Length > Word.Length ? string.Create(CultureInfo.InvariantCulture, $"{path} was written by another version of hubsim (journal layout {text[Word.Length]}, this program has {Version}). Use that version, or start the run again without --resume.")
            : $"{path} is not a journal of hubsim. Name the folder of an interrupted run.");
    }
}

/// <summary>What stands in a journal.</summary>
public sealed class JournalContent
{
    private JournalContent(JournalPlan plan, JournalScan scan)
    {
        Plan = plan;
        Scan = scan;
    }

    /// <summary>What the journal was begun for.</summary>
    public JournalPlan Plan { get; }

    /// <summary>Number of finished replications that are whole.</summary>
    public int Finished => Scan.Records.Count(record => record.Frame.Kind is RecordKind.Finished or RecordKind.Failed);

    /// <summary>Places where something else stands than what was written, the end apart.</summary>
    public int Damaged => Scan.Damaged;

    /// <summary>Bytes at the end that a program began to write and did not end.</summary>
    public long Torn => Scan.Torn;

    internal JournalScan Scan { get; }

    /// <summary>Reads a journal that nobody is writing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="JournalException">It is no journal, or another version's, or in use, or cannot be read.</exception>
    public static JournalContent Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Of(handle, path);
        }
        catch (IOException cause) when (JournalException.IsShared(cause))
        {
            throw JournalException.InUse(path, cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"{path} cannot be read: {cause.Message.TrimEnd('.')}.", cause);
        }
    }

    /// <summary>Reads the plan and finds the records of a journal.</summary>
    /// <exception cref="JournalException">It is no journal, or another version's, or its plan is damaged.</exception>
    internal static JournalContent Of(SafeFileHandle handle, string path, bool isChecked = true)
    {
        JournalFormat.Require(handle, path);
        var scan = JournalScan.Of(handle, JournalFormat.Opening.Length, isChecked);
        try
        {
            if (scan.Records is [{ Frame.Kind: RecordKind.Plan } first, ..] && JournalScan.Read(handle, first) is { } bytes)
            {
                return new JournalContent(JournalPlan.From(bytes), scan);
            }
        }
        catch (InvalidDataException)
        {
            // Said below.
        }

        throw new JournalException($"{path} is damaged where it says what was run, so that nothing of it can be used. Start the run again without --resume.");
    }
}
