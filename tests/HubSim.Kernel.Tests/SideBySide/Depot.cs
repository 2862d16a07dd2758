using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.SideBySide;

/// <summary>Lorries that leave with a crate and 30 litres each, one after the other.</summary>
internal sealed class Depot(Simulator simulator, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Store<string> crates = new(simulator, "crates");
    private readonly Level tank = new(simulator, capacity: 100, initial: 10, "tank");

    public void Run()
    {
        simulator.Start(Supply());
        simulator.Start(Dispatch());
        simulator.RunToEnd();
    }

    private async Process Supply()
    {
        foreach (var cargo in new[] { "bricks", "sand", "tiles", "slate" })
        {
            await simulator.Hold(TimeSpan.FromMinutes(11));
            await crates.Put(cargo);
            await tank.Put(20);
        }
    }

    private async Process Dispatch()
    {
        for (var number = 1; number <= 3; number++)
        {
            var cargo = await Lorry();
            Say($"lorry {number} is away with {cargo}, {tank.Amount} l are left");
        }
    }

    private async Process<string> Lorry()
    {
        var both = await simulator.AllOf(crates.Get(), tank.Get(30));
        await simulator.Hold(TimeSpan.FromMinutes(15));
        return both[0].Delivery<string>().Item;
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{simulator.Now.TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
