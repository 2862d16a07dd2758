namespace HubSim.Cli.Tests;

/// <summary>Memory does not grow with the number of replications, but for 8 bytes a response.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Finished_replications_are_written_and_forgotten()
    {
        // How far a heap grows before it is collected differs from machine to machine, so the program gets a heap of 256 MiB,
        // too small to keep its rows: 2,000 firms x 26 columns x 8 bytes are 416 kB a replication, 333 MB in all. What is in
        // flight (row groups of 122,880 rows, two workers) needs 100 to 160 MiB, by how the large pieces happen to lie.
        var file = Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml");

        var ended = Hubsim.Shell(
            workshop.Folder,
            $"DOTNET_GCHeapHardLimit=0x10000000 $HUBSIM run '{file}' --quiet --no-report --no-store --workers 2 --replications 800 "
            + "--set founding.count=2000 --set clock.end=2024-01-31 --set 'expect=[]'");

        Assert.Equal("", ended.All);
        Assert.Equal(0, ended.Code);
    }
}
