using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Cli.Reusing;

/// <summary>The frame around every command that can go on with what was broken off.</summary>
static class Resumable
{
    /// <summary>Finds the run to go on with, if one was named, and says what is the matter when something cannot be done.</summary>
    /// <param name="command">The command that was given: run or experiment.</param>
    /// <param name="reuse">What the user says of earlier work.</param>
    /// <param name="output">Folder of all results, for a bare name.</param>
    /// <param name="file">The scenario's or experiment's file, for a bare name; empty if not given.</param>
    /// <param name="execute">Does the work, going on with a run or, for null, from the beginning.</param>
    /// <returns>An exit code.</returns>
    public static int Execute(string command, ReuseOptions reuse, string output, string file, Func<Resumption?, int> execute)
    {
        try
        {
            // What is finished needs nothing more, which is a success.
            return reuse.Resume is not { } run ? execute(null)
                : Resumption.Find(command, run, output, file) is { } resumption ? execute(resumption)
                : ExitCode.Done;
        }
        catch (JournalException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return ExitCode.InvalidInput;
        }
        catch (ResultsException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return ExitCode.Failed;
        }
    }
}
