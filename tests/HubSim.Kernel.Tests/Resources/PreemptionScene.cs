using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Resources;

/// <summary>A log, and processes that use a resource and say how that went.</summary>
public abstract class PreemptionScene
{
    private protected PreemptionScene() => Log = new Log(Simulator);

    private protected Simulator Simulator { get; } = new();

    private protected Log Log { get; }

    private protected void At(double second, Process process)
    {
        async Process Starts()
        {
            await Simulator.HoldUntil(Durations.Seconds(second));
            _ = Simulator.Start(process, priority: -1);
        }

        Simulator.Start(Starts());
    }

    private protected async Process Uses(
        Resource resource,
        string name,
        long units,
        int priority,
        double seconds,
        bool preempts = true,
        double patience = double.PositiveInfinity)
    {
        using var held = await resource.Acquire(units, priority, Durations.Seconds(patience), preempts);
        Log.Add(held.IsGranted ? name : $"{name} refused");
        if (held.IsGranted)
        {
            var left = await held.Hold(Durations.Seconds(seconds));
            Log.Add(held.IsLost ? $"{name} has {left.TotalSeconds} left" : $"{name} ran through");
        }
    }
}
