using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Programs;

/// <content>What is done without waiting, and what is said of it.</content>
internal sealed partial class KernelWorld
{
    /// <summary>Processes that are started at once within one another, at most.</summary>
    public const int MostWithin = 60;

    private int within;

    private bool MayStart => lastId < model.MostProcesses;

    private static TimeSpan? Ticks(long? patience) => patience is { } ticks ? new TimeSpan(ticks) : null;

    private static Predicate<int>? Filter(int divisor) => divisor == 0 ? null : item => item % divisor == 0;

    private static string Told(bool isMet) => isMet ? "met" : "refused";

    private static string Told(Grant grant, GrantList grants)
    {
        grants.Add(grant);
        return $"{Told(grant.IsGranted)} after {grant.Waited.Ticks}: {grant.Units} units";
    }

    private static string Told(Usage usage) =>
        $"{(usage.IsGranted ? "used" : "refused")} after {usage.Waited.Ticks}: rest {usage.Left.Ticks}";

    private static string Told(Delivery<int> delivery) => delivery.IsDelivered
        ? $"met after {delivery.Waited.Ticks}: item {delivery.Item}" : $"refused after {delivery.Waited.Ticks}";

    private static OnException After(Step step) =>
        step switch { Await a => a.Then, AwaitFirst f => f.Then, AwaitAll l => l.Then, _ => OnException.LetPass };

    // Null for what is not for a script to catch: a stop, and whatever is wrong with the test.
    private static string? TellOf(Exception end) => end switch
    {
        InterruptException interrupt => $"interrupted by {interrupt.Cause}",
        ScriptException or ProcessFailedException => $"caught {end.Message}",
        _ => null,
    };

    private static TimeSpan TimeOf(WaitFor wait) => new((wait as ForTime)?.Ticks ?? 1);

    private static string Told(IReadOnlyList<Outcome> outcomes, WaitFor[] waits, GrantList grants) =>
        string.Join(", ", outcomes.Select(outcome => Told(outcome, waits, grants)));

    private static string Told(Outcome outcome, WaitFor[] waits, GrantList grants) => waits[outcome.Index] switch
    {
        ForUnits => $"{outcome.Index} {Told(outcome.Grant, grants)}",
        ForUse => $"{outcome.Index} {Told(outcome.IsMet)} after {outcome.Waited.Ticks}: rest {outcome.Left.Ticks}",
        ForItem => $"{outcome.Index} {Told(outcome.Delivery<int>())}",
        _ => $"{outcome.Index} {Told(outcome.IsMet)} after {outcome.Waited.Ticks}",
    };

    private AnyWait Branch(int id, WaitFor wait) => wait switch
    {
        ForUnits w => resources[w.Resource].Acquire(w.Units, w.Priority, Ticks(w.Patience), w.Preempts),
        ForUse w => Use(w),
        ForItem w => stores[w.Store].Get(Filter(w.Divisor), w.Priority, Ticks(w.Patience)),
        ForRoom w => stores[w.Store].Put(w.Item, w.Priority, Ticks(w.Patience)),
        ForAmount w => levels[w.Level].Get(w.Amount, Ticks(w.Patience)),
        ForSpace w => levels[w.Level].Put(w.Amount, Ticks(w.Patience)),
        ForSignal w => signals[w.Signal].Wait(Ticks(w.Patience)),
        ForEnd w when Other(id, w.Which) is { } other => other,
        ForNew w when MayStart => Act(++lastId, model.Scripts[w.Script], isNew: true),
        _ => simulator.Hold(TimeOf(wait), wait.Priority),
    };

    private UseAwaitable Use(ForUse use) => resources[use.Resource].Use(
        new TimeSpan(use.Ticks), use.Units, use.Priority, Ticks(use.Patience), use.Preempts);

    private AnyWait[] Branches(int id, WaitFor[] waits) => [.. waits.Select(wait => Branch(id, wait))];

    private string DoAtOnce(int id, int at, Step step, GrantList grants)
    {
        switch (step)
        {
            case GiveBack s when grants.Count > 0:
                grants.GiveBack(s.Which % grants.Count);
                return "gave back";
            case TryAcquire s:
                return Told(resources[s.Resource].TryAcquire(s.Units), grants);
            case SetCapacity s:
                resources[s.Resource].SetCapacity(s.Capacity, s.Preempts);
                return "set capacity";
            case ChangePriority s when processes.Count > 0:
                return Change(s, processes[s.Which % processes.Count]);
            case TryTakeItem s:
                return Told(stores[s.Store].TryGet(out var item, Filter(s.Divisor))) + item;
            case TryPutItem s:
                return Told(stores[s.Store].TryPut(s.Item));
            case TryTakeAmount s:
                return Told(levels[s.Level].TryGet(s.Amount));
            case TryPutAmount s:
                return Told(levels[s.Level].TryPut(s.Amount));
            case TakeUpTo s:
                return $"took {levels[s.Level].TakeUpTo(s.Amount)}";
            case Fire s:
                signals[s.Signal].Fire();
                return "fired";
            case Spawn { IsAtOnce: true } s when MayStart && id > 0:
                return StartAtOnce(id, at, s);
            case Spawn s when MayStart:
                return Start(s, isChild: s.IsChild && id > 0);
            case InterruptOne s when Other(id, s.Which) is { } other:
                return $"interrupts: {other.Interrupt(s.Cause)}";
            case StopOne s when processes.Count > 0:
                Report(id, at, "is about to stop one");
                return $"stopped: {processes[s.Which % processes.Count].Stop()}";
            case Throw:
                throw new ScriptException($"p{id} throws");
            default:
                return "nothing to do";
        }
    }

    private string Change(ChangePriority change, Process process)
    {
        var index = change.Place % model.Capacities.Length;
        var isResource = change.Place < model.Capacities.Length;
        if (!(isResource ? resources[index].IsWaiting(process) : stores[index].IsWaiting(process)))
        {
            return "does not wait there";
        }

        if (isResource)
        {
            resources[index].ChangePriority(process, change.Priority);
        }
        else
        {
            stores[index].ChangePriority(process, change.Priority);
        }

        return "changed";
    }

    private string Start(Spawn spawn, bool isChild)
    {
        var id = ++lastId;
        var process = Act(id, model.Scripts[spawn.Script], isNew: false);
        _ = isChild
            ? simulator.StartChild(process, $"p{id}", spawn.Priority)
            : simulator.Start(process, $"p{id}", spawn.Priority);
        Register(id, process);
        return $"started p{id}";
    }

    // What the process does in its first step is told before the answer of its starter. More than so many cannot lie within one
    // another; how many there are, both worlds know by the same number.
    private string StartAtOnce(int starter, int at, Spawn spawn)
    {
        if (within == MostWithin)
        {
            return "would lie too deep";
        }

        var id = ++lastId;
        var process = Act(id, model.Scripts[spawn.Script], isNew: false);
        Report(starter, at, $"starts p{id} at once");
        Register(id, process);
        within++;
        _ = spawn.IsChild
            ? simulator.StartChildAtOnce(process, $"p{id}")
            : simulator.StartAtOnce(process, $"p{id}");
        within--;
        return $"started p{id} at once";
    }

    // A process that is started by being awaited is known to others from its first step on.
    private GrantList BeginScript(int id, bool isNew)
    {
        if (isNew)
        {
            Register(id, simulator.Current);
        }

        return new GrantList();
    }

    private void Register(int id, Process process)
    {
        processes.Add(process);
        ids.Add(id);
    }

    private Process? Other(int id, int which) =>
        processes.Count > 0 && ids[which % ids.Count] != id ? processes[which % ids.Count] : null;

    private void Report(int id, int at, string what)
    {
        var state = new StateText();
        foreach (var resource in resources)
        {
            state.Add(resource.Capacity, resource.InUse, resource.Waiting, resource.WaitingUnits);
        }

        foreach (var store in stores)
        {
            state.Add(store.Count, store.WaitingTakers, store.WaitingPutters);
        }

        foreach (var level in levels)
        {
            state.Add(level.Amount, level.Waiting);
        }

        foreach (var signal in signals)
        {
            state.Add(signal.Waiting);
        }

        Lines.Add($"{simulator.Now.Ticks} p{id}.{at} {what} {state}");
    }
}
