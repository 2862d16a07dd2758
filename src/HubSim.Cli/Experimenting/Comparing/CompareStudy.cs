using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>Compares policies on common random numbers: each replication number meets every policy.</summary>
sealed class CompareStudy(StudySetup setup, CompareExperiment experiment) : Study(setup)
{
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
    public override PointBinding Bind(DesignPoint point) => new(point.Number, []);

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        var trials = Enumerable.Range(0, experiment.Replications).SelectMany(replication => points.Select(point => new Trial(point, replication)));
        var results = laboratory.Run([.. trials], cancellation);
        var table = new Table(
        [
            new Column("policy", ColumnType.Category, false, "", "Name of the policy."),
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            new Column("mean", ColumnType.Double, true, "", "Mean over the replications, in the unit of the response."),
        ]);
        foreach (var point in points)
        {
            foreach (var response in experiment.Responses)
            {
                var place = Setup.PlaceOf(response);
                var values = results.Where(result => result.Trial.Point == point && !result.Failed).Select(result => result.Yield!.Responses[place]).ToList();
                table.Add(point.Name);
                table.Add(response);
                table.Add(values.Count > 0 ? values.Average() : null);
            }
        }

        return new StudyReport([], table, string.Join('\n', Enumerable.Range(0, table.Rows).Select(row => $"{table[0].Text[row],-20}{table[1].Text[row],-30}{table[2].Real[row]:0.###}")));
    }
}
