namespace HubSim.Kernel.Tracing;

/// <summary>A process that another one waits for: it holds what the other needs, or its end is awaited.</summary>
/// <param name="ProcessNumber">Its number; 0 if units were taken outside of every process.</param>
/// <param name="ProcessName">Its name; empty if it has ended, and left its units to somebody else.</param>
/// <param name="Units">Units that it holds; 0 if its end is awaited.</param>
public readonly record struct Blocker(long ProcessNumber, string ProcessName, long Units)
{
    /// <summary>In words: "2 Bob (3 units)".</summary>
    public override string ToString()
    {
        var number = WaitText.Number(ProcessNumber);
        var who = (ProcessNumber, ProcessName) switch
        {
            (0, _) => "no process",
            (_, "") => $"{number} (has ended)",
            _ => $"{number} {ProcessName}",
        };
        return Units > 0 ? $"{who} ({WaitText.Number(Units)} {(Units == 1 ? "unit" : "units")})" : who;
    }
}
