using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>Compares policies on common random numbers: each replication number meets every policy.</summary>
sealed class CompareStudy(StudySetup setup, CompareExperiment experiment) : Study(setup)
{
    /// <summary>Replications of a batch: the fates of their firms are in memory at once.</summary>
    private const int Batch = 200;

    private readonly IReadOnlyList<DesignPoint> points =
        [.. setup.Policies.Select((policy, number) => new DesignPoint(number, policy.Name, [number]))];

    /// <inheritdoc/>
    public override Outline Outline => new(
        points.Count,
        points.Count * experiment.Replications,
        IsMost: false,
        points,
        $"{points.Count} policies, {experiment.Replications} replications each, paired");

    /// <inheritdoc/>
    public override IReadOnlyList<LevelColumn> Levels =>
    [
        new LevelColumn(
            new Column("policy", ColumnType.Category, false, "", "Name of the policy."),
            level => Setup.Policies[(int)level].Name),
    ];

    /// <inheritdoc/>
    public override string YieldName => "responses and fates of firms";

    /// <inheritdoc/>
    public override PointBinding Bind(DesignPoint point) => new(point.Number, []);

    /// <inheritdoc/>
    public override TrialYield Yield(HubModel model, Simulator simulator, int replication, CancellationToken cancellation)
    {
        var run = model.Run(simulator, replication, cancellation);
        return new TrialYield(InOrder(model, run.Responses), FirmFates.Of(run.Firms).ToBytes());
    }

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        var compared = PairsOf().ToList();
        var outcome = new PolicyOutcomes(points.Count, compared);
        for (var first = 0; first < experiment.Replications; first += Batch)
        {
            var replications = Enumerable.Range(first, Math.Min(Batch, experiment.Replications - first));
            outcome.Take(laboratory.Run([.. replications.SelectMany(replication => points.Select(point => new Trial(point, replication)))], cancellation));
        }

        return new CompareReport(Setup, experiment, outcome).Build();
    }

    private IEnumerable<(int Base, int Other)> PairsOf() =>
        Enumerable.Range(0, experiment.Pairs == PolicyPairs.All ? points.Count - 1 : 1)
            .SelectMany(measure => Enumerable.Range(measure + 1, points.Count - measure - 1).Select(other => (measure, other)));
}
