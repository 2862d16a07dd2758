using HubSim.Experiments.Selecting;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Selecting;

/// <summary>Selects the best of several policies: with a guarantee, or for a fixed budget.</summary>
sealed class SelectStudy(StudySetup setup, SelectExperiment experiment) : Study(setup)
{
    private const double UsualAlpha = 0.05;

    /// <summary>Share of what is left of a budget after the first stage that is given out at a time.</summary>
    private const int Rounds = 20;

    private readonly IReadOnlyList<DesignPoint> points =
        [.. setup.Policies.Select((policy, number) => new DesignPoint(number, policy.Name, [number]))];

    private bool IsSequential => experiment.Procedure is SelectionProcedure.Kn;

    /// <inheritdoc/>
    public override Outline Outline => IsSequential
        ? new(
            points.Count,
            points.Count * experiment.MaxReplications!.Value,
            IsMost: true,
            points,
            $"KN: {points.Count} policies, {experiment.FirstStage} to {experiment.MaxReplications} replications each on common random numbers")
        : new(
            points.Count,
            experiment.Budget!.Value,
            IsMost: false,
            points,
            $"OCBA: {experiment.Budget} trials for {points.Count} policies, on independent replications");

    /// <inheritdoc/>
    public override IReadOnlyList<LevelColumn> Levels =>
    [
        new LevelColumn(
            new Column("policy", ColumnType.Category, false, "", "Name of the policy."),
            level => Setup.Policies[(int)level].Name),
    ];

    /// <inheritdoc/>
    public override PointBinding Bind(DesignPoint point) => new(point.Number, []);

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        var goal = new SelectionGoal(experiment.Response, experiment.Best is BestMean.Largest, experiment.Delta, experiment.Alpha ?? UsualAlpha);
        var selection = IsSequential
            ? SequentialSelection.Run(laboratory, points, goal, experiment.FirstStage, experiment.MaxReplications!.Value, cancellation)
            : BudgetSelection.Run(laboratory, points, goal, experiment.FirstStage, experiment.Budget!.Value, Increment, cancellation);
        return new SelectReport(Setup, experiment, selection).Build();
    }

    private int Increment => Math.Max(1, (experiment.Budget!.Value - (experiment.FirstStage * points.Count)) / Rounds);
}
