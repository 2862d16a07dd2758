using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Programs;

/// <summary>A model on the kernel.</summary>
internal sealed partial class KernelWorld : IWorld
{
    private readonly Model model;
    private readonly Simulator simulator;
    private readonly Resource[] resources;
    private readonly Store<int>[] stores;
    private readonly Level[] levels;
    private readonly Signal[] signals;
    private readonly List<Process> processes = [];
    private readonly List<int> ids = [];
    private int lastId;

    public KernelWorld(Model model, Simulator simulator)
    {
        this.model = model;
        this.simulator = simulator;
        resources = [.. model.Capacities.Select((capacity, i) => new Resource(simulator, capacity, $"resource {i}"))];
        stores = [.. model.Shelves.Select((capacity, i) => new Store<int>(simulator, $"store {i}", capacity))];
        levels = [.. model.Pots.Select((capacity, i) => new Level(simulator, capacity, capacity / 2, $"level {i}"))];
        signals = [.. Enumerable.Range(0, model.Signals).Select(i => new Signal(simulator, $"signal {i}"))];
    }

    public List<string> Lines { get; } = [];

    public long Events => simulator.EventCount;

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
            if (until is { } tick)
            {
                simulator.Run(new TimeSpan(tick));
            }
            else
            {
                simulator.RunToEnd();
                Assert.Equal(0, simulator.PendingEvents);
            }

            return true;
        }
        catch (ProcessFailedException failed)
        {
            Lines.Add($"failed at {failed.Time.Ticks}: {failed.ProcessName}: {failed.InnerException!.Message}");
            return false;
        }
    }

    public void Do(Step what) => Report(0, 0, DoAtOnce(0, 0, what, new GrantList()));

    public string Final()
    {
        var means = resources.Select(r => $"{r.BusyUnits.Mean:G9} {r.QueueLength.Mean:G9}");
        var living = processes.Index().Where(p => !p.Item.IsFinished).Select(p => ids[p.Index]).Order();
        var statistics = simulator.Now > TimeSpan.Zero ? string.Join(", ", means) : "";
        return $"{simulator.Now.Ticks} {statistics}; {string.Join(' ', living)}";
    }

    private async Process Act(int id, Script script, bool isNew)
    {
        var grants = BeginScript(id, isNew);
        var isLast = false;
        try
        {
            for (var at = 0; at < script.Steps.Length * script.Repeats && !isLast; at++)
            {
                var step = script.Steps[at % script.Steps.Length];
                var told = "met";
                try
                {
                    switch (step)
                    {
                        case Await { What: ForEnd w } when Other(id, w.Which) is { } other:
                            await other;
                            break;
                        case Await { What: ForNew w } when MayStart:
                            await Act(++lastId, model.Scripts[w.Script], isNew: true);
                            break;
                        case Await { What: OnGrant w } when grants.Last is { } last:
                            told = $"rest {(await last.Hold(new TimeSpan(w.Ticks), w.Priority)).Ticks}";
                            break;
                        case Await { What: ForTime or ForEnd or ForNew or OnGrant } wait:
                            await simulator.Hold(TimeOf(wait.What), wait.What.Priority);
                            break;
                        default:
                            told = step switch
                            {
                                Await { What: ForUnits w } => Told(
                                    await resources[w.Resource].Acquire(
                                        w.Units, w.Priority, Ticks(w.Patience), w.Preempts),
                                    grants),
                                Await { What: ForUse w } => Told(await Use(w)),
                                Await { What: ForItem w } => Told(
                                    await stores[w.Store].Get(Filter(w.Divisor), w.Priority, Ticks(w.Patience))),
                                Await { What: ForRoom w } =>
                                    Told(await stores[w.Store].Put(w.Item, w.Priority, Ticks(w.Patience))),
                                Await { What: ForSpace w } =>
                                    Told(await levels[w.Level].Put(w.Amount, Ticks(w.Patience))),
                                Await { What: ForAmount w } =>
                                    Told(await levels[w.Level].Get(w.Amount, Ticks(w.Patience))),
                                Await { What: ForSignal w } =>
                                    Told(await signals[w.Signal].Wait(Ticks(w.Patience))),
                                AwaitFirst first => Told(
                                    await simulator.FirstOf(Branches(id, first.What)), first.What, grants),
                                AwaitAll all => Told(await simulator.AllOf(Branches(id, all.What)), all.What, grants),
                                _ => DoAtOnce(id, at, step, grants),
                            };
                            break;
                    }
                }
                catch (Exception end) when (After(step) != OnException.LetPass && TellOf(end) is { } caught)
                {
                    told = caught;
                    isLast = After(step) == OnException.Return;
                }

                Report(id, at, told);
            }
        }
        finally
        {
            grants.GiveBackAll();
            Report(id, 0, "ends");
        }
    }
}
