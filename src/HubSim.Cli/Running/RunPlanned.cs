using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Experiments.Runner;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;
using HubSim.Kernel.Random;
using HubSim.Model;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Running;

/// <summary>A checked request: everything that is known before the first replication.</summary>
/// <param name="Request">What the user asked for.</param>
/// <param name="Loaded">The scenario, without error.</param>
/// <param name="Model">The model of the scenario.</param>
sealed record RunPlanned(RunRequest Request, LoadResult<Scenario> Loaded, HubModel Model)
{
    /// <summary>The inputs.</summary>
    public Scenario Scenario => Loaded.Value!;

    /// <summary>Name of the scenario: that of its file.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Request.File);

    /// <summary>Number of the first replication.</summary>
    public int First => Request.Replication ?? 0;

    /// <summary>Number of replications; the largest possible one where precision decides.</summary>
    public int Count => Request.Precision is not null ? Request.Cap : Request.Replication is null ? Scenario.Run.Replications : 1;

    /// <summary>What the result files say of the run.</summary>
    public RunDescription Description() => new()
    {
        Program = new ProgramEntry("hubsim", Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), ModelVersion.Current),
        Scenario = new ScenarioEntry(Name, Scenario.Title, Loaded.Sha256, JsonNode.Parse(Loaded.CanonicalJson)!),
        Base = BaseScenario.Of(Loaded, Request.Overrides),
        Seed = (ulong)Scenario.Run.Seed,
        First = First,
        Count = Count,
        Inputs = Model.Uncertainties,
        Responses = Model.Responses,
        Months = Model.Months,
        Firms = HubModel.FirmColumns,
        Ledger = Request.HasDetail(RunRequest.Ledger) ? HubModel.LedgerColumns : null,
        Jobs = Request.HasDetail(RunRequest.Jobs) ? HubModel.JobColumns : null,
        Events = Request.HasDetail(RunRequest.Events) ? HubModel.EventColumns : null,
        Assumptions = [.. Values().Where(value => value.Provenance.Assumption is not null).Select(value => new AssumptionEntry(value.Path, Words.Describe(value.Distribution), value.Unit, value.Provenance.Assumption!))],
        Calibrated = [.. Values().Where(value => value.Provenance.Calibrated is not null).Select(value => new CalibratedEntry(value.Path, Words.Describe(value.Distribution), value.Unit, value.Provenance.Calibrated!))],
        Unsourced = [.. Values().Where(value => !value.Provenance.IsGiven).Select(value => value.Path)],
    };

    /// <summary>The circumstances of the run, for the manifest.</summary>
    public RunEntry Circumstances(DateTimeOffset started, double seconds, bool interrupted) => new()
    {
        Started = started,
        Seconds = Math.Round(seconds, 3),
        PeakMemoryMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 1),
        Workers = Request.Workers,
        Machine = MachineEntry.Here(),
        CommandLine = [.. Environment.GetCommandLineArgs().Skip(1)],
        Interrupted = interrupted,
        ScenarioFile = Request.File,
        Overrides = Request.Overrides,
    };

    /// <summary>What a replication adds to the results.</summary>
    public ReplicationRow Row(Completed<HubReplication> completed)
    {
        var inputs = Model.DrawInputs(completed.Replication).ToArray();
        return completed.Value is { } value && !completed.Failed
            ? new ReplicationRow(completed.Replication, null, inputs, value.Responses.ToArray(), value.Months, value.Firms) { Ledger = value.Ledger, Due = [.. Due(value)] }
            : new ReplicationRow(completed.Replication, new Failure(Words.Message(completed.Fault!), Request.Repeat(completed.Replication)), inputs, default, null, null);
    }

    /// <summary>Tables in which a finished replication must have rows.</summary>
    private IEnumerable<string> Due(HubReplication value)
    {
        yield return "months";
        yield return RunDescription.EventsTable;
        if (value.Months.Columns.ToList().FindIndex(column => column.Name == "firms_attracted") is >= 0 and var attracted && value.Months[attracted].Whole[^1] > 0)
        {
            yield return "firms";
            if (Scenario.Money is not null)
            {
                yield return RunDescription.LedgerTable;
            }
        }

        var submitted = value.Firms.Columns.ToList().FindIndex(column => column.Name == "jobs_submitted");
        if (Scenario.Compute is { Detail: not ComputeDetail.Days } && value.Firms[submitted].Whole.Any(jobs => jobs > 0))
        {
            yield return RunDescription.JobsTable;
        }
    }

    private IEnumerable<(string Path, Distribution Distribution, string Unit, Provenance Provenance)> Values() =>
        Loaded.Quantities.Select(quantity => (quantity.Path, quantity.Distribution, quantity.Unit, quantity.Provenance))
            .Concat(Loaded.Chances.Select(chance => (chance.Path, chance.Distribution, chance.Unit, chance.Provenance)))
            .OrderBy(value => value.Path, StringComparer.Ordinal);
}
