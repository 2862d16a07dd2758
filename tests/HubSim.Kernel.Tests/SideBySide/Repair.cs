using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.SideBySide;

/// <summary>A machine that tears its belt in the middle of a part, and finishes the part after the repair.</summary>
internal sealed class Repair(Simulator simulator, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Resource mechanics = new(simulator, capacity: 1, "mechanics");

    public void Run()
    {
        var machine = simulator.Start(Machine());
        simulator.Start(Fault(machine));
        simulator.RunToEnd();
    }

    private async Process Machine()
    {
        for (var part = 1; part <= 4; part++)
        {
            var left = TimeSpan.FromMinutes(10);
            while (left > TimeSpan.Zero)
            {
                var begun = simulator.Now;
                try
                {
                    await simulator.Hold(left);
                    left = TimeSpan.Zero;
                }
                catch (InterruptException fault)
                {
                    left -= simulator.Now - begun;
                    Say($"{fault.Cause}: {left.TotalMinutes} min of part {part} left");
                    using var mechanic = await mechanics.Acquire();
                    await simulator.Hold(TimeSpan.FromMinutes(7));
                }
            }

            Say($"part {part} made");
        }
    }

    private async Process Fault(Process machine)
    {
        await simulator.Hold(TimeSpan.FromMinutes(26));
        machine.Interrupt("torn belt");
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{simulator.Now.TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
