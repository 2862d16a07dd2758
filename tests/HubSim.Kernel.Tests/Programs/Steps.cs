namespace HubSim.Kernel.Tests.Programs;

/// <summary>
/// Something to wait for. Times are in ticks; patience is null for ever, 0 for not at all.
/// </summary>
internal abstract record WaitFor
{
    public long? Patience { get; init; }

    public int Priority { get; init; }
}

internal sealed record ForTime(long Ticks) : WaitFor;

internal sealed record ForUnits(int Resource, long Units, bool Preempts) : WaitFor;

/// <summary>Units that are held so long and given back, all in one wait.</summary>
internal sealed record ForUse(int Resource, long Units, bool Preempts, long Ticks) : WaitFor;

/// <summary>A hold on the last grant, which ends early if that is lost.</summary>
internal sealed record OnGrant(long Ticks) : WaitFor;

/// <param name="Store">Which store.</param>
/// <param name="Divisor">Only items that it divides will do; 0 for any.</param>
internal sealed record ForItem(int Store, int Divisor) : WaitFor;

internal sealed record ForRoom(int Store, int Item) : WaitFor;

internal sealed record ForAmount(int Level, long Amount) : WaitFor;

internal sealed record ForSpace(int Level, long Amount) : WaitFor;

internal sealed record ForSignal(int Signal) : WaitFor;

/// <param name="Which">One of the processes that were started so far, by number, round and round.</param>
internal sealed record ForEnd(int Which) : WaitFor;

/// <param name="Script">What the new process does: it is started by being awaited.</param>
internal sealed record ForNew(int Script) : WaitFor;

/// <summary>What a process does when its wait ends in an exception.</summary>
internal enum OnException
{
    GoOn,
    Return,
    LetPass,
}

/// <summary>One thing that a process does.</summary>
internal abstract record Step;

internal sealed record Await(WaitFor What, OnException Then) : Step;

internal sealed record AwaitFirst(WaitFor[] What, OnException Then) : Step;

internal sealed record AwaitAll(WaitFor[] What, OnException Then) : Step;

/// <param name="Which">One of the grants that the process was ever given, by number, round and round: also one that it
/// gave back before.</param>
internal sealed record GiveBack(int Which) : Step;

internal sealed record TryAcquire(int Resource, long Units) : Step;

internal sealed record SetCapacity(int Resource, long Capacity, bool Preempts) : Step;

/// <param name="Place">A resource, or a store, whose numbers follow those of the resources.</param>
/// <param name="Which">One of the processes.</param>
/// <param name="Priority">The new one.</param>
internal sealed record ChangePriority(int Place, int Which, int Priority) : Step;

internal sealed record TryTakeItem(int Store, int Divisor) : Step;

internal sealed record TryPutItem(int Store, int Item) : Step;

internal sealed record TryTakeAmount(int Level, long Amount) : Step;

internal sealed record TryPutAmount(int Level, long Amount) : Step;

internal sealed record TakeUpTo(int Level, long Amount) : Step;

internal sealed record Fire(int Signal) : Step;

/// <param name="Script">What the new process does.</param>
/// <param name="Priority">Of its first step, if that is an event.</param>
/// <param name="IsChild">Whether it ends with this one.</param>
/// <param name="IsAtOnce">Whether it makes its first step within this one.</param>
internal sealed record Spawn(int Script, int Priority, bool IsChild, bool IsAtOnce = false) : Step;

internal sealed record InterruptOne(int Which, int Cause) : Step;

internal sealed record StopOne(int Which) : Step;

internal sealed record Throw : Step;

/// <summary>What one process does, so many times over.</summary>
internal sealed record Script(Step[] Steps, int Repeats);

/// <summary>Something that is done from outside, between two runs.</summary>
/// <param name="After">Ticks since the one before.</param>
/// <param name="What">What is done; no wait.</param>
internal sealed record FromOutside(long After, Step What);

/// <summary>A whole random model.</summary>
/// <param name="Capacities">Of the resources.</param>
/// <param name="Shelves">Capacities of the stores.</param>
/// <param name="Pots">Capacities of the levels; each is half full at first.</param>
/// <param name="Signals">How many there are.</param>
/// <param name="Scripts">What processes do; one of each is started at the beginning.</param>
/// <param name="Outside">What happens between runs.</param>
/// <param name="MostProcesses">Beyond which no more are started.</param>
internal sealed record Model(
    int[] Capacities,
    int[] Shelves,
    int[] Pots,
    int Signals,
    Script[] Scripts,
    FromOutside[] Outside,
    int MostProcesses);

/// <summary>Thrown by a script.</summary>
internal sealed class ScriptException(string message) : Exception(message);
