using HubSim.Kernel.Tests.SideBySide;
using SimSharp;

namespace HubSim.SimSharp.Tests.SideBySide;

/// <summary>The counter of docs/kernel/simsharp.md in SimSharp's words.</summary>
internal sealed class SimSharpCounter(Simulation env, TextWriter output) : ISideBySide
{
    // begin model
    private readonly Resource counter = new(env, capacity: 1);

    public void Run()
    {
        env.Process(Arrivals());
        env.Run();
    }

    private IEnumerable<Event> Arrivals()
    {
        for (var number = 1; number <= 5; number++)
        {
            env.Process(Customer(number));
            yield return env.Timeout(TimeSpan.FromMinutes(4));
        }
    }

    private IEnumerable<Event> Customer(int number)
    {
        var arrived = env.Now;
        using (var request = counter.Request())
        {
            var patience = env.Timeout(TimeSpan.FromMinutes(5.5));
            yield return request | patience;
            var waited = env.Now - arrived;
            if (!request.IsProcessed)
            {
                Say($"customer {number} leaves after {waited.TotalMinutes} min");
                yield break;
            }

            Say($"customer {number} has waited for {waited.TotalMinutes} min");
            yield return env.Timeout(TimeSpan.FromMinutes(9));
        }
    }

    // end model
    private void Say(FormattableString what) =>
        output.WriteLine(FormattableString.Invariant($"{(env.Now - env.StartDate).TotalMinutes,5} {FormattableString.Invariant(what)}"));
}
