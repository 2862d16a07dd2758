using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <content>The lines on either side. Nobody waits to take an item that is in the store and would do.</content>
public sealed partial class Store<T> : IBranchPlace
{
    private readonly PriorityLine takers = new();
    private readonly PriorityLine putters = new();
    private readonly WishTable<T> wishes = new();
    private long requests;

    // What was given at once to the process that executes.
    private T? taken;

    void IWaitPlace.Withdraw(ProcessBox process)
    {
        LeaveLine(process);
        _ = wishes.Remove(process.Request);
    }

    void IWaitPlace.TakeBack(ProcessBox process)
    {
        var wish = wishes.Remove(process.Request);
        if (!wish.IsPut)
        {
            Offer(wish.Item!, wish.Number);
        }
        else if (items.Find(wish.Number) is >= 0 and var index)
        {
            _ = items.Remove(index, out _);
            AdmitPutters();
        }
    }

    PendingWait IWaitPlace.Describe(ProcessBox process) =>
        new(wishes[process.Request].IsPut ? WaitKind.PutItem : WaitKind.TakeItem)
        {
            Name = Name,
            Place = this,
            Amount = 1,
            Priority = process.RequestPriority,
            Until = process.DueTime,
            Index = process.BranchIndex,
        };

    bool IBranchPlace.TryAtOnce(Branch branch)
    {
        var wish = new WishTable<T>.Wish { IsPut = branch.Wait.Request < 0 };
        if (wish.IsPut)
        {
            branch.IsServed = TryPut((T)branch.Wait.Extra!);
            wish.Number = lastNumber;
        }
        else
        {
            branch.IsServed = TryGet((Predicate<T>?)branch.Wait.Extra, out wish.Item, out wish.Number);
        }

        if (branch.IsServed)
        {
            branch.Request = wishes.Add();
            wishes[branch.Request] = wish;
        }

        return branch.IsServed || branch.Wait.Patience == 0;
    }

    void IBranchPlace.Enqueue(Branch branch)
    {
        var wait = branch.Wait;
        if (wait.Request < 0)
        {
            EnqueuePutter(branch, (T)wait.Extra!, wait.Priority, wait.Patience);
        }
        else
        {
            NoteWish(branch, (Predicate<T>?)wait.Extra, wait.Priority, wait.Patience);
            EnqueueTaker(branch);
        }
    }

    Outcome IBranchPlace.Collect(Branch branch)
    {
        var item = branch.IsServed ? Fetch(branch) : default;
        return branch.Wait.Request < 0 ? Outcome.Of(branch, branch.IsServed) : Outcome.OfDelivery(branch, item);
    }

    /// <summary>
    /// Makes a wish to take in the name of the process that executes, and notes in it whether and how it was answered.
    /// </summary>
    internal void Wish(Predicate<T>? filter, int priority, long patience)
    {
        var process = simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        var isTaken = TryGet(filter, out taken, out _);
        process.IsServed = isTaken;
        process.IsAnswered = isTaken || patience == 0;
        process.WaitingSince = simulator.NowTicks;
        if (!isTaken && patience != 0)
        {
            NoteWish(process, filter, priority, patience);
        }
    }

    /// <summary>The item that a process was given, at once or after a wait.</summary>
    internal T? Receive(ProcessBox process)
    {
        if (!process.IsAnswered)
        {
            return Fetch(process);
        }

        var item = taken;
        taken = default;
        return item;
    }

    /// <summary>Notes what a process wants to take. It gets in line, or the wish is forgotten, at once.</summary>
    internal void NoteWish(ProcessBox process, Predicate<T>? filter, int priority, long patience)
    {
        process.Request = wishes.Add();
        process.RequestPriority = priority;
        process.DueTick = patience >= 0 ? simulator.TickAfter(patience) : -1;
        wishes[process.Request].Filter = filter;
    }

    /// <summary>The process whose wish was noted cannot wait. Nothing if it runs in another simulator.</summary>
    internal void Forget(ProcessBox process)
    {
        if (ReferenceEquals(process.Simulator, simulator))
        {
            _ = wishes.Remove(process.Request);
        }
    }

    /// <summary>Puts a process in the line of those that want to take.</summary>
    internal void EnqueueTaker(ProcessBox process)
    {
        WaitingTakers++;
        Enqueue(takers, process, process.RequestPriority, process.DueTick);
    }

    /// <summary>Puts a process in the line of those that want to put.</summary>
    internal void EnqueuePutter(ProcessBox process, T item, int priority, long patience)
    {
        process.Request = wishes.Add();
        ref var wish = ref wishes[process.Request];
        wish.Item = item;
        wish.IsPut = true;
        WaitingPutters++;
        Enqueue(putters, process, priority, patience >= 0 ? simulator.TickAfter(patience) : -1);
    }

    /// <summary>What a process was given that was served; its wait is over.</summary>
    internal T? Fetch(ProcessBox process) => wishes.Remove(process.Request).Item;

    private void Enqueue(PriorityLine line, ProcessBox process, int priority, long givesUpAt)
    {
        process.Place = this;
        process.RequestPriority = priority;
        process.RequestNumber = ++requests;
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = false;
        line.Add(process);
        if (givesUpAt >= 0)
        {
            simulator.Schedule(process, givesUpAt, 0);
        }
    }

    private void LeaveLine(ProcessBox process)
    {
        if (wishes[process.Request].IsPut)
        {
            putters.Remove(process);
            WaitingPutters--;
        }
        else
        {
            takers.Remove(process);
            WaitingTakers--;
        }
    }

    private void Serve(ProcessBox process)
    {
        LeaveLine(process);
        process.IsServed = true;
        simulator.Wake(process);
    }

    // An item goes to the first who waits for its like, or into the store.
    private void Offer(T item, ulong number)
    {
        if (takers.First is null || FirstWhoAccepts(item, number) is not { } taker)
        {
            items.Add(item, number);
            return;
        }

        ref var wish = ref wishes[taker.Request];
        wish.Item = item;
        wish.Number = number;
        Serve(taker);
    }

    private ProcessBox? FirstWhoAccepts(T item, ulong number)
    {
        var taker = takers.First;
        try
        {
            while (taker is not null && wishes[taker.Request].Filter is { } filter && !Accepts(filter, item))
            {
                taker = takers.After(taker);
            }
        }
        catch
        {
            items.Add(item, number);
            throw;
        }

        return taker;
    }

    private void AdmitPutters()
    {
        while (items.Count < Capacity && putters.First is { } first)
        {
            ref var wish = ref wishes[first.Request];
            var item = wish.Item!;
            var number = wish.Number = ++lastNumber;
            wish.Item = default;
            Serve(first);

            // One of several waits that were given up already has no longer anything to put in.
            if (first.IsServed)
            {
                Offer(item, number);
            }
        }
    }
}
