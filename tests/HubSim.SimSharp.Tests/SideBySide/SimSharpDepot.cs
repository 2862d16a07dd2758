using HubSim.Kernel.Tests.SideBySide;
using SimSharp;

namespace HubSim.SimSharp.Tests.SideBySide;

/// <summary>The depot of docs/kernel/simsharp.md in SimSharp's words.</summary>
internal sealed class SimSharpDepot(Simulation env, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Store crates = new(env);
    private readonly Container tank = new(env, capacity: 100, initial: 10);

    public void Run()
    {
        env.Process(Supply());
        env.Process(Dispatch());
        env.Run();
    }

    private IEnumerable<Event> Supply()
    {
        foreach (var cargo in new[] { "bricks", "sand", "tiles", "slate" })
        {
            yield return env.Timeout(TimeSpan.FromMinutes(11));
            yield return crates.Put(cargo);
            yield return tank.Put(20);
        }
    }

    private IEnumerable<Event> Dispatch()
    {
        for (var number = 1; number <= 3; number++)
        {
            var lorry = env.Process(Lorry());
            yield return lorry;
            Say($"lorry {number} is away with {lorry.Value}, {tank.Level} l are left");
        }
    }

    private IEnumerable<Event> Lorry()
    {
        var crate = crates.Get();
        yield return crate & tank.Get(30);
        yield return env.Timeout(TimeSpan.FromMinutes(15));
        env.ActiveProcess.Succeed(crate.Value);
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{(env.Now - env.StartDate).TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
