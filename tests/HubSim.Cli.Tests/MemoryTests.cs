using System.Globalization;

namespace HubSim.Cli.Tests;

/// <summary>Memory does not grow with the number of replications, but for 8 bytes a response.</summary>
public sealed class MemoryTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Finished_replications_are_written_and_forgotten()
    {
        // A row group of firms (122,880 rows) is full after 62 replications of 2,000 firms, the second after 123: from there on
        // nothing should be added but 8 bytes a response. The slack is for a heap that is collected now and then; keeping the rows of 300 more replications would
        // cost 2,000 x 26 x 8 bytes for each, 125 MB.
        const long Slack = 48_000_000;
        const int Responses = 80;

        var few = Peak(200);
        var many = Peak(500);

        Assert.True(many - few < (8 * Responses * 300) + Slack, $"200 replications peak at {few >> 20} MiB, 500 at {many >> 20} MiB");
    }

    private long Peak(int replications)
    {
        var count = replications.ToString(CultureInfo.InvariantCulture);
        using var process = Hubsim.Start(
            workshop.Folder, "run", Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml"), "--quiet", "--workers", "2",
            "--replications", count, "--set", "founding.count=2000", "--set", "clock.end=2024-01-31", "--set", "expect=[]");
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, HighWater(process.Id));
        }

        Assert.Equal(0, process.ExitCode);
        return peak;
    }

    /// <summary>Largest resident size so far [bytes]; 0 when the process has gone.</summary>
    private static long HighWater(int id)
    {
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', '\t').Last(part => part.Length > 0 && char.IsAsciiDigit(part[0])), CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
