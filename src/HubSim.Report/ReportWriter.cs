using System.Text;
using HubSim.Report.Pages;
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

    /// <summary>
    /// Writes the report of one run or experiment, or the comparison of several runs with the first; experiments beside runs
    /// say there what drove the outcome.
    /// </summary>
    /// <param name="folders">Folders of runs and of experiments about them, or of one experiment.</param>
    /// <param name="file">The file to write; one that is there is replaced.</param>
    /// <param name="language">The language of the report's own words; the scenario's stay as they are.</param>
    /// <returns>Items of the reporting checklist that are blank, in the language of the report.</returns>
    /// <exception cref="ReportException">A folder cannot be read or compared, or the file cannot be written.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyList<string> folders, string file, Language language)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.Count == 0)
        {
            throw new ArgumentException("a report is about one run at least", nameof(folders));
        }

        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(language);
        var phrases = Phrases.In(language);
        List<FinishedExperiment> experiments = [.. folders.Where(FinishedExperiment.IsIn).Select(FinishedExperiment.Open)];
        if (experiments.Count == folders.Count)
        {
            Save(file, experiments.Count == 1
                ? ExperimentPage.Of(experiments[0], phrases)
                : throw new ReportException("several experiments have a page each; name the run that they explain before them, or one of them alone"));
            return [];
        }

        var runs = new List<FinishedRun>();
        try
        {
            runs.AddRange(folders.Where(folder => experiments.TrueForAll(one => one.Folder != folder)).Select(FinishedRun.Open));
            Save(file, runs.Count == 1 ? RunPage.Of(runs[0], experiments, phrases) : ComparisonPage.Of(runs, experiments, phrases));
            return [.. runs.SelectMany(run => Checklist.Blanks(run, new Draft(phrases)).Select(blank => runs.Count == 1 ? blank : $"{run.Folder}: {blank}"))];
        }
        finally
        {
            runs.ForEach(run => run.Dispose());
        }
    }

    /// <summary>The file appears whole or not at all.</summary>
    private static void Save(string file, string text)
    {
        if (Directory.Exists(file))
        {
            throw new ReportException($"The report cannot be written to {file}: it is a folder. Name a file in it (--out {Path.Combine(file, FileName)}).") { IsOfWriting = true };
        }

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
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Remove(temporary);
            throw new ReportException($"The report cannot be written to {file}: {cause.Message.TrimEnd('.')}. Choose another file (--out).", cause) { IsOfWriting = true };
        }
    }

    /// <summary>What was begun is no report; where it cannot be removed the place itself is at fault, which is being said.</summary>
    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return;
        }
    }
}
