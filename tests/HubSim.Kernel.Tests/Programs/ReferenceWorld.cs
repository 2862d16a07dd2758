namespace HubSim.Kernel.Tests.Programs;

/// <summary>A model on the reference kernel.</summary>
internal sealed class ReferenceWorld : IWorld
{
    private readonly Model model;
    private readonly ReferenceClock clock = new();
    private readonly ReferenceResource[] resources;
    private readonly ReferenceStore[] stores;
    private readonly ReferenceLevel[] levels;
    private readonly ReferenceSignal[] signals;
    private readonly List<ReferenceProcess> processes = [];
    private int lastId;
    private int within;

    public ReferenceWorld(Model model)
    {
        this.model = model;
        resources = [.. model.Capacities.Select(capacity => new ReferenceResource(Kernel, capacity))];
        stores = [.. model.Shelves.Select(capacity => new ReferenceStore(capacity))];
        levels = [.. model.Pots.Select(capacity => new ReferenceLevel(capacity))];
        signals = [.. Enumerable.Range(0, model.Signals).Select(_ => new ReferenceSignal())];
    }

    public ReferenceKernel Kernel { get; } = new();

    public List<string> Lines { get; } = [];

    public long Events => Kernel.Events;

    private bool MayStart => lastId < model.MostProcesses;

    public void Begin()
    {
        for (var script = 0; script < model.Scripts.Length; script++)
        {
            Do(new Spawn(script, 0, IsChild: false));
        }
    }

    public bool Run(long? until)
    {
        try
        {
            Kernel.Run(until);
            return true;
        }
        catch (ReferenceFailure failed)
        {
            Lines.Add($"failed at {Kernel.Now}: {failed.Process}: {failed.Message}");
            return false;
        }
    }

    public void Do(Step what)
    {
        if (what is StopOne stop && ByNumber(stop.Which) is { } one)
        {
            Report(0, 0, "is about to stop one");
            Report(0, 0, $"stopped: {one.Stop()}");
        }
        else
        {
            Report(0, 0, DoAtOnce(null, what));
        }
    }

    public string Final()
    {
        var means = resources.Select(r => $"{r.MeanInUse:G9} {r.MeanWaiting:G9}");
        var living = processes.Where(process => !process.IsFinished).Select(process => process.Id).Order();
        var statistics = Kernel.Now > 0 ? string.Join(", ", means) : "";
        return $"{Kernel.Now} {statistics}; {string.Join(' ', living)}";
    }

    public void Register(ReferenceProcess process) => processes.Add(process);

    public ReferenceProcess? ByNumber(int which) => processes.Count > 0 ? processes[which % processes.Count] : null;

    public ReferenceWait MakeWait(ReferenceProcess owner, WaitFor wish, ReferenceGroup? group)
    {
        IReferencePlace place = wish switch
        {
            ForUnits w => resources[w.Resource],
            ForUse w => resources[w.Resource],
            ForItem w => stores[w.Store],
            ForRoom w => stores[w.Store],
            ForAmount w => levels[w.Level],
            ForSpace w => levels[w.Level],
            ForSignal w => signals[w.Signal],
            OnGrant when owner.LastGrant is { } grant => grant,
            ForEnd w when Other(owner, w.Which) is { } other => other,
            ForNew w when MayStart => new ReferenceProcess(this, ++lastId, model.Scripts[w.Script], isNamed: false),
            _ => clock,
        };
        var meant = wish switch
        {
            _ when ReferenceEquals(place, clock) && wish is not ForTime =>
                new ForTime(1) { Priority = wish.Priority },
            ForTime or ForEnd or ForNew or OnGrant => wish with { Patience = null },
            _ => wish,
        };
        return new ReferenceWait(Kernel, owner, meant, place, group);
    }

    public string Told(ReferenceGroup group, Step step, ReferenceProcess owner) => step is AwaitAll
        ? string.Join(", ", group.Waits.Select((wait, index) => Told(index, wait, owner)))
        : Told(group.Waits.IndexOf(group.Winner!), group.Winner!, owner);

    public string Told(ReferenceWait wait, ReferenceProcess owner)
    {
        switch (wait.Wish)
        {
            case ForUnits w:
                owner.Grants.Add(wait.IsMet ? wait.Grant : null);
                return $"{Told(wait.IsMet)} after {wait.Waited}: {(wait.IsMet ? w.Units : 0)} units";
            case ForUse:
                return Told(wait);
            case ForItem:
                return wait.IsMet ? $"met after {wait.Waited}: item {wait.Item.Value}" : $"refused after {wait.Waited}";
            case OnGrant w:
                return $"rest {(wait.IsMet ? w.Ticks - wait.Waited : 0)}";
            default:
                return Told(wait.IsMet);
        }
    }

    public string DoAtOnce(ReferenceProcess? actor, Step step)
    {
        switch (step)
        {
            case GiveBack s when actor?.Grants.Count > 0:
                actor.Grants[s.Which % actor.Grants.Count]?.GiveBack();
                return "gave back";
            case TryAcquire s:
                var grant = resources[s.Resource].TryAcquire(s.Units);
                actor?.Grants.Add(grant);
                return $"{Told(grant is not null)} after 0: {grant?.Units ?? 0} units";
            case SetCapacity s:
                resources[s.Resource].SetCapacity(s.Capacity, s.Preempts);
                return "set capacity";
            case ChangePriority s when ByNumber(s.Which) is { } process:
                var index = s.Place % resources.Length;
                return (s.Place < resources.Length
                    ? resources[index].ChangePriority(process, s.Priority)
                    : stores[index].ChangePriority(process, s.Priority)) ? "changed" : "does not wait there";
            case TryTakeItem s:
                var taken = stores[s.Store].TryTake(s.Divisor);
                return Told(taken is not null) + (taken ?? 0);
            case TryPutItem s:
                return Told(stores[s.Store].TryPut(s.Item));
            case TryTakeAmount s:
                return Told(levels[s.Level].TryTake(s.Amount));
            case TryPutAmount s:
                return Told(levels[s.Level].TryPut(s.Amount));
            case TakeUpTo s:
                return $"took {levels[s.Level].TakeUpTo(s.Amount)}";
            case Fire s:
                signals[s.Signal].Fire();
                return "fired";
            case Spawn { IsAtOnce: true } s when MayStart && actor is not null:
                return StartAtOnce(actor, s);
            case Spawn s when MayStart:
                var started = new ReferenceProcess(this, ++lastId, model.Scripts[s.Script], isNamed: true);
                started.Start(s.Priority, s.IsChild ? actor : null);
                Register(started);
                return $"started p{started.Id}";
            case InterruptOne s when Other(actor, s.Which) is { } other:
                return $"interrupts: {other.Interrupt(s.Cause)}";
            default:
                return "nothing to do";
        }
    }

    private string StartAtOnce(ReferenceProcess starter, Spawn spawn)
    {
        if (within == KernelWorld.MostWithin)
        {
            return "would lie too deep";
        }

        var started = new ReferenceProcess(this, ++lastId, model.Scripts[spawn.Script], isNamed: true);
        starter.Report($"starts p{started.Id} at once");
        Register(started);
        within++;
        started.StepWithin(spawn.IsChild ? starter : null);
        within--;
        return $"started p{started.Id} at once";
    }

    public void Report(int id, int at, string what)
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

        Lines.Add($"{Kernel.Now} p{id}.{at} {what} {state}");
    }

    // Waited: up to the grant, or to the refusal.
    private static string Told(ReferenceWait use)
    {
        var held = use.IsMet ? ((ForUse)use.Wish).Ticks - use.Left : 0;
        return $"{(use.IsMet ? "used" : "refused")} after {use.Waited - held}: rest {use.Left}";
    }

    private static string Told(bool isMet) => isMet ? "met" : "refused";

    private string Told(int index, ReferenceWait wait, ReferenceProcess owner) => wait.Wish switch
    {
        ForUnits or ForItem => $"{index} {Told(wait, owner)}",
        ForUse => $"{index} {Told(wait.IsMet)} after {wait.Waited}: rest {wait.Left}",
        _ => $"{index} {Told(wait.IsMet)} after {wait.Waited}",
    };

    private ReferenceProcess? Other(ReferenceProcess? actor, int which) =>
        ByNumber(which) is { } other && !ReferenceEquals(other, actor) ? other : null;
}
