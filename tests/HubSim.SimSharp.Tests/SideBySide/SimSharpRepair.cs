using HubSim.Kernel.Tests.SideBySide;
using SimSharp;

namespace HubSim.SimSharp.Tests.SideBySide;

/// <summary>The machine of docs/kernel/simsharp.md in SimSharp's words.</summary>
internal sealed class SimSharpRepair(Simulation env, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Resource mechanics = new(env, capacity: 1);

    public void Run()
    {
        var machine = env.Process(Machine());
        env.Process(Fault(machine));
        env.Run();
    }

    private IEnumerable<Event> Machine()
    {
        for (var part = 1; part <= 4; part++)
        {
            var left = TimeSpan.FromMinutes(10);
            while (left > TimeSpan.Zero)
            {
                var begun = env.Now;
                yield return env.Timeout(left);
                if (env.ActiveProcess.HandleFault())
                {
                    left -= env.Now - begun;
                    Say($"{env.ActiveProcess.Value}: {left.TotalMinutes} min of part {part} left");
                    using (var mechanic = mechanics.Request())
                    {
                        yield return mechanic;
                        yield return env.Timeout(TimeSpan.FromMinutes(7));
                    }
                }
                else
                {
                    left = TimeSpan.Zero;
                }
            }

            Say($"part {part} made");
        }
    }

    private IEnumerable<Event> Fault(Process machine)
    {
        yield return env.Timeout(TimeSpan.FromMinutes(26));
        machine.Interrupt("torn belt");
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{(env.Now - env.StartDate).TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
