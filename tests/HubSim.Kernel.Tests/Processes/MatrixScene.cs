using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tests.Processes;

/// <summary>What is waited for: the rows of the matrix.</summary>
public enum Row
{
    Hold,
    Resource,
    Use,
    Store,
    Level,
    Signal,
    FirstOf,
    AllOf,
    Process,
}

/// <summary>
/// Two processes, "first" and "rival", that wait for the same thing, which comes at second 10: a time, a desk that is
/// given back, an item, an amount, a bell, the end of a process. Who has it keeps it for 3 seconds and gives it back.
/// </summary>
internal sealed class MatrixScene
{
    private readonly Row row;
    private readonly List<string> lines = [];
    private readonly Store<string> shelf;
    private readonly Level pot;
    private readonly Signal bell;
    private readonly Signal never;
    private readonly Process task;
    private readonly Grant keeper;

    public MatrixScene(Row row)
    {
        this.row = row;
        Desk = new Resource(Simulator, 1, "desk");
        shelf = new Store<string>(Simulator, "shelf");
        pot = new Level(Simulator, 1, 0, "pot");
        bell = new Signal(Simulator, "bell");
        never = new Signal(Simulator, "broken bell");
        keeper = Desk.TryAcquire();
        task = Simulator.Start(Task());
        At(10, Provide);
    }

    public Simulator Simulator { get; } = new();

    public Resource Desk { get; }

    public Process First { get; private set; }

    public Process Rival { get; private set; }

    /// <summary>Starts the two, by default the rival a second after the first.</summary>
    public MatrixScene Begin(double first = 0, double rival = 1, bool throws = false)
    {
        if (rival > first)
        {
            First = Simulator.Start(Use("first", first, throws));
            Rival = Simulator.Start(Use("rival", rival, throws: false));
        }
        else
        {
            Rival = Simulator.Start(Use("rival", rival, throws: false));
            First = Simulator.Start(Use("first", first, throws));
        }

        return this;
    }

    /// <summary>Does something at a second.</summary>
    public MatrixScene At(double second, Action action)
    {
        async Process Act()
        {
            await Simulator.Hold(Durations.Seconds(second));
            action();
        }

        Simulator.Start(Act());
        return this;
    }

    public void Log(string what) => lines.Add(FormattableString.Invariant($"{Simulator.Now.TotalSeconds} {what}"));

    /// <summary>Rings the bell once more.</summary>
    public void Ring() => bell.Fire();

    /// <summary>Whoever waits at a place in the order of priority gets a better one there.</summary>
    public void MakeUrgent(Process process)
    {
        if (row == Row.Store)
        {
            shelf.ChangePriority(process, -1);
        }
        else
        {
            Desk.ChangePriority(process, -1);
        }
    }

    /// <summary>
    /// Runs to the end, where who went on and when is as expected, all that was had is back, and no line, nor the
    /// calendar, holds anybody.
    /// </summary>
    public void EndsWith(string expected)
    {
        Simulator.RunToEnd();
        Assert.Equal(expected, string.Join(", ", lines));
        Assert.True(First.IsFinished && Rival.IsFinished);
        Assert.Equal((0, 0, 0), (Desk.Waiting, Desk.WaitingUnits, Desk.InUse));
        Assert.Equal((1, 0, 0), (shelf.Count, shelf.WaitingTakers, shelf.WaitingPutters));
        Assert.Equal((1, 0), (pot.Amount, pot.Waiting));
        Assert.Equal((0, 0), (bell.Waiting, never.Waiting));
        Assert.Equal(0, Simulator.PendingEvents);
    }

    private async Process Use(string name, double start, bool throws)
    {
        Grant seat = default;
        var isServed = false;
        try
        {
            await Simulator.Hold(Durations.Seconds(start));
            switch (row)
            {
                case Row.Hold:
                    await Simulator.HoldUntil(Durations.Seconds(Math.Max(10, start)));
                    break;
                case Row.Resource:
                    seat = await Desk.Acquire();
                    break;
                case Row.Use:
                    Assert.True((await Desk.Use(Durations.Seconds(2))).IsComplete);
                    break;
                case Row.Store:
                    Assert.True((await shelf.Get()).IsDelivered);
                    break;
                case Row.Level:
                    Assert.True(await pot.Get(1));
                    break;
                case Row.Signal:
                    Assert.True(await bell.Wait());
                    break;
                case Row.FirstOf:
                    seat = (await Simulator.FirstOf(never.Wait(), Desk.Acquire())).Grant;
                    break;
                case Row.AllOf:
                    seat = (await Simulator.AllOf(Simulator.Hold(Durations.Seconds(4)), Desk.Acquire()))[1].Grant;
                    break;
                default:
                    await task;
                    break;
            }

            Log($"{name} goes on");
            isServed = true;
            if (throws)
            {
                throw new InvalidDataException("spoilt");
            }

            await Simulator.Hold(Durations.Seconds(3));
        }
        catch (InterruptException interrupt)
        {
            Log($"{name} hears {interrupt.Cause}");
            try
            {
                await Simulator.Hold(Durations.Seconds(20));
            }
            catch (InterruptException again)
            {
                Log($"{name} hears {again.Cause}");
            }
        }
        finally
        {
            GiveBack(seat, isServed);
            Log($"{name} leaves");
        }
    }

    private void GiveBack(Grant seat, bool isServed)
    {
        seat.Dispose();
        Assert.True(!isServed || row != Row.Store || shelf.TryPut("thing"));
        Assert.True(!isServed || row != Row.Level || pot.TryPut(1));
    }

    private async Process Task() => await Simulator.Hold(Durations.Seconds(10));

    private void Provide()
    {
        keeper.Dispose();
        Assert.True(shelf.TryPut("thing"));
        Assert.True(pot.TryPut(1));
        bell.Fire();
    }
}
