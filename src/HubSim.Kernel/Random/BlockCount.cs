using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>
/// How many blocks of four words were made on this thread: shows whether a change made a model draw more or less, which
/// its responses may hide. Off unless asked for, and then it costs nothing: the compiler drops it.
/// </summary>
public static class BlockCount
{
    /// <summary>
    /// The switch of <see cref="AppContext"/> that turns counting on. It is read once, before the first draw of the
    /// program.
    /// </summary>
    public const string Switch = "HubSim.Kernel.CountBlocks";

    private static readonly bool isOn = AppContext.TryGetSwitch(Switch, out var wanted) && wanted;

    [ThreadStatic]
    private static long made;

    /// <summary>Whether blocks are counted.</summary>
    public static bool IsOn => isOn;

    /// <summary>
    /// Blocks made on this thread since it began; 0 while nothing is counted. A sequence makes four at a time.
    /// </summary>
    public static long Made => made;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add(int blocks = 1)
    {
        if (isOn)
        {
            made += blocks;
        }
    }
}
