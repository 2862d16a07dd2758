using HubSim.Benchmarks.Measuring;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// The first replication of the base scenario, from building its world to reading its responses. Nominal are the events
/// that the model executes; check is the number of firms attracted.
/// </summary>
sealed class ShanghaiJobs : Workload
{
    private readonly Simulator simulator = new();
    private readonly HubModel model;
    private readonly int checkedColumn;

    public ShanghaiJobs()
    {
        var loaded = ScenarioLoader.Load<Scenario>(Path.Combine(Places.Root, "scenarios", "shanghai-2027.yaml"), []);
        model = new HubModel(
            loaded.Value ?? throw new InvalidDataException(string.Join('\n', loaded.Diagnostics)), loaded.Quantities);
        checkedColumn = model.Responses.TakeWhile(column => column.Name != "firms_attracted").Count();
    }

    public override string Name => "shanghai_jobs";

    public override bool IsModel => true;

    public override void Prepare()
    {
        // The model builds its world anew in each run, and that is part of its cost.
    }

    public override Answer Run()
    {
        var blocksBefore = BlockCount.Made;
        var replication = model.Run(simulator, 0, CancellationToken.None);
        var hash = Fingerprint.Of([.. replication.Responses]);
        return new Answer(
            replication.Events,
            replication.Events,
            BlockCount.Made - blocksBefore,
            replication.Responses[checkedColumn],
            hash);
    }

    /// <summary>A replication cannot be divided.</summary>
    public override long RunSlice() => Run().NominalEvents;
}
