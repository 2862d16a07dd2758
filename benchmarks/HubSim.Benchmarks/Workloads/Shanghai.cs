using HubSim.Benchmarks.Measuring;
using HubSim.Files.Scenarios;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// The first replication of the base scenario or of a variant, from building its world to reading its responses. Nominal are
/// the events of the model; check is the number of firms attracted.
/// </summary>
sealed class Shanghai : Workload
{
    private readonly Simulator simulator = new();
    private readonly HubModel model;
    private readonly int checkedColumn;

    private Shanghai(string name, params string[] changes)
    {
        Name = name;
        var loaded = ScenarioLoader.Load<Scenario>(Path.Combine(Places.Root, "scenarios", "shanghai-2027.yaml"), changes);
        model = new HubModel(
            loaded.Value ?? throw new InvalidDataException(string.Join('\n', loaded.Diagnostics)), loaded.Quantities);
        checkedColumn = model.Responses.TakeWhile(column => column.Name != "firms_attracted").Count();
    }

    public override string Name { get; }

    /// <summary>Until all of it is compiled, which takes more runs where a run is short.</summary>
    public override int WarmRuns => IsBrief ? 20 : 6;

    public override int TimedRuns => IsBrief ? 25 : 5;

    private bool IsBrief { get; init; }

    // What a run of seconds is compiled by: a short one with the same code.
    private Shanghai? Short { get; init; }

    // The runtime compiles by profile, and has seen enough of a short one only after a good many of them.
    private int RunsToWarm { get; init; } = 1;

    /// <summary>Every job of the base scenario.</summary>
    public static Shanghai Jobs() => new("shanghai_jobs", "compute.detail=jobs") { Short = FirstYear() };

    /// <summary>The base scenario as it is shipped.</summary>
    public static Shanghai Days() => new("shanghai_days") { RunsToWarm = 3 };

    /// <summary>Every job of the first months: short enough for the gate.</summary>
    public static Shanghai FirstYear() => new("shanghai_first_year", "compute.detail=jobs", "clock.end=2024-09-27", "observations.enabled=false");

    /// <summary>Every job of three weeks in a city with 300 firms from the start.</summary>
    public static Shanghai Onefold() => City("shanghai_onefold", 300, 20_000, null);

    /// <summary>The same weeks with a hundred times as many firms, cards and seats.</summary>
    public static Shanghai Hundredfold() => City("shanghai_hundredfold", 30_000, 2_000_000, Onefold());

    private static Shanghai City(string name, int firms, int cards, Shanghai? one) => new(
        name,
        "compute.detail=jobs",
        "clock.start=2026-01-05",
        "clock.end=2026-01-25",
        "clock.forecast_from=2026-01-05",
        "observations.enabled=false",
        $"founding={{enabled: true, count: {firms}}}",
        "arrivals.enabled=false",
        "compute.supply.enabled=false",
        $"compute.cards=[{{from: 2026-01-01, value: {cards}}}]",
        $"hub.floor_area=[{{from: 2026-01-01, value: {firms * 600}}}]",
        "limits.max_events_per_replication=1000000000",
        "limits.max_entities=100000000") { IsBrief = one is null, Short = one };

    public override bool IsModel => true;

    public override void Prepare()
    {
        // The model builds its world anew in each run, and that is part of its cost.
    }

    public override void RunWarm()
    {
        for (var run = 0; run < RunsToWarm; run++)
        {
            _ = (Short ?? this).Run();
        }
    }

    public override Answer Run()
    {
        var blocksBefore = BlockCount.Made;
        var replication = model.Run(simulator, 0, CancellationToken.None);
        var hash = Fingerprint.Of([.. replication.Responses]);
        return new Answer(
            replication.Events,
            simulator.EventCount,
            BlockCount.Made - blocksBefore,
            replication.Responses[checkedColumn],
            hash);
    }

    /// <summary>A replication cannot be divided.</summary>
    public override long RunSlice() => Run().NominalEvents;
}
