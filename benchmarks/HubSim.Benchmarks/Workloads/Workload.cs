namespace HubSim.Benchmarks.Workloads;

/// <summary>Something to be timed, again and again. What belongs to the setting stands in <see cref="Prepare"/>.</summary>
abstract class Workload
{
    public abstract string Name { get; }

    /// <summary>Whether this is a measure for others, and not a use of the kernel.</summary>
    public virtual bool IsYardstick => false;

    /// <summary>Runs before the timed ones: until everything is compiled and every pool is filled.</summary>
    public virtual int WarmRuns => 3;

    /// <summary>Timed runs.</summary>
    public virtual int TimedRuns => 7;

    /// <summary>Makes ready for a run. Not timed.</summary>
    public abstract void Prepare();

    /// <summary>The run. Timed.</summary>
    public abstract Answer Run();
}
