using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>What a process waits in.</summary>
public enum Wait
{
    Hold,
    Resource,
    Use,
    UseFromTheStart,
    Get,
    Put,
    StoreGet,
    StorePut,
    Signal,
    Process,
    ProcessWithResult,
    FirstOf,
    FirstOfEndingByHold,
    AllOf,
}

/// <summary>
/// One process at one kind of wait, from second 0, and the means to end it. Every kind of wait ends by itself at second
/// 10.
/// </summary>
internal sealed class WaitScene
{
    private readonly Wait kind;
    private readonly Resource resource;
    private readonly Resource bench;
    private readonly Level level;
    private readonly Store<string> store;
    private readonly Signal signal;
    private readonly Signal never;
    private Process<string> other;

    public WaitScene(Wait kind, Simulator? reused = null)
    {
        this.kind = kind;
        Simulator = reused ?? new Simulator();
        Log = new Log(Simulator);
        resource = new Resource(Simulator, 1, "desk");
        bench = new Resource(Simulator, 1, "bench");
        level = new Level(Simulator, 5, kind == Wait.Put ? 5 : 0, "pot");
        store = new Store<string>(Simulator, "shelf", 1);
        if (kind == Wait.StorePut)
        {
            store.TryPut("old");
        }

        signal = new Signal(Simulator, "bell");
        never = new Signal(Simulator, "broken bell");
    }

    public static TheoryData<Wait> All => [.. Enum.GetValues<Wait>()];

    public Simulator Simulator { get; }

    public Log Log { get; }

    public Process Waiter { get; private set; }

    /// <summary>Nobody is left in any line, and what was given out is back.</summary>
    public void NothingRemains(bool isFull)
    {
        Assert.Equal(0, resource.Waiting);
        Assert.Equal(0, resource.WaitingUnits);
        Assert.Equal(0, resource.InUse);
        Assert.Equal((0, 0L), (bench.Waiting, bench.InUse));
        Assert.Equal(0, level.Waiting);
        Assert.Equal(isFull && kind is (Wait.Get or Wait.Put) ? 5 : 0, level.Amount);
        Assert.Equal((0, 0), (store.WaitingTakers, store.WaitingPutters));
        Assert.Equal(isFull && kind is (Wait.StoreGet or Wait.StorePut) ? 1 : 0, store.Count);
        Assert.Equal((0, 0), (signal.Waiting, never.Waiting));
        Simulator.RunToEnd();
        Assert.Equal(0, Simulator.PendingEvents);
    }

    /// <summary>Starts the process that ends the wait at second 10, then the given process as the waiter.</summary>
    public void Start(Process waiter)
    {
        other = Simulator.Start(Ender(), "ender");
        Waiter = Simulator.Start(waiter, "waiter");
    }

    /// <summary>The waiter: waits, says how that ended, and lets time pass afterwards.</summary>
    public async Process WaitAndReport(bool throws = false)
    {
        Grant seat = default;
        try
        {
            switch (kind)
            {
                case Wait.Hold:
                    await Simulator.Hold(Durations.Seconds(10));
                    break;
                case Wait.Resource:
                    seat = await resource.Acquire();
                    break;
                case Wait.Use:
                    Assert.True((await resource.Use(TimeSpan.Zero)).IsComplete);
                    break;
                case Wait.UseFromTheStart:
                    Assert.True((await bench.Use(Durations.Seconds(10))).IsComplete);
                    break;
                case Wait.Get:
                    Assert.True(await level.Get(5));
                    break;
                case Wait.Put:
                    await level.Put(5);
                    break;
                case Wait.StoreGet:
                    Assert.Equal("new", (await store.Get()).Item);
                    break;
                case Wait.StorePut:
                    Assert.True(await store.Put("new"));
                    break;
                case Wait.Signal:
                    Assert.True(await signal.Wait());
                    break;
                case Wait.FirstOf:
                    var first = await Simulator.FirstOf(
                        never.Wait(), level.Get(5), store.Get(), Simulator.Hold(Durations.Seconds(99)), resource.Acquire());
                    Assert.Equal(4, first.Index);
                    seat = first.Grant;
                    break;
                case Wait.FirstOfEndingByHold:
                    Assert.Equal(1, (await Simulator.FirstOf(never.Wait(), Simulator.Hold(Durations.Seconds(10)))).Index);
                    break;
                case Wait.AllOf:
                    var all = await Simulator.AllOf(
                        signal.Wait(), Simulator.Hold(Durations.Seconds(4)), resource.Acquire(), store.Put("x"), other);
                    Assert.Equal(Durations.Seconds(4), all[1].Waited);
                    seat = all[2].Grant;
                    Assert.True(store.TryGet(out _));
                    break;
                case Wait.ProcessWithResult:
                    Assert.Equal("ended", await other);
                    break;
                default:
                    await other.ToProcess();
                    break;
            }

            Log.Add("served");
            if (throws)
            {
                throw new InvalidDataException("spoilt");
            }

            await Simulator.Hold(Durations.Seconds(7));
            Log.Add("held on");
        }
        catch (InterruptException interrupt)
        {
            Log.Add($"interrupted by {interrupt.Cause}");
            try
            {
                await Simulator.Hold(Durations.Seconds(20));
                Log.Add("went on");
            }
            catch (InterruptException again)
            {
                Log.Add($"interrupted again by {again.Cause}");
            }
        }
        finally
        {
            seat.Dispose();
            Log.Add("left");
        }
    }

    /// <summary>
    /// At a second, does something to the waiter. Started before or after the rest, it goes first or last in a tie.
    /// </summary>
    public void At(double second, Action<Process> action, int priority = 0)
    {
        async Process Act()
        {
            await Simulator.Hold(Durations.Seconds(second), priority);
            action(Waiter);
        }

        Simulator.Start(Act(), "actor");
    }

    private async Process<string> Ender()
    {
        using var held = await resource.Acquire();
        await Simulator.Hold(Durations.Seconds(10));
        switch (kind)
        {
            case Wait.Put:
                level.TryGet(5);
                break;
            case Wait.Get:
                level.TryPut(5);
                break;
            case Wait.StorePut:
                store.TryGet(out _);
                break;
            case Wait.StoreGet:
                store.TryPut("new");
                break;
            default:
                break;
        }

        signal.Fire();
        return "ended";
    }
}
