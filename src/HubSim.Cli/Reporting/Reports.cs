using HubSim.Experiments.Trials;
using HubSim.Report;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Cli.Reporting;

/// <summary>What the user asked for.</summary>
/// <param name="Runs">Folders of runs, and of experiments.</param>
/// <param name="Out">File to write; null for the one in the run's folder.</param>
/// <param name="Language">Language of the report.</param>
/// <param name="Strict">Whether a blank item of the checklist is a fault.</param>
sealed record ReportRequest(IReadOnlyList<string> Runs, string? Out, Language Language, bool Strict);

/// <summary>Writes reports.</summary>
static class Reports
{
    /// <summary>Writes the report of a run or an experiment that has just ended.</summary>
    /// <returns>False when it could not be written; the user has been told.</returns>
    public static bool Write(string folder)
    {
        try
        {
            _ = ReportWriter.Write([folder], Path.Combine(folder, ReportWriter.FileName), Language.English);
            return true;
        }
        catch (ReportException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message} The results are whole; `hubsim report {folder}` writes the report alone.");
            return false;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A fault of the report costs no run its summary and its results.
            Terminal.Messages.WriteLine($"hubsim: an error in the report, please report it: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}. The results are whole.");
            return false;
        }
    }

    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(ReportRequest request)
    {
        try
        {
            ComparableRuns.Require(request.Runs);
            var file = request.Out ?? Path.Combine(request.Runs[0], ReportWriter.FileName);
            var blanks = ReportWriter.Write(request.Runs, file, request.Language);
            Terminal.Data.WriteLine(file);
            return request.Strict ? Judge(blanks) : ExitCode.Done;
        }
        catch (Exception exception) when (exception is ReportException or UnsuitableException)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return exception is ReportException { IsOfWriting: true } ? ExitCode.Failed : ExitCode.InvalidInput;
        }
    }

    /// <summary>Names what is blank.</summary>
    private static int Judge(IReadOnlyList<string> blanks)
    {
        foreach (var blank in blanks)
        {
            Terminal.Messages.WriteLine($"hubsim: blank in the checklist: {blank}");
        }

        return blanks.Count == 0 ? ExitCode.Done : ExitCode.NotMet;
    }
}
