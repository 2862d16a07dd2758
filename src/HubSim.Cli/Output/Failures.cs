using HubSim.Cli.Running;

namespace HubSim.Cli.Output;

/// <summary>Replications that failed: their number, and what is said of the first few.</summary>
/// <param name="request">What the user asked for; it says how to repeat one.</param>
sealed class Failures(RunRequest request)
{
    private const int Shown = 5;
    private readonly List<(string Message, string Repeat)> told = [];

    /// <summary>How many failed.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them <see cref="Report"/> does not name.</summary>
    public int Untold => Count - told.Count;

    /// <summary>Takes the next one.</summary>
    public void Take(int replication, Exception fault)
    {
        Count++;
        if (told.Count < Shown)
        {
            told.Add(($"replication {replication} failed: {Words.Message(fault)}", request.Repeat(replication)));
        }
    }

    /// <summary>Names the first few and how to repeat them.</summary>
    public void Report()
    {
        foreach (var (message, repeat) in told)
        {
            Terminal.Messages.WriteLine($"hubsim: {message}");
            Terminal.Messages.WriteLine($"        to repeat it: {repeat}");
        }
    }
}
