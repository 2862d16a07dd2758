namespace HubSim.Cli;

/// <summary>What the program's end means to a script. The numbers are a promise.</summary>
static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work could not be done, for example for want of disk space.</summary>
    public const int Failed = 1;

    /// <summary>A wrong command line or scenario: nothing was run, nothing written.</summary>
    public const int InvalidInput = 2;

    /// <summary>An expectation of the scenario was not met.</summary>
    public const int NotMet = 3;

    /// <summary>Some replications failed; the results of the others are there.</summary>
    public const int SomeFailed = 4;

    /// <summary>Something that was promised no longer holds.</summary>
    public const int Regression = 5;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Interrupted = 130;

    /// <summary>Asked to end by another process.</summary>
    public const int Terminated = 143;
}
