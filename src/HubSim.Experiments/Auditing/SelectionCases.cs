using HubSim.Experiments.Selecting;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Auditing;

/// <summary>
/// Selections of the best system in the slippage configuration: one leads all others, which are equal, by just delta. It is
/// the hardest one for which a guarantee holds.
/// </summary>
internal static class SelectionCases
{
    private const int Often = 2_000;
    private const string Part = "selection";
    private static readonly Purpose Common = new("audit selection common");
    private static readonly Purpose Own = new("audit selection own");

    internal static IEnumerable<AuditCase> All() =>
    [
        Sequential("2 normal systems, independent", 2, Normal(0), 1, 0.05),
        Sequential("10 normal systems, independent", 10, Normal(0), 1, 0.05),
        Sequential("10 normal systems, correlation 0.8", 10, Normal(0.8), 1, 0.05),
        Sequential("10 normal systems, correlation -0.1", 10, Normal(-0.1), 1, 0.05),
        Sequential("5 normal systems, alpha 0.2", 5, Normal(0.5), 1, 0.2),
        Sequential("5 systems of truth values near 0.5, correlated, delta 0.1", 5, Truth(0.5), 0.1, 0.05),
        Sequential("5 systems of truth values near 0.05, correlated, delta 0.05", 5, Truth(0.05), 0.05, 0.05),
        Sequential("5 systems of truth values near 0.05, correlated, delta 0.05, first stage 50", 5, Truth(0.05), 0.05, 0.05, 50),
        Sequential("5 systems of truth values near 0.5, correlated, delta 0.1, first stage 50", 5, Truth(0.5), 0.1, 0.05, 50),
        Sequential("5 exponential systems, independent", 5, Skewed, 0.3, 0.05),
        Budgeted("OCBA", 20),
        Budgeted("equal shares", 100),
    ];

    private static AuditCase Sequential(string model, int systems, Func<Streams, Trial, double, double> response, double delta, double alpha, int firstStage = 20) => new(
        Part, "KN", $"{model}", AuditClaim.Guarantees, 1 - alpha, Often, streams =>
        {
            var goal = new SelectionGoal("x", isLargest: true, delta, alpha);
            var selection = SequentialSelection.Run(new Laboratory(streams, response, delta), Systems(systems), goal, firstStage, 100_000, CancellationToken.None);
            return new AuditOutcome(selection.Best == 0, selection.Results.Count);
        });

    /// <summary>Ten systems and 1,000 trials; nothing is guaranteed, and equal shares show what there is to gain.</summary>
    private static AuditCase Budgeted(string method, int firstStage) => new(
        Part, method, "10 normal systems, means 0.8 apart, sd 4, 1,000 trials", AuditClaim.Outside, 0.95, Often, streams =>
        {
            var goal = new SelectionGoal("x", isLargest: false, 0.01);
            var response = Normal(0);
            var laboratory = new Laboratory(streams, (own, trial, _) => response(own, trial, 0.8 * trial.Point.Number), 0);
            var selection = BudgetSelection.Run(laboratory, Systems(10), goal, firstStage, 1_000, 50, CancellationToken.None);
            return new AuditOutcome(selection.Best == 0, selection.Results.Count);
        });

    /// <summary>The best system stands first.</summary>
    private static DesignPoint[] Systems(int count) => [.. Enumerable.Range(0, count).Select(number => new DesignPoint(number, $"system {number}", []))];

    /// <summary>Standard deviation 4, and one correlation between all systems.</summary>
    private static Func<Streams, Trial, double, double> Normal(double correlation) => (streams, trial, lead) =>
    {
        var own = Value(streams, Own, trial.Replication, trial.Point.Number);
        if (correlation >= 0)
        {
            return lead + (4 * ((Math.Sqrt(correlation) * Value(streams, Common, trial.Replication, 0)) + (Math.Sqrt(1 - correlation) * own)));
        }

        // Each system's own number less a share of all: negative correlation of -1/9 among ten, its largest, nearly.
        var sum = Enumerable.Range(0, 10).Sum(number => Value(streams, Own, trial.Replication, number));
        return lead + (4 * (own - (0.09 * sum)) / Math.Sqrt(1 - (2 * 0.09) + (10 * 0.09 * 0.09)));
    };

    /// <summary>True with the probability of the lesser systems, and of the best one with delta more.</summary>
    private static Func<Streams, Trial, double, double> Truth(double probability) => (streams, trial, lead) =>
    {
        var common = streams.Draw(Common, 0, (ulong)trial.Replication).NextUniform();
        var own = streams.Draw(Own, (ulong)trial.Point.Number, (ulong)trial.Replication).NextUniform();

        // Half of the time systems share their luck.
        var luck = streams.Draw(Common, 1, (ulong)trial.Replication).NextUniform() < 0.5 ? common : own;
        return luck < probability + lead ? 1 : 0;
    };

    private static double Skewed(Streams streams, Trial trial, double lead)
    {
        var draw = streams.Draw(Own, (ulong)trial.Point.Number, (ulong)trial.Replication);
        return lead + Samplers.Exponential(ref draw);
    }

    private static double Value(Streams streams, Purpose purpose, int replication, int system)
    {
        var draw = streams.Draw(purpose, (ulong)system, (ulong)replication);
        return Samplers.Normal(ref draw);
    }

    private sealed class Laboratory(Streams streams, Func<Streams, Trial, double, double> response, double delta) : ILaboratory
    {
        public IReadOnlyList<string> Responses { get; } = ["x"];

        public IReadOnlyList<TrialResult> Run(IReadOnlyList<Trial> trials, CancellationToken cancellation) =>
            [.. trials.Select(trial => new TrialResult(trial, new TrialYield([response(streams, trial, trial.Point.Number == 0 ? delta : 0)]), null))];
    }
}
