using System.Diagnostics;

namespace HubSim.Cli.Tests;

/// <summary>How a run of the program ended, and what it said.</summary>
sealed record Ended(int Code, string Out, string Err)
{
    public string All => Out + Err;

    /// <summary>Non-empty lines of the standard error.</summary>
    public string[] Messages => Err.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The real program, run as a user runs it: another process, arguments, exit code, two outputs.</summary>
static class Hubsim
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Root folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The program: the one that HUBSIM_LIBRARY names (one that was compiled ahead of time, say), or that of the build.</summary>
    public static string Library { get; } =
        Environment.GetEnvironmentVariable("HUBSIM_LIBRARY") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "hubsim.dll");

    /// <summary>A file of the repository.</summary>
    public static string Shipped(string path) => Path.Combine(Repository, path);

    /// <summary>Runs the program in a folder until it ends.</summary>
    public static Ended Run(string folder, params string[] arguments) => Finish(Start(folder, arguments));

    /// <summary>
    /// Starts the program in a folder. Without a store, unless a test speaks of one: what a test compares must have been
    /// simulated. Without a page, unless a test speaks of it: it takes longer than the replications.
    /// </summary>
    public static Process Start(string folder, params string[] arguments)
    {
        bool Speaks(string of) => Array.Exists(arguments, argument => argument.Contains(of, StringComparison.Ordinal));
        string[] alone = arguments is not ["run" or "experiment", ..] ? []
            : [.. Speaks("store") ? [] : new[] { "--no-store" }, .. Speaks("report") ? [] : new[] { "--no-report" }];
        return Launch(folder, "dotnet", [Library, .. arguments.Take(1), .. alone, .. arguments.Skip(1)]);
    }

    /// <summary>Runs a line of shell in a folder, with <c>$HUBSIM</c> for the program.</summary>
    public static Ended Shell(string folder, string line) => Finish(Launch(folder, "sh", ["-c", line]));

    /// <summary>Waits for the end of a process.</summary>
    public static Ended Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"the program did not end within {Longest}");
            }

            return new Ended(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
        }
    }

    private static Process Launch(string folder, string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HUBSIM"] = $"dotnet {Library}";
        start.Environment.Remove("NO_COLOR");
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
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
