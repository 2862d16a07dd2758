using HubSim.Cli.Output;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>What is said of a scenario file with errors, by every command that would run it.</summary>
static class Refusal
{
    private const int MostListed = 500;

    /// <summary>Lists the errors, one a line, and what follows from them.</summary>
    /// <param name="loaded">A file that could not be loaded.</param>
    /// <param name="file">Its name, and what was changed in it.</param>
    /// <param name="consequence">What was not done, for example "nothing was run".</param>
    /// <returns>The exit code.</returns>
    public static int Of(LoadResult<Scenario> loaded, string file, string consequence)
    {
        return ExperimentLoader.IsExperiment(file)
            ? Of([new Diagnostic(file, 1, 1, ExperimentLoader.KindKey, $"this is an experiment, not a scenario; run it with `hubsim experiment {file}`")], file, consequence)
            : Of(loaded.Diagnostics, file, consequence);
    }

    /// <summary>Lists errors, one a line, and what follows from them.</summary>
    /// <param name="diagnostics">The errors.</param>
    /// <param name="file">The file that was named.</param>
    /// <param name="consequence">What was not done.</param>
    /// <returns>The exit code.</returns>
    public static int Of(IReadOnlyList<Diagnostic> diagnostics, string file, string consequence)
    {
        List(diagnostics);
        Terminal.Messages.WriteLine($"hubsim: {Words.Count(diagnostics.Count, "error")} in {file}; {consequence}");
        return ExitCode.InvalidInput;
    }

    /// <summary>Lists the errors of a file, one a line; of a file that is nothing but errors, as many as anybody reads.</summary>
    /// <param name="diagnostics">The errors.</param>
    public static void List(IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Take(MostListed))
        {
            Terminal.Messages.WriteLine(diagnostic);
        }

        if (diagnostics.Count > MostListed)
        {
            Terminal.Messages.WriteLine($"hubsim: and {Words.Count(diagnostics.Count - MostListed, "more error")} in {diagnostics[^1].File}");
        }
    }
}
