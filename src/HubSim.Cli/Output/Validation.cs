using HubSim.Cli.Running;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Runner;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>An observation and what the model says of it.</summary>
/// <param name="Name">Name of the observation.</param>
/// <param name="Observation">What was counted.</param>
/// <param name="Comparison">The one held against the other; null where nothing is compared.</param>
sealed record ValidationRow(string Name, Observation Observation, Hindcast? Comparison);

/// <summary>The observations of a scenario, held against its replications.</summary>
sealed class Validation
{
    private readonly RunPlanned plan;
    private readonly Named<Observation> observations;
    private readonly ResponseStatistics[] simulated;
    private readonly Failures failures;

    /// <summary>An empty comparison.</summary>
    public Validation(RunPlanned plan)
    {
        this.plan = plan;
        observations = plan.Scenario.Observations?.Rows ?? new([]);
        simulated = [.. observations.Select(_ => new ResponseStatistics(Math.Min(plan.Count, 1 << 20)))];
        failures = new Failures(plan.Request);
    }

    /// <summary>The inputs.</summary>
    public Scenario Scenario => plan.Scenario;

    /// <summary>Name of the scenario.</summary>
    public string Name => plan.Name;

    /// <summary>Replications that ran.</summary>
    public int Taken { get; private set; }

    /// <summary>Replications that failed.</summary>
    public int Failed => failures.Count;

    /// <summary>True when at least one observation decides.</summary>
    public bool HasScored => observations.Any(entry => entry.Value.Use == ObservationUse.Scored && IsSimulated(entry.Value));

    /// <summary>The verdict on the scored observations.</summary>
    public HindcastVerdict Verdict => VerdictOn(ObservationUse.Scored) ?? throw new InvalidOperationException("nothing is scored");

    /// <summary>The verdict on the observations of one use; null when there are none.</summary>
    public HindcastVerdict? VerdictOn(ObservationUse use) =>
        HindcastVerdict.Of([.. Rows(use).Select(row => row.Comparison).OfType<Hindcast>()]);

    /// <summary>The observations of one use.</summary>
    public IReadOnlyList<ValidationRow> Rows(ObservationUse use) =>
    [
        .. observations.Select((entry, i) => (entry.Key, entry.Value, Place: i))
            .Where(entry => entry.Value.Use == use)
            .Select(entry => new ValidationRow(entry.Key, entry.Value, Compare(entry.Value, simulated[entry.Place]))),
    ];

    /// <summary>Takes the next replication.</summary>
    public void Take(Completed<IReadOnlyList<double>> completed)
    {
        Taken++;
        if (completed.Failed)
        {
            failures.Take(completed.Replication, completed.Fault!);
            return;
        }

        for (var i = 0; i < simulated.Length; i++)
        {
            simulated[i].Add(completed.Value![i]);
        }
    }

    /// <summary>Names the failed replications and how to repeat them.</summary>
    public void ReportFailures()
    {
        failures.Report();
        if (failures.Untold > 0)
        {
            Terminal.Messages.WriteLine($"hubsim: {failures.Untold} more failed");
        }
    }

    /// <summary>An observation outside the period is not compared; one of a state that does not exist is, and misses.</summary>
    private Hindcast? Compare(Observation observation, ResponseStatistics values) =>
        observation.Use == ObservationUse.NotUsed || !IsSimulated(observation)
            ? null
            : Hindcast.Of(observation.Figure.Distribution.Mean, values);

    private bool IsSimulated(Observation observation) =>
        observation.Days.First >= Scenario.Clock.Start && observation.Days.Last <= Scenario.Clock.End;
}
