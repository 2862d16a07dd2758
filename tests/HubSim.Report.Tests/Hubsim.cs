using System.Diagnostics;

namespace HubSim.Report.Tests;

/// <summary>The real program in another process, as a user runs it.</summary>
static class Hubsim
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Root folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The program: the one that HUBSIM_LIBRARY names (one that was compiled ahead of time, say), or that of the build.</summary>
    private static string Library { get; } =
        Environment.GetEnvironmentVariable("HUBSIM_LIBRARY") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "hubsim.dll");

    /// <summary>A file of the repository.</summary>
    public static string Shipped(string path) => Path.Combine(Repository, path);

    /// <summary>Runs the program and returns its exit code with all that it said.</summary>
    public static (int Code, string Said) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Library, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the program did not end within {Longest}");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no Simulation.sln above the tests");
        }

        return folder.FullName;
    }
}
