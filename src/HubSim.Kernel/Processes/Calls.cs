namespace HubSim.Kernel.Processes;

/// <summary>What reaches a process from outside: interrupts and stops.</summary>
internal static class Calls
{
    /// <summary>See <see cref="Process.Interrupt"/>. The process has not ended.</summary>
    public static bool Interrupt(ProcessBox process, object? cause)
    {
        if (process.Simulator is not { } simulator)
        {
            throw new InvalidOperationException(
                $"Process '{process.Name}' is interrupted before it was started{Simulator.WhereRunning}.");
        }

        if (ReferenceEquals(process, simulator.CurrentBox))
        {
            throw new InvalidOperationException($"A process cannot interrupt itself{simulator.Where}.");
        }

        if (process.IsStopping)
        {
            return false;
        }

        process.NoteInterrupt(cause);
        if (process.State == ProcessState.Waiting)
        {
            CutShort(simulator, process);
        }

        return true;
    }

    /// <summary>See <see cref="Process.Stop"/>. The process has not ended.</summary>
    public static bool Stop(ProcessBox process)
    {
        switch (process.State)
        {
            case ProcessState.Created:
                process.Recycle();
                return true;

            case ProcessState.Starting:
                process.Simulator!.Cancel(process);
                process.State = ProcessState.Finished;
                process.Simulator.Settle(process);
                return true;

            case ProcessState.Running when ReferenceEquals(process, Simulator.Running?.CurrentBox):
                process.IsStopping = process.HasCalls = process.StopDelivered = true;
                throw new ProcessStoppedException();

            case ProcessState.Waiting:
                process.IsStopping = process.HasCalls = true;
                process.EndsUnseen = CanEndUnseen(process);
                CutShort(process.Simulator!, process);
                return true;

            case ProcessState.Woken when process.AwaitedFailure is null:
                process.IsStopping = process.HasCalls = true;
                process.EndsUnseen = CanEndUnseen(process);
                process.Simulator!.Cancel(process);
                process.Place?.TakeBack(process);
                process.Place = null;
                process.Simulator.Call(process);
                return true;

            // Something is on its way to the process already: an earlier call, or a failure that must not be lost. Or
            // it runs another simulator, or the first step of another process, from which this call comes.
            default:
                process.IsStopping = process.HasCalls = true;
                return true;
        }
    }

    // Several waits at once clean up after themselves when the process gets their exception.
    private static bool CanEndUnseen(ProcessBox process) => process.Place is not WaitGroup && !process.SeesStops;

    private static void CutShort(Simulator simulator, ProcessBox process)
    {
        simulator.Cancel(process);
        var place = process.Place;
        process.Place = null;
        place?.Withdraw(process);
        simulator.Call(process);
    }
}
