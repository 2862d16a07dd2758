namespace HubSim.Cli.Tests;

/// <summary>One run of the smoke scenario that many tests read.</summary>
public sealed class SmokeRun : IDisposable
{
    public const int Replications = 20;
    private readonly Workshop workshop = new();

    public SmokeRun() => Folder = workshop.Done(Hubsim.Shipped("scenarios/smoke.yaml"), "--replications", "20");

    /// <summary>Folder of the results.</summary>
    public string Folder { get; }

    /// <summary>A result file in SQL.</summary>
    public string this[string table] => Duck.Table(Folder, table);

    public void Dispose() => workshop.Dispose();
}
