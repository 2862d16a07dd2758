using System.Buffers;
using System.Globalization;
using System.Text;

namespace HubSim.Files.Scenarios.Yaml;

/// <summary>Reads the characters of a file, or says in one sentence why it cannot.</summary>
internal static class SourceText
{
    /// <summary>Largest file read, in bytes; the shipped scenarios have some tens of thousands.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>How long a pipe or a device is waited for, in seconds.</summary>
    private const int Patience = 3;

    /// <summary>The text of <paramref name="file"/> without its byte order mark; null after a finding.</summary>
    public static string? Read(string file, Findings findings)
    {
        try
        {
            if (Directory.Exists(file))
            {
                return Refuse(file, findings, "this is a folder, not a file; name the scenario file in it");
            }

            return Decode(file, Bytes(file), findings);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(file, findings, "there is no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse(file, findings, "the file may not be read: permission denied");
        }
        catch (ArgumentException)
        {
            return Refuse(file, findings, "this is not the path of a file");
        }
        catch (Exception e) when (e is IOException or NotSupportedException)
        {
            return Refuse(file, findings, $"the file cannot be read: {e.Message}");
        }
    }

    /// <summary>
    /// The bytes of a file. A pipe to which nobody writes, or a device that says nothing, would keep the program for ever: what
    /// has no length is given some time to begin and end.
    /// </summary>
    private static byte[] Bytes(string file)
    {
        if (new FileInfo(file).Length > 0)
        {
            return Whole(file);
        }

        var reading = Task.Factory.StartNew(() => Whole(file), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], TimeSpan.FromSeconds(Patience)) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new IOException(string.Create(CultureInfo.InvariantCulture, $"it does not end within {Patience} seconds; name a file, not a pipe or a device"));
    }

    /// <summary>One byte more than is allowed at most, so that an endless file (a device) ends too.</summary>
    private static byte[] Whole(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while (memory.Length <= MaxBytes && (count = stream.Read(buffer)) > 0)
        {
            memory.Write(buffer, 0, count);
        }

        return memory.ToArray();
    }

    private static string? Decode(string file, byte[] bytes, Findings findings)
    {
        if (bytes.Length > MaxBytes)
        {
            return Refuse(file, findings, "the file is larger than 4 MiB, the most that is read");
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Refuse(file, findings, "the file is in UTF-16, found at byte 0; save it as UTF-8");
        }

        if (FirstBadByte(bytes) is { } offset)
        {
            return Refuse(file, findings, $"the file is not valid UTF-8, found at byte {offset}; save it as UTF-8");
        }

        var text = Encoding.UTF8.GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static int? FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return null;
    }

    private static string? Refuse(string file, Findings findings, string message)
    {
        findings.Add(Place.StartOf(file), "", message);
        return null;
    }
}
