using HubSim.Cli.Tests;
using HubSim.Files.Scenarios;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.SimSharp.Tests;

/// <summary>
/// Every shipped scenario gives the same on SimSharp's clock and event queue as on the kernel's own: responses and tables
/// to the last bit, and the trace event by event.
/// </summary>
public sealed class ScenarioParityTests : IDisposable
{
    private readonly Workshop workshop = new();

    /// <summary>Every scenario file of the repository.</summary>
    public static TheoryData<string> Scenarios =>
    [
        .. Directory.EnumerateFiles(Hubsim.Shipped("scenarios"), "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Hubsim.Repository, file))
            .Where(file => !file.Contains("experiments", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Responses_tables_and_traces_are_equal(string file)
    {
        var loaded = ScenarioLoader.Load<Scenario>(Hubsim.Shipped(file), []);
        var model = new HubModel(loaded.Value!, loaded.Quantities);
        var native = new Simulator();
        var calendar = new SimSharpCalendar();
        var onSimSharp = new Simulator(calendar);
        foreach (var replication in new[] { 0, 17 })
        {
            var nativeTrace = new TraceHashes();
            var expected = model.Run(native, replication, TestContext.Current.CancellationToken, nativeTrace);
            var trace = new TraceHashes();
            var found = model.Run(onSimSharp, replication, TestContext.Current.CancellationToken, trace);

            Assert.Equal(expected.Responses.Select(BitConverter.DoubleToInt64Bits), found.Responses.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(Values(expected.Months), Values(found.Months));
            Assert.Equal(Values(expected.Firms), Values(found.Firms));
            Assert.Equal(expected.Events, found.Events);
            Assert.Equal(native.EventCount, onSimSharp.EventCount);
            Assert.Equal(native.EventCount, nativeTrace.Hashes.Count);
            Assert.Equal(nativeTrace.Hashes, trace.Hashes);
            Assert.Equal(onSimSharp.EventCount, calendar.Simulation.ProcessedEvents);
            Assert.Equal(calendar.Simulation.StartDate.AddDays(loaded.Value!.Clock.Days), calendar.Simulation.Now);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_program_writes_the_same_files(string file)
    {
        Assert.Equal(Hashes("native"), Hashes("simsharp"));
        string[] Hashes(string kernel)
        {
            var ended = workshop.Run(Hubsim.Shipped(file), "--kernel", kernel, "--replications", "4", "--out", kernel);
            Assert.True(ended.Code is 0 or 3, ended.All);
            return Workshop.Hashes(workshop.FolderOf(ended));
        }
    }

    [Fact]
    public void There_are_scenarios_to_compare() => Assert.True(Scenarios.Count >= 6);

    [Fact]
    public void A_failed_replication_names_the_command_that_repeats_it_on_this_kernel()
    {
        var ended = workshop.Run(
            Hubsim.Shipped("scenarios/smoke.yaml"), "--kernel", "simsharp", "--replications", "2", "--set", "limits.max_events_per_replication=50");

        Assert.Equal(4, ended.Code);
        Assert.Contains("-p:SimSharp=true", ended.All, StringComparison.Ordinal);
        Assert.Contains("--kernel simsharp", ended.All, StringComparison.Ordinal);
    }

    private static IEnumerable<object?> Values(Table table) => Enumerable.Range(0, table.Columns.Count).Select(column => table[column])
        .SelectMany(cells => cells.Whole.Cast<object?>()
            .Concat(cells.Real.Select(value => (object)BitConverter.DoubleToInt64Bits(value)))
            .Concat(cells.Text)
            .Concat(Enumerable.Range(0, cells.Count).Select(row => (object)cells.IsMissing(row))));
}
