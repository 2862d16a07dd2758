using HubSim.Kernel;
using HubSim.Kernel.Tests.SideBySide;
using SimSharp;

namespace HubSim.SimSharp.Tests.SideBySide;

/// <summary>
/// The two halves of each model of docs/kernel/simsharp.md say the same: SimSharp's own processes on SimSharp, and the
/// kernel's on its own calendar and on SimSharp's.
/// </summary>
public sealed class TwoVocabularyTests
{
    [Fact]
    public void Both_counters_serve_the_same_customers() =>
        SayTheSame((env, output) => new SimSharpCounter(env, output), (simulator, output) => new Counter(simulator, output));

    [Fact]
    public void Both_machines_make_their_parts_at_the_same_times() =>
        SayTheSame((env, output) => new SimSharpRepair(env, output), (simulator, output) => new Repair(simulator, output));

    [Fact]
    public void Both_depots_send_their_lorries_at_the_same_times() =>
        SayTheSame((env, output) => new SimSharpDepot(env, output), (simulator, output) => new Depot(simulator, output));

    private static void SayTheSame(
        Func<Simulation, TextWriter, ISideBySide> theirs, Func<Simulator, TextWriter, ISideBySide> ours)
    {
        var expected = Words(output => theirs(new Simulation(), output));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Words(output => ours(new Simulator(), output)));
        Assert.Equal(expected, Words(output => ours(new Simulator(new SimSharpCalendar()), output)));
    }

    private static string Words(Func<TextWriter, ISideBySide> model)
    {
        var output = new StringWriter { NewLine = "\n" };
        model(output).Run();
        return output.ToString();
    }
}
