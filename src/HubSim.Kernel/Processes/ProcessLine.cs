namespace HubSim.Kernel.Processes;

/// <summary>
/// Processes in the order in which they came, linked through the processes themselves: a process waits in one line at
/// most, so standing in line allocates nothing and leaving it takes constant time.
/// </summary>
internal struct ProcessLine
{
    public ProcessBox? First;
    public ProcessBox? Last;

    public readonly bool IsEmpty => First is null;

    public void Add(ProcessBox process)
    {
        process.Previous = Last;
        if (Last is null)
        {
            First = process;
        }
        else
        {
            Last.Next = process;
        }

        Last = process;
    }

    /// <summary>
    /// Adds a process where it belongs by its request's number. Searched from both ends, so that neither the oldest
    /// nor the youngest has far to go.
    /// </summary>
    public void Insert(ProcessBox process)
    {
        var before = Last;
        var after = First;
        while (before is not null && before.RequestNumber > process.RequestNumber)
        {
            before = before.Previous;
            if (after!.RequestNumber > process.RequestNumber)
            {
                before = after.Previous;
                break;
            }

            after = after.Next;
        }

        if (before == Last)
        {
            Add(process);
            return;
        }

        after = before is null ? First! : before.Next!;
        process.Previous = before;
        process.Next = after;
        after.Previous = process;
        if (before is null)
        {
            First = process;
        }
        else
        {
            before.Next = process;
        }
    }

    public void Remove(ProcessBox process)
    {
        if (process.Previous is null)
        {
            First = process.Next;
        }
        else
        {
            process.Previous.Next = process.Next;
        }

        if (process.Next is null)
        {
            Last = process.Previous;
        }
        else
        {
            process.Next.Previous = process.Previous;
        }

        process.Next = null;
        process.Previous = null;
    }
}
