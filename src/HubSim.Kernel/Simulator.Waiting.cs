using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel;

/// <content>Answers for a model that stands still.</content>
public sealed partial class Simulator
{
    /// <summary>
    /// How many processes wait for ever, unless somebody outside does something: those that wait while no event is
    /// pending. 0 as long as there is one. After <see cref="RunToEnd"/>, all that have not ended; a server that waits
    /// for customers is one of them, too. Counts through all processes.
    /// </summary>
    public int WaitingForEver => IsAnyEventPending
        ? 0
        : processes.Processes().Count(process => process.State == ProcessState.Waiting);

    private bool IsAnyEventPending => CurrentBox is not null || processes.IsAnyScheduled();

    /// <summary>
    /// Who waits for what now, and who is in the way: for a model that does not go on as it should. Can be asked at any
    /// time, between runs and by a process. A process whose wait is over at this tick does not wait any more.
    /// </summary>
    public WaitingList Waiting()
    {
        var waiting = new List<WaitingProcess>();
        var holders = new BlockerSearch(processes);
        foreach (var process in processes.Processes().OrderBy(process => process.Number))
        {
            if (process.State == ProcessState.Waiting)
            {
                var wait = process.DescribeWait();
                TimeSpan? since = wait.Kind == WaitKind.Hold ? null : new TimeSpan(process.WaitingSince);
                waiting.Add(new WaitingProcess(process.Number, process.Name, wait, since, holders.Of(wait)));
            }
        }

        return new WaitingList(waiting, Now, !IsAnyEventPending);
    }
}
