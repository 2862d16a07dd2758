namespace HubSim.Kernel.Tests.Events;

/// <summary>What may happen to an event list, by number, so that chance can choose.</summary>
internal static class CalendarOperations
{
    /// <summary>Does one thing.</summary>
    /// <param name="pair">The lists.</param>
    /// <param name="kind">From 0 to 11: below 5 an event is entered.</param>
    /// <param name="delay">From now, of what is entered or looked for.</param>
    /// <param name="priority">Of what is entered.</param>
    /// <param name="which">Chooses what is cancelled.</param>
    public static void Apply(CalendarPair pair, int kind, long delay, int priority, int which)
    {
        var until = delay > long.MaxValue - pair.Now ? long.MaxValue : pair.Now + delay;
        switch (kind)
        {
            case < 5:
                pair.Add(delay, priority);
                break;
            case < 7:
                pair.Take(until);
                break;
            case 7:
                pair.Take(pair.NextTick);
                break;
            case < 10:
                pair.CancelOne(which);
                break;
            case 10:
                pair.TakeAndPutBack(until);
                break;
            default:
                pair.MoveTo(until);
                break;
        }
    }
}
