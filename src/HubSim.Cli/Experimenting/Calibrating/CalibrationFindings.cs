using System.Globalization;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Calibrating;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Inputs;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Experimenting.Calibrating;

/// <summary>An observation and what was simulated of it.</summary>
/// <param name="Name">Name of the observation.</param>
/// <param name="Use">What it is for.</param>
/// <param name="Prior">Held against the sample of the priors; null where that was not simulated so far.</param>
/// <param name="Posterior">Held against fresh simulations of the posterior.</param>
sealed record PredictedObservation(string Name, ObservationUse Use, Hindcast? Prior, Hindcast Posterior);

/// <summary>What a calibration found, in tables and words.</summary>
sealed class CalibrationFindings
{
    /// <summary>With fewer equally weighted particles the posterior is a handful of points.</summary>
    private const double FewEffective = 50;

    private readonly Posterior posterior;
    private readonly IReadOnlyList<ResolvedFactor> unknowns;
    private readonly int failedPredictions;

    /// <summary>Findings.</summary>
    public CalibrationFindings(
        Posterior posterior, IReadOnlyList<ResolvedFactor> unknowns, Named<Observation> observations, IReadOnlyList<string> scored, IReadOnlyList<TrialResult> predictions)
    {
        this.posterior = posterior;
        this.unknowns = unknowns;
        Scored = scored;
        failedPredictions = predictions.Count(result => result.Failed);
        var simulated = predictions.Where(result => !result.Failed).Select(result => result.Yield!.Responses).ToList();
        var before = posterior.Generations[0].Particles.Select(particle => particle.Simulated).ToList();
        Observations =
        [
            .. observations.Select((entry, place) => (entry.Key, entry.Value, Place: place))
                .Where(entry => entry.Value.Use != ObservationUse.NotUsed && simulated.Any(row => double.IsFinite(row[entry.Place])))
                .Select(entry => new PredictedObservation(
                    entry.Key,
                    entry.Value.Use,
                    scored.ToList().IndexOf(entry.Key) is >= 0 and var position ? Against(entry.Value, before.Select(row => row[position])) : null,
                    Against(entry.Value, simulated.Select(row => row[entry.Place])))),
        ];
    }

    /// <summary>Names of the observations that were learnt from.</summary>
    public IReadOnlyList<string> Scored { get; }

    /// <summary>Every observation that was simulated.</summary>
    public IReadOnlyList<PredictedObservation> Observations { get; }

    /// <summary>The calibration.</summary>
    public Posterior Posterior => posterior;

    /// <summary>What was learnt.</summary>
    public IReadOnlyList<ResolvedFactor> Unknowns => unknowns;

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var warnings = new List<string>();
            if (posterior.Last.EffectiveSize < FewEffective)
            {
                warnings.Add($"the posterior counts for {Words.Short(posterior.Last.EffectiveSize)} equally weighted particles only; raise particles, or stop at a larger tolerance");
            }

            if (posterior.Generations.Count == 1)
            {
                warnings.Add("nothing was learnt: the posterior is the sample of the priors; raise simulations or generations");
            }

            var failed = posterior.Generations.Sum(generation => generation.Failed) + failedPredictions;
            if (failed > 0)
            {
                warnings.Add($"{Words.Count(failed, "simulation")} failed; their values count as not fitting, which is right only if the failure is the values' fault");
            }

            return warnings;
        }
    }

    /// <summary>The rows for a spreadsheet: an unknown each.</summary>
    public Table Summary
    {
        get
        {
            var table = new Table(
            [
                Category("unknown", "Name of the input."),
                new Column("path", ColumnType.Text, false, "", "Its path in the scenario."),
                new Column("unit", ColumnType.Text, false, "", "Its unit."),
                Number("prior_p05", "5 % quantile before."), Number("prior_p50", "Median before."), Number("prior_p95", "95 % quantile before."),
                Number("p05", "5 % quantile of the posterior."), Number("p50", "Median of the posterior."), Number("p95", "95 % quantile of the posterior."),
                Number("mean", "Mean of the posterior."), Number("sd", "Standard deviation of the posterior."),
            ]);
            for (var i = 0; i < unknowns.Count; i++)
            {
                table.Add(unknowns[i].Name);
                table.Add(unknowns[i].Path);
                table.Add(unknowns[i].Unit);
                foreach (var share in Shares)
                {
                    table.Add(unknowns[i].Prior!.Quantile(share));
                }

                foreach (var share in Shares)
                {
                    table.Add(posterior.Quantile(i, share));
                }

                table.Add(posterior.Mean(i));
                table.Add(posterior.Sd(i));
            }

            return table;
        }
    }

    /// <summary>The kind's own tables.</summary>
    public IReadOnlyList<ResultTable> Tables =>
    [
        new("generations", "A generation of the calibration.", Generations()),
        new("particles", "A particle of the last generation: one row of the posterior.", Particles()),
        new("predictive", "An observation and the posterior predictive band of it.", Predictive()),
    ];

    private static ReadOnlySpan<double> Shares => [0.05, 0.5, 0.95];

    /// <summary>The answer for the terminal.</summary>
    /// <param name="file">The file for scenarios; null for none.</param>
    public string Text(string? file) => CalibrationText.Of(this, file);

    /// <summary>What stands on top of the data file.</summary>
    public IReadOnlyList<string> Remarks(StudySetup setup)
    {
        var last = posterior.Last;
        return
        [
            $"Joint posterior of {Words.Count(unknowns.Count, "input")} of {Path.GetFileName(setup.Policies[0].File)}, made by hubsim experiment {setup.Loaded.Name}.yaml: {setup.Loaded.Value!.Title}.",
            $"Method: approximate Bayesian computation by sequential Monte Carlo against {string.Join(", ", Scored)}.",
            string.Create(CultureInfo.InvariantCulture, $"Generation {last.Number} with tolerance {last.Tolerance:R} after {posterior.Simulations} simulations; {last.Particles.Count} particles count for {last.EffectiveSize:0.0} equally weighted ones."),
            string.Create(CultureInfo.InvariantCulture, $"Experiment and scenario sha256 {setup.Sha256}, seed {setup.Seed}."),
            .. unknowns.Select(unknown => $"{unknown.Name}: {unknown.Path}{(unknown.Unit.Length > 0 ? $" [{unknown.Unit}]" : "")}"),
        ];
    }

    private static Hindcast Against(Observation observation, IEnumerable<double> simulated)
    {
        var statistics = new ResponseStatistics();
        foreach (var value in simulated)
        {
            statistics.Add(value);
        }

        return Hindcast.Of(observation.Figure.Distribution.Mean, statistics);
    }

    private Table Generations()
    {
        var table = new Table(
        [
            new Column("generation", ColumnType.Int32, false, "", "Number of the generation; 0 is the sample of the priors."),
            new Column("tolerance", ColumnType.Double, true, "", "Largest distance that was accepted; null for every one."),
            new Column("proposals", ColumnType.Int32, false, "", "Proposals looked at until the generation was full."),
            new Column("failed", ColumnType.Int32, false, "", "How many of them failed in simulation."),
            new Column("particles", ColumnType.Int32, false, "", "Proposals accepted."),
            Number("effective_size", "Number of equally weighted particles that would say as much."),
        ]);
        foreach (var generation in posterior.Generations)
        {
            table.Add((long)generation.Number);
            table.Add(double.IsFinite(generation.Tolerance) ? generation.Tolerance : null);
            table.Add((long)generation.Proposals);
            table.Add((long)generation.Failed);
            table.Add((long)generation.Particles.Count);
            table.Add(generation.EffectiveSize);
        }

        return table;
    }

    private Table Particles()
    {
        var table = new Table(
        [
            new Column("proposal", ColumnType.Int32, false, "", "Number of the proposal: its design point and its replication."),
            Number("weight", "Its weight; they sum to 1."),
            Number("distance", "How far its simulation was from what was observed; 1 is the spread of the priors' simulations."),
            .. unknowns.Select(unknown => new Column(unknown.Name, ColumnType.Double, false, unknown.Unit, $"Value of {unknown.Path}.")),
        ]);
        foreach (var particle in posterior.Last.Particles)
        {
            table.Add((long)particle.Proposal);
            table.Add(particle.Weight);
            table.Add(particle.Distance);
            foreach (var value in particle.Values)
            {
                table.Add(value);
            }
        }

        return table;
    }

    private Table Predictive()
    {
        var table = new Table(
        [
            Category("observation", "Name of the observation."),
            Category("use", "What it is for."),
            Number("observed", "What was observed."),
            new Column("prior_p05", ColumnType.Double, true, "", "5 % quantile of the priors' simulations; null where they end before it."),
            new Column("prior_p95", ColumnType.Double, true, "", "95 % quantile of the priors' simulations; null where they end before it."),
            new Column("p05", ColumnType.Double, true, "", "5 % quantile of the posterior's fresh simulations."),
            new Column("p50", ColumnType.Double, true, "", "Their median."),
            new Column("p95", ColumnType.Double, true, "", "Their 95 % quantile."),
            new Column("inside", ColumnType.Boolean, false, "", "True when the observation lies in the posterior's band."),
        ]);
        foreach (var row in Observations)
        {
            table.Add(row.Name);
            table.Add(CalibrationText.Of(row.Use));
            table.Add(row.Posterior.Observed);
            table.Add(row.Prior?.Lower);
            table.Add(row.Prior?.Upper);
            table.Add(row.Posterior.Lower);
            table.Add(row.Posterior.Median);
            table.Add(row.Posterior.Upper);
            table.Add(row.Posterior.IsInside);
        }

        return table;
    }

    private static Column Category(string name, string description) => new(name, ColumnType.Category, false, "", description);

    private static Column Number(string name, string description) => new(name, ColumnType.Double, false, "", description);
}
