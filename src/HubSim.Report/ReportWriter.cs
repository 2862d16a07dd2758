using System.Text;
using HubSim.Report.Reading;
using HubSim.Report.Sections;
using HubSim.Report.Texts;

namespace HubSim.Report;

/// <summary>
/// Writes the report of a finished run: one file that needs nothing else, made of nothing but the run's own folder. The same
/// folder gives the same bytes.
/// </summary>
public static class ReportWriter
{
    /// <summary>Name of the report in the folder of its run.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the report of one run.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="file">The file to write; one that is there is replaced.</param>
    /// <param name="language">The language of the report's own words; the scenario's stay as they are.</param>
    /// <exception cref="ReportException">The folder cannot be read, or the file cannot be written.</exception>
    public static void Write(string folder, string file, Language language)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(language);
        using var run = FinishedRun.Open(folder);
        Save(file, RunPage.Of(run, Phrases.In(language)));
    }

    /// <summary>The file appears whole or not at all.</summary>
    private static void Save(string file, string text)
    {
        var temporary = $"{file}.tmp";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } parent)
            {
                Directory.CreateDirectory(parent);
            }

            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            File.Delete(temporary);
            throw new ReportException($"The report cannot be written to {file}: {cause.Message.TrimEnd('.')}. Choose another file (--out).", cause);
        }
    }
}
