namespace HubSim.Benchmarks.Workloads;

/// <summary>Something to be timed, again and again. What belongs to the setting stands in <see cref="Prepare"/>.</summary>
abstract class Workload
{
    public abstract string Name { get; }

    /// <summary>Whether this is a measure for others, and not a use of the kernel.</summary>
    public virtual bool IsYardstick => false;

    /// <summary>Whether its nominal events are those that the model says it executed.</summary>
    public virtual bool IsModel => false;

    /// <summary>Runs before the timed ones: until everything is compiled and every pool is filled.</summary>
    public virtual int WarmRuns => 3;

    /// <summary>A run before the timed ones.</summary>
    public virtual void RunWarm()
    {
        Prepare();
        Run();
    }

    /// <summary>Timed runs.</summary>
    public virtual int TimedRuns => 5;

    /// <summary>Makes ready for a run. Not timed.</summary>
    public abstract void Prepare();

    /// <summary>The run. Timed.</summary>
    public abstract Answer Run();

    /// <summary>
    /// A piece of the run, of a few milliseconds where it can be divided; <see cref="Prepare"/> goes before the first.
    /// </summary>
    /// <returns>Nominal events done; 0 when the run is over.</returns>
    public abstract long RunSlice();
}
