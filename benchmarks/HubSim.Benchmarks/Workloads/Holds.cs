using System.Globalization;

namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// So many processes, each holding for one second on average, again and again: every event takes one of the pending and
/// enters another. A run is a window of the one long simulation, so it never repeats; check is the mean hold by Little's
/// law, pending processes times seconds by resumes: near 1.
/// </summary>
sealed class Holds(int pending) : SimulatedWorkload
{
    /// <summary>With so many pending, one window takes as long as many others.</summary>
    public const int LongWindow = 1_000_000;

    private const int FewestEvents = 500_000;

    private SequenceStream lengths = Queueing.Thoughts();
    private bool isStarted;
    private long resumes;
    private long ticksHeld;

    /// <summary>
    /// Events of a run, on average: three for each that is pending, and so many more that chance does not undercut three.
    /// </summary>
    public static int MeanEvents(int pending) => Math.Max(pending * 301 / 100, FewestEvents);

    /// <summary>How many processes hold.</summary>
    public int Pending => pending;

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"hold_{pending}");

    // Three windows of a million would take long, and one has as many events as a timed run.
    public override int WarmRuns => pending < LongWindow ? 3 : 1;

    protected override double EventsPerSecond => pending;

    protected override long EventsDone => resumes;

    public override void Prepare()
    {
        for (var i = 0; i < pending && !isStarted; i++)
        {
            Simulator.Start(Life());
        }

        isStarted = true;
        resumes = 0;
        ticksHeld = 0;
    }

    public override Answer Run()
    {
        var wordsBefore = lengths.Taken;
        var eventsBefore = Simulator.EventCount;
        var window = Durations.Seconds((double)MeanEvents(pending) / pending);
        Simulator.Run(Simulator.Now + window);
        var mean = pending * window.TotalSeconds / resumes;
        return new Answer(
            resumes, Simulator.EventCount - eventsBefore, (long)(lengths.Taken - wordsBefore), mean, (ulong)ticksHeld);
    }

    private async Process Life()
    {
        while (true)
        {
            var from = Simulator.Now;
            await Simulator.Hold(Queueing.Exponential(ref lengths, 1));
            ticksHeld += (Simulator.Now - from).Ticks;
            resumes++;
        }
    }
}
