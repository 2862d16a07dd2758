using System.Reflection;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>A box with the state machine that the compiler made of one async method.</summary>
/// <typeparam name="TStateMachine">The compiler's struct; a class in unoptimised builds, which then
/// allocates.</typeparam>
internal sealed class ProcessBox<TStateMachine> : ProcessBox
    where TStateMachine : IAsyncStateMachine
{
    // The compiler creates a process without telling for which simulator, so the pool cannot be the simulator's. Boxes
    // carry no state from one life to the next but their generation, and no result depends on which box a process lives
    // in.
    [ThreadStatic]
    private static ProcessBox<TStateMachine>? pool;

    private TStateMachine? machine;

    public override bool SeesStops => Handlers.Any;

    protected override string MethodName => NameOfMethod(typeof(TStateMachine).Name);

    /// <summary>A box from the pool of the thread, or a new one.</summary>
    public static ProcessBox<TStateMachine> Rent()
    {
        if (pool is not { } box)
        {
            return new ProcessBox<TStateMachine>();
        }

        // Only such boxes are in the pool.
        pool = Unsafe.As<ProcessBox<TStateMachine>?>(box.Next);
        box.Next = null;
        return box;
    }

    /// <summary>Takes over the state machine, which has not run yet.</summary>
    public void Fill(ref TStateMachine filled) => machine = filled;

    public override void Step() => machine!.MoveNext();

    protected override void ReturnToPool()
    {
        machine = default;
        Next = pool;
        pool = this;
    }

    // The compiler calls the state machine of Life "<Life>d__7", and that of a local function "<<Outer>g__Life|2>d".
    private static string NameOfMethod(string name)
    {
        var local = name.LastIndexOf("g__", StringComparison.Ordinal);
        var from = local >= 0 ? local + 3 : name.LastIndexOf('<') + 1;
        var length = name.AsSpan(from).IndexOfAny('|', '>');
        return length > 0 ? name.Substring(from, length) : name;
    }

    // Apart, so that only what is ever stopped is looked into.
    private static class Handlers
    {
        // The one that every async method has is the compiler's own; it passes the exception to the builder.
        public static readonly bool Any =
            typeof(TStateMachine).GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                ?.GetMethodBody()?.ExceptionHandlingClauses.Count is not 1;
    }
}
