namespace HubSim.Kernel.Tests.Programs;

/// <summary>Something that can carry out a <see cref="Model"/>, and says what it saw.</summary>
internal interface IWorld
{
    /// <summary>
    /// A line for each thing that a process did: tick, process, place in its script, how it went, and the state of all
    /// queues.
    /// </summary>
    List<string> Lines { get; }

    /// <summary>Events executed so far.</summary>
    long Events { get; }

    /// <summary>Starts one process of each script.</summary>
    void Begin();

    /// <summary>Runs to a tick, or to the end; false if the run failed.</summary>
    bool Run(long? until);

    /// <summary>Does something between two runs.</summary>
    void Do(Step what);

    /// <summary>Numbers that only the end shows: statistics, and who has not ended.</summary>
    string Final();
}
