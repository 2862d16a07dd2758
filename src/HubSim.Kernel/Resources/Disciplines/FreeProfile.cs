namespace HubSim.Kernel.Resources.Disciplines;

/// <summary>
/// How many units will be free at what time: a step function from now on, made of expected returns and reservations.
/// </summary>
internal sealed class FreeProfile
{
    /// <summary>A time that does not come.</summary>
    public const long Never = long.MaxValue;

    private Step[] steps = new Step[16];
    private int count;

    /// <summary>
    /// Starts again from what is free now and what is expected back. What is due, or overdue, counts as free now.
    /// </summary>
    public void Reset(long now, long free, ExpectedReturns returns)
    {
        count = 1;
        steps[0] = new Step(now, free);
        for (var i = 0; i < returns.Count; i++)
        {
            var end = returns.EndAt(i);
            free += returns.UnitsAt(i);
            if (end <= steps[count - 1].From)
            {
                steps[count - 1].Free = free;
            }
            else
            {
                Insert(count, new Step(end, free));
            }
        }
    }

    /// <summary>Forgets the past.</summary>
    public void Trim(long now)
    {
        var past = 0;
        while (past + 1 < count && steps[past + 1].From <= now)
        {
            past++;
        }

        count -= past;
        Array.Copy(steps, past, steps, 0, count);
        steps[0].From = now;
    }

    /// <summary>The earliest time from which on so many units are free for so long.</summary>
    public long FindStart(long units, long duration)
    {
        var start = steps[0].From;
        for (var i = 0; i < count; i++)
        {
            if (steps[i].Free < units)
            {
                start = i + 1 < count ? steps[i + 1].From : Never;
            }
            else if (i + 1 == count || steps[i + 1].From - start >= duration)
            {
                break;
            }
        }

        return start;
    }

    /// <summary>Takes units for a time or, with negative units, gives them back.</summary>
    public void Take(long start, long duration, long units)
    {
        if (start == Never)
        {
            return;
        }

        var first = Split(start);
        var end = Split(start + duration);
        for (var i = first; i < end; i++)
        {
            steps[i].Free -= units;
        }

        Merge(end);
        Merge(first);
    }

    // A step that is none goes, so that reservations that move about leave nothing behind.
    private void Merge(int index)
    {
        if (index > 0 && steps[index].Free == steps[index - 1].Free)
        {
            count--;
            Array.Copy(steps, index + 1, steps, index, count - index);
        }
    }

    private int Split(long time)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (steps[middle].From < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == count || steps[low].From != time)
        {
            Insert(low, new Step(time, steps[low - 1].Free));
        }

        return low;
    }

    private void Insert(int index, Step step)
    {
        if (count == steps.Length)
        {
            Array.Resize(ref steps, 2 * count);
        }

        Array.Copy(steps, index, steps, index + 1, count - index);
        steps[index] = step;
        count++;
    }

    private struct Step(long from, long free)
    {
        public long From = from;
        public long Free = free;
    }
}
