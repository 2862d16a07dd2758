using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Waiting processes in the order of priority, then first come. One line per priority that somebody waits with, and
/// those lines sorted: constant time with few priorities, and a search and a move of an array if everybody has one of
/// his own.
/// </summary>
internal sealed class PriorityLine
{
    private PriorityClass[] classes = new PriorityClass[2];
    private int count;

    /// <summary>The process to be served next, or null.</summary>
    public ProcessBox? First => count == 0 ? null : classes[0].Line.First;

    /// <summary>The process to be served after another one of the line, or null.</summary>
    public ProcessBox? After(ProcessBox process)
    {
        if (process.Next is { } next)
        {
            return next;
        }

        var index = Find(process.RequestPriority) + 1;
        return index < count ? classes[index].Line.First : null;
    }

    public void Add(ProcessBox process) => LineOf(process.RequestPriority).Add(process);

    /// <summary>Moves a process of the line to another priority: there its place is that of its coming.</summary>
    public void Move(ProcessBox process, int priority)
    {
        Remove(process);
        process.RequestPriority = priority;
        Insert(process);
    }

    /// <summary>Adds a process where it belongs among those of its priority by its coming.</summary>
    public void Insert(ProcessBox process) => LineOf(process.RequestPriority).Insert(process);

    public void Remove(ProcessBox process)
    {
        var index = Find(process.RequestPriority);
        classes[index].Line.Remove(process);
        if (classes[index].Line.IsEmpty)
        {
            count--;
            if (index < count)
            {
                Array.Copy(classes, index + 1, classes, index, count - index);
                classes[count] = default;
            }
        }
    }

    private ref ProcessLine LineOf(int priority)
    {
        var index = Find(priority);
        if (index == count || classes[index].Priority != priority)
        {
            InsertClass(index, priority);
        }

        return ref classes[index].Line;
    }

    // The first class whose priority is not below the given one.
    private int Find(int priority)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (classes[middle].Priority < priority)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void InsertClass(int index, int priority)
    {
        if (count == classes.Length)
        {
            Array.Resize(ref classes, 2 * count);
        }

        if (index < count)
        {
            Array.Copy(classes, index, classes, index + 1, count - index);
        }

        classes[index] = new PriorityClass { Priority = priority };
        count++;
    }

    private struct PriorityClass
    {
        public int Priority;
        public ProcessLine Line;
    }
}
