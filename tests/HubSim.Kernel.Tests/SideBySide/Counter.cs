using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.SideBySide;

/// <summary>Customers who queue for one counter, and not for longer than they like.</summary>
internal sealed class Counter(Simulator simulator, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Resource counter = new(simulator, capacity: 1, "counter");

    public void Run()
    {
        simulator.Start(Arrivals());
        simulator.RunToEnd();
    }

    private async Process Arrivals()
    {
        for (var number = 1; number <= 5; number++)
        {
            _ = simulator.Start(Customer(number));
            await simulator.Hold(TimeSpan.FromMinutes(4));
        }
    }

    private async Process Customer(int number)
    {
        using var place = await counter.Acquire(patience: TimeSpan.FromMinutes(5.5));
        if (!place.IsGranted)
        {
            Say($"customer {number} leaves after {place.Waited.TotalMinutes} min");
            return;
        }

        Say($"customer {number} has waited for {place.Waited.TotalMinutes} min");
        await simulator.Hold(TimeSpan.FromMinutes(9));
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{simulator.Now.TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
