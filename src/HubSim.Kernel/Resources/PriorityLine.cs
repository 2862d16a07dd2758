using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Waiting processes in the order of priority, then first come. One line per priority that somebody waits with, and
/// those lines sorted: constant time with few priorities, and a search and a move of an array if everybody has one of
/// his own. The most urgent line lies apart, because mostly there is no other.
/// </summary>
internal sealed class PriorityLine
{
    private ProcessLine urgent;
    private int urgentPriority;

    // Sorted by priority; empty if nobody stands in the urgent line.
    private PriorityClass[] later = [];
    private int laterCount;

    /// <summary>The process to be served next, or null.</summary>
    public ProcessBox? First => urgent.First;

    /// <summary>The process to be served after another one of the line, or null.</summary>
    public ProcessBox? After(ProcessBox process)
    {
        if (process.Next is { } next)
        {
            return next;
        }

        var index = process.RequestPriority == urgentPriority ? 0 : Find(process.RequestPriority) + 1;
        return index < laterCount ? later[index].Line.First : null;
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
        if (process.RequestPriority != urgentPriority)
        {
            RemoveLater(process);
            return;
        }

        urgent.Remove(process);
        if (urgent.IsEmpty && laterCount > 0)
        {
            (urgent, urgentPriority) = (later[0].Line, later[0].Priority);
            RemoveClass(0);
        }
    }

    private void RemoveLater(ProcessBox process)
    {
        var index = Find(process.RequestPriority);
        later[index].Line.Remove(process);
        if (later[index].Line.IsEmpty)
        {
            RemoveClass(index);
        }
    }

    private ref ProcessLine LineOf(int priority)
    {
        if (priority != urgentPriority)
        {
            if (!urgent.IsEmpty)
            {
                return ref LineBeside(priority);
            }

            urgentPriority = priority;
        }

        return ref urgent;
    }

    private ref ProcessLine LineBeside(int priority)
    {
        if (priority < urgentPriority)
        {
            InsertClass(0, new PriorityClass { Priority = urgentPriority, Line = urgent });
            urgent = default;
            urgentPriority = priority;
            return ref urgent;
        }

        var index = Find(priority);
        if (index == laterCount || later[index].Priority != priority)
        {
            InsertClass(index, new PriorityClass { Priority = priority });
        }

        return ref later[index].Line;
    }

    // The first class whose priority is not below the given one.
    private int Find(int priority)
    {
        var low = 0;
        var high = laterCount;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (later[middle].Priority < priority)
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

    private void InsertClass(int index, PriorityClass added)
    {
        if (laterCount == later.Length)
        {
            Array.Resize(ref later, Math.Max(2, 2 * laterCount));
        }

        Array.Copy(later, index, later, index + 1, laterCount - index);
        later[index] = added;
        laterCount++;
    }

    private void RemoveClass(int index)
    {
        laterCount--;
        Array.Copy(later, index + 1, later, index, laterCount - index);
        later[laterCount] = default;
    }

    private struct PriorityClass
    {
        public int Priority;
        public ProcessLine Line;
    }
}
