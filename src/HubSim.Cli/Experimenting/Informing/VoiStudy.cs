using HubSim.Cli.Experimenting.Varying;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Trials;
using HubSim.Experiments.Worth;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Model;
using HubSim.Model.Recording;
using HubSim.Model.Worlds;

namespace HubSim.Cli.Experimenting.Informing;

/// <summary>Values what could be found out before a decision between policies: each draw of the inputs meets every policy.</summary>
sealed class VoiStudy(StudySetup setup, VoiExperiment experiment) : Study(setup)
{
    /// <summary>Resamples of draws for standard errors.</summary>
    private const int Resamples = 100;

    /// <summary>Replications of each policy that are looked at before the first trial, until one has every response.</summary>
    private const int Pilots = 3;

    /// <summary>Draws of a batch.</summary>
    private const int DrawsAtATime = 40;

    private readonly IReadOnlyList<DesignPoint> draws = VariedFactors.Designed(() =>
        SpaceFilling.LatinHypercube(VariedFactors.Of(setup.Factors), experiment.Draws, setup.Seed));

    /// <inheritdoc/>
    public override void Check()
    {
        var simulator = new Simulator();
        foreach (var policy in Setup.Policies)
        {
            var model = new HubModel(policy.Loaded.Value!, policy.Loaded.Quantities);
            var missing = Terms().ToHashSet(StringComparer.Ordinal);
            for (var replication = 0; replication < Pilots && missing.Count > 0; replication++)
            {
                missing.RemoveWhere(Has(model, simulator, replication));
            }

            UnsuitableException.Unless(
                missing.Count == 0,
                $"{string.Join(", ", missing)} had no value under the policy {policy.Name} in {Pilots} replications, and a yardstick needs one under every policy; take another response");
        }
    }

    /// <summary>Tells the responses that have a value in a replication; one that fails tells nothing, and counts as having all.</summary>
    private Predicate<string> Has(HubModel model, Simulator simulator, int replication)
    {
        try
        {
            var values = Yield(model, simulator, replication, CancellationToken.None).Responses;
            return name => double.IsFinite(values[Setup.PlaceOf(name)]);
        }
        catch (Exception fault) when (fault is EventLimitException or ProcessFailedException or ReplicationException)
        {
            return _ => true;
        }
    }

    private IEnumerable<string> Terms() => experiment.Worth.SelectMany(worth => worth.Value.Terms).Select(term => term.Response).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Outline Outline => new(
        draws.Count * Setup.Policies.Count,
        draws.Count * Setup.Policies.Count * experiment.Replications,
        IsMost: false,
        [.. Enumerable.Range(0, Setup.Policies.Count).Select(policy => Point(0, policy))],
        $"{draws.Count} draws of {Setup.Factors.Count} inputs, {Setup.Policies.Count} policies, {experiment.Replications} replications each");

    /// <inheritdoc/>
    public override IReadOnlyList<LevelColumn> Levels =>
    [
        new LevelColumn(new Column("policy", ColumnType.Category, false, "", "Name of the policy."), level => Setup.Policies[(int)level].Name),
        .. base.Levels,
    ];

    /// <inheritdoc/>
    public override PointBinding Bind(DesignPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new PointBinding((int)point.Levels[0], [.. Setup.Factors.Zip(point.Levels.Skip(1), (factor, level) => factor.Change(level, point.Name))]);
    }

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        var results = Results(laboratory, cancellation);
        try
        {
            IReadOnlyList<(string Name, Yardstick Yardstick, ValueOfInformation Value)> values =
                [.. experiment.Worth.Select(worth => (worth.Key, worth.Value, Valued(worth.Value, results)))];
            return new StudyReport([new ResultTable("policies", "A policy by one yardstick.", VoiTables.Policies(values))], VoiTables.Summary(values, Setup.Factors), VoiText.Of(values, Setup))
            {
                Warnings = VariedFactors.Warnings(results),
            };
        }
        catch (ArgumentException exception)
        {
            throw new StudyException(VariedFactors.MessageOf(exception));
        }
    }

    /// <summary>
    /// The trials, some draws at a time, so that an experiment whose responses are missing too often for any answer ends as
    /// soon as that is certain, not after the last of its trials.
    /// </summary>
    private List<TrialResult> Results(ILaboratory laboratory, CancellationToken cancellation)
    {
        var places = Terms().Select(name => (Name: name, Place: Setup.PlaceOf(name))).ToList();
        var each = Setup.Policies.Count * experiment.Replications;
        var results = new List<TrialResult>(draws.Count * each);
        foreach (var batch in Trials().Chunk(DrawsAtATime * each))
        {
            results.AddRange(laboratory.Run(batch, cancellation));
            RequireAnswer(results, places, each);
        }

        return results;
    }

    private void RequireAnswer(List<TrialResult> results, List<(string Name, int Place)> places, int each)
    {
        var missing = results.Chunk(each).Count(draw => draw.Any(result => IsMissing(result, places)));
        if (missing > ValueOfInformation.MostLeftOut * draws.Count)
        {
            var names = places.Where(one => results.Any(result => result.Yield is { } yield && double.IsNaN(yield.Responses[one.Place]))).Select(one => one.Name).ToList();
            var why = names.Count > 0 ? $"{string.Join(", ", names)} had no value" : "trials failed";
            throw new StudyException(
                $"in {missing} of the first {results.Count / each} draws {why} under some policy, and at most {ValueOfInformation.MostLeftOut:P0} of all {draws.Count} may be left out; take responses that every policy always has");
        }
    }

    private static bool IsMissing(TrialResult result, List<(string Name, int Place)> places) =>
        result.Yield is not { } yield || places.Any(one => !double.IsFinite(yield.Responses[one.Place]));

    /// <summary>Draw after draw, so that the policies of a draw are near each other when a run is cut short.</summary>
    private IEnumerable<Trial> Trials() => Enumerable.Range(0, draws.Count).SelectMany(draw =>
        Enumerable.Range(0, Setup.Policies.Count).SelectMany(policy =>
        {
            var point = Point(draw, policy);
            return Enumerable.Range(draw * experiment.Replications, experiment.Replications).Select(replication => new Trial(point, replication));
        }));

    private DesignPoint Point(int draw, int policy) =>
        new((draw * Setup.Policies.Count) + policy, $"draw {draw}, {Setup.Policies[policy].Name}", [policy, .. draws[draw].Levels]);

    private ValueOfInformation Valued(Yardstick yardstick, List<TrialResult> results)
    {
        var places = yardstick.Terms.Select(term => (Place: Setup.PlaceOf(term.Response), term.Each)).ToArray();
        var replications = experiment.Replications;
        double[][][] benefit = [.. Enumerable.Range(0, Setup.Policies.Count).Select(policy =>
            Enumerable.Range(0, draws.Count).Select(draw =>
                Enumerable.Range(0, replications).Select(replication =>
                    results[(((draw * Setup.Policies.Count) + policy) * replications) + replication].Yield is { } yield
                        ? places.Sum(term => term.Each * yield.Responses[term.Place])
                        : double.NaN).ToArray()).ToArray())];
        return ValueOfInformation.Of(
            [.. Setup.Policies.Select(policy => policy.Name)],
            [.. Setup.Factors.Select(factor => factor.Name)],
            [.. Setup.Factors.Select((_, input) => draws.Select(draw => draw.Levels[input]).ToArray())],
            benefit,
            Resamples,
            Setup.Seed);
    }
}
