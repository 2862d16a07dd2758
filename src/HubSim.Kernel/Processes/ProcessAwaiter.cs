using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>Waits for the end of a process. What the compiler calls for <c>await process</c>.</summary>
public readonly struct ProcessAwaiter : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Process awaited;

    internal ProcessAwaiter(Process awaited) => this.awaited = awaited;

    /// <summary>Whether the process has ended: then there is nothing to wait for.</summary>
    public bool IsCompleted
    {
        get
        {
            if (awaited.IsFinished)
            {
                return true;
            }

            Misuse.RefuseOutsideProcess(Simulator.Running?.CurrentBox);
            return false;
        }
    }

    /// <summary>
    /// Returns when the process has returned or was stopped, and throws what it threw. (An interrupt that it did not
    /// catch comes as a <see cref="ProcessFailedException"/>, so that it is not taken for one's own.)
    /// </summary>
    public void GetResult()
    {
        if (Simulator.Running?.CurrentBox is { EndsInException: true } current)
        {
            current.ThrowCall();
        }

        if (awaited.Box?.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Refuses: only processes can wait for a process. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(Simulator.Running?.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(Simulator.Running?.CurrentBox);

    void IKernelWait.Begin(ProcessBox process) => Begin(process);

    /// <summary>Begins the wait in the name of the process that awaits.</summary>
    internal void Begin(ProcessBox process)
    {
        var other = StartAsChild(process, awaited);
        if (other is not null && process.BeginWait(other.Simulator!))
        {
            other.AddAwaiting(process);
        }
    }

    /// <summary>Begins the wait with a stand-in for the process that waits.</summary>
    internal static void Join(Branch branch, ProcessBox owner, Process awaited) =>
        StartAsChild(owner, awaited)?.AddAwaiting(branch);

    private static ProcessBox? StartAsChild(ProcessBox process, Process awaited)
    {
        var simulator = process.Simulator!;
        var other = awaited.Box!;
        if (other.Simulator is null)
        {
            simulator.Start(awaited);
            simulator.Adopt(process, other);
        }

        if (ReferenceEquals(process, other))
        {
            process.Break("A process awaits its own end.");
            return null;
        }

        return other;
    }
}
