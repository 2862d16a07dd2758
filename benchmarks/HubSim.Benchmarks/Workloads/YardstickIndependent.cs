namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// What the gate measures time by: holds on the framework's priority queue, with a generator and logarithms that are not the
/// kernel's, so that nothing of the kernel can slow down both sides of a ratio. Check is the mean hold, 1 s.
/// </summary>
sealed class YardstickIndependent : Workload
{
    private const int Pending = 256;
    private const int EventsPerSlice = 50_000;
    private const int SlicesPerRun = 20;
    private const int Events = SlicesPerRun * EventsPerSlice;

    private readonly PriorityQueue<int, (long Tick, long Sequence)> events = new();
    private readonly long[] resumes = new long[Pending];
    private ulong state = 0x9E3779B97F4A7C15;
    private long sequence;
    private long now;

    public override string Name => "yardstick_independent";

    public override bool IsYardstick => true;

    /// <summary>Enters what is pending, once: a run goes on where the one before stopped.</summary>
    public override void Prepare()
    {
        for (var i = 0; i < Pending && events.Count < Pending; i++)
        {
            Enter(i);
        }
    }

    public override Answer Run()
    {
        var from = now;
        for (var i = 0; i < SlicesPerRun; i++)
        {
            RunSlice();
        }

        var seconds = (now - from) / (double)TimeSpan.TicksPerSecond;
        return new Answer(Events, 0, 0, Pending * seconds / Events, (ulong)resumes.Sum());
    }

    public override long RunSlice()
    {
        for (var i = 0; i < EventsPerSlice; i += 1_000)
        {
            Step();
        }

        return EventsPerSlice;
    }

    // In pieces, so that the runtime counts calls and compiles it in full.
    private void Step()
    {
        for (var i = 0; i < 1_000; i++)
        {
            events.TryDequeue(out var number, out var due);
            now = due.Tick;
            resumes[number]++;
            Enter(number);
        }
    }

    // Source of the generator: Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003), 64 bits, 13-7-17.
    private void Enter(int number)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        var uniform = ((state >> 12) + 0.5) / (1L << 52);
        events.Enqueue(number, (now - (long)(1e7 * Math.Log(uniform)), sequence++));
    }
}
