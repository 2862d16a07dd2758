using System.Runtime.InteropServices;

namespace HubSim.Cli.Running;

/// <summary>
/// Ctrl-C and a polite kill: the first one asks the run to stop, keeping what is complete; a second one ends the program
/// at once.
/// </summary>
sealed partial class Signals : IDisposable
{
    private const int Interrupt = 2;
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int exitCode;

    /// <summary>Begins to listen.</summary>
    public Signals()
    {
        Unignore();
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, HubSim.Cli.ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, HubSim.Cli.ExitCode.Terminated)),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Exit code of the signal that came; null if none did.</summary>
    public int? ExitCode => Volatile.Read(ref exitCode) is not 0 and var code ? code : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    /// <summary>
    /// Shells start background programs with SIGINT ignored, and the runtime then leaves it so. A run in the background
    /// must end on the signal all the same, with what is complete.
    /// </summary>
    private static void Unignore()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            _ = SetDefault(Interrupt, 0);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // Only the courtesy to background runs is lost.
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetDefault(int number, nint handler);

    private void Stop(PosixSignalContext context, int code)
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0)
        {
            context.Cancel = true;
            source.Cancel();
        }
    }
}
