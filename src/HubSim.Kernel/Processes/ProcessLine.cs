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
