using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A request for units of a <see cref="Resource"/>. Made when it is awaited, not before.</summary>
public struct AcquireAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Resource resource;
    private readonly long units;
    private readonly long patience;
    private readonly int priority;
    private readonly bool preempts;
    private bool isAnswered;
    private Holding holding;

    internal AcquireAwaitable(Resource resource, long units, int priority, long patience, bool preempts)
    {
        this.resource = resource;
        this.units = units;
        this.priority = priority;
        this.patience = patience;
        this.preempts = preempts;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(AcquireAwaitable wait) => wait.ToAnyWait();

    /// <summary>
    /// Makes the request. Whether it was answered at once: granted, or refused for want of any patience.
    /// </summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(resource.Simulator.CurrentBox);
            isAnswered = resource.TryGrantAtOnce(units, priority, preempts, out holding) || patience == 0;
            return isAnswered;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public readonly AcquireAwaitable GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public readonly AnyWait ToAnyWait() =>
        new(resource.Simulator, resource, units, priority, patience, preempts: preempts);

    /// <summary>The answer.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public readonly Grant GetResult()
    {
        if (isAnswered)
        {
            return Answer(holding, TimeSpan.Zero);
        }

        var process = resource.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        var waited = new TimeSpan(resource.Simulator.NowTicks - process.WaitingSince);
        return Answer(process.IsServed ? process.Holding : default, waited);
    }

    /// <summary>Refuses: only processes can wait for a resource. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public readonly void OnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public readonly void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    readonly void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(resource.Simulator))
        {
            resource.EnqueuePlain(process, units, priority, patience, preempts);
        }
    }

    private readonly Grant Answer(Holding held, TimeSpan waited) =>
        held.Stamp == 0 ? new Grant(null, default, 0, waited) : new Grant(resource, held, units, waited);
}
