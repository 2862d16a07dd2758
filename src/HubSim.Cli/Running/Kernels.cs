#if SIMSHARP
using HubSim.SimSharp;
#endif
using HubSim.Kernel;

namespace HubSim.Cli.Running;

/// <summary>
/// What drives the model's processes: the kernel's own clock and event list, or SimSharp's, if the program was built so.
/// </summary>
static class Kernels
{
    /// <summary>The kernel's own.</summary>
    public const string Native = "native";

    /// <summary>SimSharp's.</summary>
    public const string SimSharp = "simsharp";

    private static readonly Dictionary<string, Func<Simulator>> Makers = new(StringComparer.Ordinal)
    {
        [Native] = () => new Simulator(),
#if SIMSHARP
        [SimSharp] = () => new Simulator(new SimSharpCalendar()),
#endif
    };

    /// <summary>Whether this program has a kernel of that name.</summary>
    public static bool Has(string name) => Makers.ContainsKey(name);

    /// <summary>A new simulator on a kernel that this program has.</summary>
    public static Simulator Create(string name) => Makers[name]();
}
