namespace HubSim.Cli.Tests;

/// <summary>One small run with every table, on one worker, for all tests that only look at it.</summary>
public sealed class DetailedRun : IDisposable
{
    private readonly Workshop workshop = new();

    public DetailedRun() => Folder = Write(workshop, "1");

    /// <summary>Folder of the run.</summary>
    public string Folder { get; }

    public void Dispose() => workshop.Dispose();

    internal static string Write(Workshop workshop, string workers) => workshop.Done(
        Hubsim.Shipped("scenarios/smoke.yaml"), "--replications", "3", "--set", "compute.detail=jobs",
        "--detail", "jobs", "--detail", "events", "--detail", "ledger", "--no-report", "--workers", workers);
}
