using System.Globalization;

namespace HubSim.Kernel.Tests;

/// <summary>What happened, and at which second of model time: "5 interrupted".</summary>
internal sealed class Log(Simulator simulator)
{
    private readonly List<string> lines = [];

    public void Add(string what) =>
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"{simulator.Now.TotalSeconds} {what}"));

    public void Is(params string[] expected) => Assert.Equal(string.Join("\n", expected), ToString());

    public override string ToString() => string.Join("\n", lines);
}
