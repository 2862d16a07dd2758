using System.Runtime.InteropServices;

namespace HubSim.Cli.Running;

/// <summary>
/// Ctrl-C and a polite kill: the first one asks the run to stop, keeping what is complete; a second one ends the program
/// at once.
/// </summary>
sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int exitCode;

    /// <summary>Begins to listen.</summary>
    public Signals()
    {
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

    private void Stop(PosixSignalContext context, int code)
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) == 0)
        {
            context.Cancel = true;
            source.Cancel();
        }
    }
}
