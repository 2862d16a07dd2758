using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wait for time to pass with a grant, which ends early if the grant is lost. Begins when it is
/// awaited.</summary>
public struct GrantHoldAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Resource resource;
    private readonly Holding holding;
    private readonly long duration;
    private readonly int priority;
    private bool isLost;

    internal GrantHoldAwaitable(Resource resource, Holding holding, long duration, int priority)
    {
        this.resource = resource;
        this.holding = holding;
        this.duration = duration;
        this.priority = priority;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(GrantHoldAwaitable wait) => wait.ToAnyWait();

    /// <summary>Whether the grant was lost before, so that there is nothing to wait for.</summary>
    /// <exception cref="InvalidOperationException">The grant was given back.</exception>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(resource.Simulator.CurrentBox);
            isLost = resource.IsLost(holding);
            if (!isLost)
            {
                resource.CheckHeld(holding);
            }

            return isLost;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public readonly GrantHoldAwaitable GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public readonly AnyWait ToAnyWait() =>
        new(resource.Simulator, resource.GrantPlace, duration, priority, GrantPlace.Pack(holding));

    /// <summary>What was left when the grant was lost; zero if the time has passed.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public readonly TimeSpan GetResult()
    {
        if (isLost)
        {
            return new TimeSpan(duration);
        }

        var process = resource.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        return new TimeSpan(process.IsServed ? process.Request : 0);
    }

    /// <summary>Refuses: only processes can hold. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public readonly void OnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public readonly void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    readonly void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(resource.Simulator))
        {
            resource.GrantPlace.Begin(process, holding, duration, priority);
        }
    }
}
