using System.Globalization;
using HubSim.Experiments.Calibrating;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Model;
using HubSim.Model.Inputs;
using HubSim.Model.Observing;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Experimenting.Calibrating;

/// <summary>
/// Learns inputs from the scored observations. A simulation runs to the last of these and no further; those of the posterior
/// predictive bands, which have replication numbers of their own, run to the last observation of all.
/// </summary>
sealed class CalibrateStudy : Study
{
    private static readonly Purpose Row = new("calibration/predictive");
    private static readonly SurveyPlan ScoredOnly = new() { Uses = new HashSet<ObservationUse> { ObservationUse.Scored } };

    private readonly CalibrateExperiment experiment;
    private readonly Named<Observation> observations;
    private readonly IReadOnlyList<Column> responses;
    private readonly string? place;

    /// <summary>A study.</summary>
    /// <exception cref="UnsuitableException">The scenario has nothing to learn from, or the posterior no place.</exception>
    public CalibrateStudy(StudySetup setup, CalibrateExperiment experiment)
        : base(setup)
    {
        this.experiment = experiment;
        observations = Scenario.Observations?.Rows ?? new([]);
        responses = [.. observations.Select(entry => setup.Responses[setup.PlaceOf($"observed_{entry.Key}")])];
        UnsuitableException.Unless(
            Scored.Any(), $"{setup.Policies[0].File} has no scored observation within its period, so that nothing can be learnt; add some under observations, see docs/scenario.md");
        place = experiment.Posterior is { } path ? PosteriorFile.Place(setup.Request.File, path) : null;
        UnsuitableException.Unless(
            experiment.Posterior is null || place is not null, $"posterior: {experiment.Posterior} lies outside the folder that this experiment may use, or in a folder that is not there");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Responses => responses;

    /// <inheritdoc/>
    public override string YieldName => $"survey, of scored observations below replication {experiment.Simulations}";

    /// <inheritdoc/>
    public override Outline Outline => new(
        experiment.Simulations,
        experiment.Simulations + experiment.Predictive,
        IsMost: true,
        [PointAt(0, 0.3), PointAt(1, 0.7)],
        $"{experiment.Particles} particles, up to {experiment.Generations} generations, {Scored.Count()} scored observations");

    /// <summary>The observations that are learnt from.</summary>
    private IEnumerable<KeyValuePair<string, Observation>> Scored =>
        observations.Where(entry => entry.Value.Use == ObservationUse.Scored && entry.Value.Days.First >= Scenario.Clock.Start && entry.Value.Days.Last <= Scenario.Clock.End);

    private Scenario Scenario => Setup.Policies[0].Loaded.Value!;

    /// <inheritdoc/>
    public override TrialYield Yield(HubModel model, Simulator simulator, int replication, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TrialYield(model.Survey(simulator, replication, cancellation, replication < experiment.Simulations ? ScoredOnly : null));
    }

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        var plan = new CalibrationPlan
        {
            Particles = experiment.Particles,
            Generations = experiment.Generations,
            Budget = experiment.Simulations,
            Seed = Setup.Seed,
            Keep = experiment.Keep ?? 0.5,
            LeastAcceptance = experiment.LeastAcceptance ?? 0.02,
            Tolerance = experiment.Tolerance ?? 0,
            Distance = DistanceKind.LogRatio,
        };
        var unknowns = Setup.Factors.Select(factor => new Unknown(factor.Name, factor.Prior!)).ToList();
        var evidence = Scored.Select(entry => new Evidence($"observed_{entry.Key}", entry.Value.Figure.Distribution.Mean)).ToList();
        var posterior = new SequentialCalibration(laboratory, unknowns, evidence, plan).Run(cancellation);
        var found = new CalibrationFindings(posterior, Setup.Factors, observations, [.. Scored.Select(entry => entry.Key)], Predict(laboratory, posterior, cancellation));
        var text = PosteriorFile.Text(
            found.Remarks(Setup),
            [.. unknowns.Select(unknown => unknown.Name)],
            [.. posterior.Last.Particles.Select(particle => particle.Weight)],
            [.. posterior.Last.Particles.Select(particle => particle.Values)]);
        if (place is not null)
        {
            PosteriorFile.Replace(place, text);
        }

        return new StudyReport(found.Tables, found.Summary, found.Text(place is null ? null : experiment.Posterior))
        {
            Files = [new("posterior.csv", text)],
            Warnings = found.Warnings,
        };
    }

    /// <summary>Fresh simulations of particles drawn by their weights, to the last observation.</summary>
    private IReadOnlyList<TrialResult> Predict(ILaboratory laboratory, Posterior posterior, CancellationToken cancellation)
    {
        var particles = posterior.Last.Particles;
        var rows = new JointRows("predictive", [.. particles.Select(particle => particle.Weight)]);
        var trials = Enumerable.Range(0, experiment.Predictive).Select(number =>
        {
            var drawn = particles[rows.RowAt(new Streams(Setup.Seed, number).Draw(Row, 0, 0).NextUniform())];
            return new Trial(new DesignPoint(drawn.Proposal, $"proposal {drawn.Proposal.ToString(CultureInfo.InvariantCulture)}", drawn.Values), experiment.Simulations + number);
        });
        return laboratory.Run([.. trials], cancellation);
    }

    private DesignPoint PointAt(int number, double share) => new(number, "pilot", [.. Setup.Factors.Select(factor => factor.At(share))]);
}
