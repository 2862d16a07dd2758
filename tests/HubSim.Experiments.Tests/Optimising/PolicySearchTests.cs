using HubSim.Experiments.Optimising;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Tests.Trials;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Optimising;

/// <summary>The search for the best policy, on functions whose best is known.</summary>
public class PolicySearchTests
{
    private static readonly Aim Gain = new("gain", new Measure.Mean());

    private static readonly OptimisationPlan Plan = new()
    {
        Objective = Gain,
        Maximise = true,
        FirstPolicies = 12,
        Replications = 5,
        MostReplications = 40,
        Budget = 500,
        Confirmation = 100,
        Seed = 3,
    };

    private static readonly DesignPoint Nothing = new(0, "base", []);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The best split of 10 is (2, 3, 5), worth 0; an even split is worth -4.7, a random one about -15. Replications share a noise
    // of 5, and each policy has one of its own of 1 on top.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_split_of_a_budget_is_found_in_noise(int seed)
    {
        double[] best = [2, 3, 5];
        double Worth(IReadOnlyList<double> split) => -split.Zip(best, (a, b) => (a - b) * (a - b)).Sum();
        var model = new FunctionLaboratory(["gain"], trial => trial.Point.Number == 0
            ? [-20 + (5 * Noise.Common(9, trial.Replication, "all"))]
            : [Worth(trial.Point.Levels) + (5 * Noise.Common(9, trial.Replication, "all")) + Noise.Own(9, trial, "own")]);
        var result = Search(model, Splits(0, 10), new LeverBudget([1, 1, 1], 10, IsExact: true), Plan with { Seed = (ulong)seed });
        var winner = result.Policies[result.Winner].Point.Levels;

        Assert.Equal(10, winner.Sum(), 9);
        Assert.True(Worth(winner) > -0.5, $"the winner {string.Join(", ", winner)} is worth {Worth(winner)}");
        Assert.InRange(result.Trials, 300, Plan.Budget);
        Assert.True(result.Confirmation!.Difference.Interval.Lower > 15, "the lead over the base is about 20");
    }

    // Largest x + y with x^2 + y^2 at most 1 on average: sqrt 2 at (0.71, 0.71); without the bound it would be 3 at (1.5, 1.5).
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_requirement_is_kept_at_the_edge_of_which_the_best_lies(int seed)
    {
        static double Cost(IReadOnlyList<double> at) => (at[0] * at[0]) + (at[1] * at[1]);
        var model = new FunctionLaboratory(["gain", "cost"], trial =>
        [
            trial.Point.Levels.Sum() + Noise.Common(9, trial.Replication, "gain"),
            (trial.Point.Number == 0 ? 0 : Cost(trial.Point.Levels)) + (0.3 * Noise.Common(9, trial.Replication, "cost")) + (0.1 * Noise.Own(9, trial, "cost")),
        ]);
        var plan = Plan with { Seed = (ulong)seed, Requirements = [new Requirement(new Aim("cost", new Measure.Mean()), null, 1)] };
        var result = Search(model, [Lever.Range("x", 0, 1.5), Lever.Range("y", 0, 1.5)], null, plan);
        var winner = result.Policies[result.Winner].Point.Levels;

        Assert.True(result.IsAssured, "a policy keeps the requirement");
        Assert.True(Cost(winner) < 1.05, $"the winner costs {Cost(winner)}");
        Assert.True(winner.Sum() > 1.2, $"the winner is worth {winner.Sum()}");
        Assert.NotEqual(RequirementVerdict.Broken, Assert.Single(result.Confirmation!.Requirements).Verdict);
    }

    // All policies are equally good, so that the one chosen was lucky and its searched mean flatters. 150 searches: a 95 %
    // interval covers 0.89 to 0.99 of the time but for one seed in 1,000, and the mean of the confirmed means, whose standard error is 0.0115,
    // lies within 0.05 but for one seed in 10,000.
    [Fact]
    public void The_confirmation_does_not_flatter_even_where_the_search_does()
    {
        var (covered, differences, flattered, honest) = (0, 0, 0.0, 0.0);
        for (var run = 0; run < 150; run++)
        {
            var seed = (ulong)(100 + run);
            var model = new FunctionLaboratory(["gain"], trial => [Noise.Own(seed, trial, "own")]);
            var plan = Plan with { Seed = seed, FirstPolicies = 10, MostReplications = 10, Budget = 120, Confirmation = 50 };
            var result = Search(model, [Lever.Steps("x", 1, 20, 1)], null, plan);
            var confirmation = result.Confirmation!;
            covered += confirmation.Objective.Interval is { Lower: <= 0, Upper: >= 0 } ? 1 : 0;
            differences += confirmation.Difference.Interval is { Lower: <= 0, Upper: >= 0 } ? 1 : 0;
            flattered += result.Policies[result.Winner].Seen[0] / 150;
            honest += confirmation.Objective.Value / 150;
        }

        Assert.InRange(covered / 150.0, 0.89, 0.99);
        Assert.InRange(differences / 150.0, 0.89, 0.995);
        Assert.InRange(honest, -0.05, 0.05);
        Assert.True(flattered > 0.15, $"the search's own mean of the winner is {flattered}: this test could not see a confirmation that flatters");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_answer_is_the_same_for_any_number_of_workers(int workers)
    {
        using var threads = new ThreadedLaboratory(["gain"], workers, () => new Hill());
        var (one, other) = (Search(threads, Splits(0, 10), null, Plan), Search(new FunctionLaboratory(["gain"], Hill.Of), Splits(0, 10), null, Plan));

        Assert.Equal(other.Winner, one.Winner);
        Assert.Equal(other.Confirmation!.Difference, one.Confirmation!.Difference);
        Assert.Equal(other.Policies.SelectMany(policy => policy.Point.Levels), one.Policies.SelectMany(policy => policy.Point.Levels));
        Assert.Equal(other.Policies.Select(policy => (policy.Replications, policy.Gain)), one.Policies.Select(policy => (policy.Replications, policy.Gain)));
    }

    [Fact]
    public void Replications_are_reused_and_those_of_the_confirmation_are_fresh()
    {
        var model = new FunctionLaboratory(["gain"], Hill.Of);
        var result = Search(model, Splits(0, 10), null, Plan);

        // The laboratory refuses to run a trial twice, so leaders were given further replications, not the same again.
        Assert.Contains(result.Policies, policy => policy.Replications > Plan.Replications);
        Assert.Equal(Plan.MostReplications, result.Policies[result.Winner].Replications);
        Assert.Equal(result.Trials + (2 * Plan.Confirmation), model.Trials.Count);
        var fresh = model.Trials.Skip(result.Trials).ToList();
        Assert.All(model.Trials.Take(result.Trials), trial => Assert.True(trial.Replication < Plan.MostReplications, "the search took a replication of the confirmation"));
        Assert.All(fresh, trial => Assert.True(trial.Replication >= Plan.MostReplications, "the confirmation took a replication of the search"));
        Assert.Equal([0, result.Policies[result.Winner].Point.Number], fresh.Select(trial => trial.Point.Number).Distinct().Order());
    }

    [Fact]
    public void Steps_and_budget_are_kept_by_every_policy_that_is_tried()
    {
        var model = new FunctionLaboratory(["gain"], Hill.Of);
        Lever[] levers = [Lever.Steps("a", 0, 600, 50), Lever.Steps("b", 100, 600, 50), Lever.Steps("cards", 0, 12, 1)];
        var result = Search(model, levers, new LeverBudget([1, 1, 50], 1000, IsExact: true), Plan);

        Assert.All(result.Policies, policy =>
        {
            Assert.Equal(1000, policy.Point.Levels[0] + policy.Point.Levels[1] + (50 * policy.Point.Levels[2]), 6);
            Assert.Equal(0, policy.Point.Levels[0] % 50);
            Assert.Equal(Math.Round(policy.Point.Levels[2]), policy.Point.Levels[2]);
        });
    }

    [Fact]
    public void Names_and_a_probability_that_is_made_small()
    {
        // The third name is best for every x, and x = 2 for every name: closures with probability 0.1, elsewhere more.
        var model = new FunctionLaboratory(["closes"], trial => [Noise.Common(9, trial.Replication, "u") < Threshold(trial) ? 1 : 0]);
        var plan = Plan with { Objective = new Aim("closes", new Measure.Mean(), IsTruth: true), Maximise = false, Replications = 20, MostReplications = 80, Budget = 1500 };
        var result = Search(model, [Lever.OfNames("rule", 4), Lever.Range("x", 0, 5)], null, plan);
        var winner = result.Policies[result.Winner].Point.Levels;

        Assert.Equal(2, winner[0]);
        Assert.Equal(2, winner[1], 0.8);
        Assert.True(result.Confirmation!.Difference.Interval.Upper < 0, "the winner closes less often than the base");

        static double Threshold(Trial trial) => trial.Point.Number == 0
            ? 2
            : -1.3 + (trial.Point.Levels[0] == 2 ? 0 : 0.8) + (0.4 * (trial.Point.Levels[1] - 2) * (trial.Point.Levels[1] - 2));
    }

    // The mean of x * e is 0 for every x, its 90 % quantile 1.28 x: a search for means would know no best.
    [Fact]
    public void A_quantile_can_be_the_objective()
    {
        var model = new FunctionLaboratory(["gain"], trial => [trial.Point.Levels.Sum() * Noise.Common(9, trial.Replication, "e")]);
        var plan = Plan with { Objective = new Aim("gain", new Measure.Quantile(0.9)), Replications = 10, Budget = 900, Confirmation = 200 };
        var result = Search(model, [Lever.Range("x", 0, 3)], null, plan);

        Assert.True(result.Policies[result.Winner].Point.Levels[0] > 2.8, "the widest spread has the largest quantile");
        Assert.Equal(1.28 * 3, result.Confirmation!.Objective.Value, 1.0);
    }

    [Fact]
    public void The_base_may_win_and_then_differs_from_itself_by_nothing()
    {
        var model = new FunctionLaboratory(["gain"], Hill.Of);
        Lever[] levers = [Lever.Steps("a", 0, 10, 5), Lever.Steps("b", 0, 10, 5), Lever.OfLevels("c", [0, 2, 5])];
        var result = Search(model, levers, null, Plan, new DesignPoint(0, "base", [5, 5, 5]));

        Assert.Equal(0, result.Policies[result.Winner].Point.Number);
        Assert.Equal((0, 0, 0), (result.Confirmation!.Difference.Value, result.Confirmation.Difference.Interval.Lower, result.Confirmation.Difference.Interval.Upper));
    }

    [Fact]
    public void A_policy_with_a_failed_replication_cannot_win_and_is_named()
    {
        var model = new FunctionLaboratory(["gain"], trial => trial.Point.Levels.Count > 0 && trial.Point.Levels[0] > 4 && trial.Replication % 3 == 1
            ? throw new InvalidOperationException("out of space")
            : Hill.Of(trial));
        var result = Search(model, Splits(0, 10), null, Plan);

        Assert.True(result.Policies[result.Winner].Point.Levels[0] <= 4, "a policy that fails has won");
        Assert.Contains(result.Policies, policy => policy.Flaw == "replication 1 failed: out of space");
    }

    [Fact]
    public void A_confirmation_with_a_failure_is_none()
    {
        var model = new FunctionLaboratory(["gain"], trial => trial.Replication == 70 ? throw new InvalidOperationException("late") : Hill.Of(trial));
        var result = Search(model, Splits(0, 10), null, Plan);

        Assert.Null(result.Confirmation);
        Assert.Equal("replication 70 failed: late", result.Flaw);
    }

    [Fact]
    public void What_makes_no_search_is_refused_with_a_remedy()
    {
        var lab = new FunctionLaboratory(["gain"], trial => trial.Replication == 3 && trial.Point.Number == 0 ? throw new InvalidOperationException("no") : [1]);
        Refused("there is no response gian; there are gain", Plan with { Objective = new Aim("gian", new Measure.Mean()) });
        Refused("the budget is 100", Plan with { Budget = 100 });
        Refused("at least 4 policies", Plan with { FirstPolicies = 2 });
        Refused("has a bound", Plan with { Requirements = [new Requirement(Gain, null, null)] });
        Refused("the base policy cannot be judged: replication 3 failed: no", Plan);
        Refused("which the budget of 100 does not allow", Plan, new LeverBudget([1, 1, 1], 100, IsExact: true));
        Refused("which the budget of -1 does not allow", Plan, new LeverBudget([1, 1, 1], -1, IsExact: false));
        Assert.Contains("needs at least", Assert.ThrowsAny<ArgumentException>(() => Search(
            lab, Splits(0, 10), null, Plan with { Objective = new Aim("gain", new Measure.Quantile(0.99)), Budget = 5000 })).Message, StringComparison.Ordinal);
        Assert.Throws<UnsuitableException>(() => Lever.Range("x", 2, 1));
        Assert.Throws<UnsuitableException>(() => Lever.Steps("x", 0, 1, 2));

        void Refused(string words, OptimisationPlan plan, LeverBudget? budget = null) =>
            Assert.Contains(words, Assert.Throws<UnsuitableException>(() => Search(lab, Splits(0, 10), budget, plan)).Message, StringComparison.Ordinal);
    }

    private static OptimisationResult Search(
        ILaboratory laboratory, IReadOnlyList<Lever> levers, LeverBudget? budget, OptimisationPlan plan, DesignPoint? reference = null) =>
        new PolicySearch(laboratory, levers, budget, plan, reference ?? Nothing).Run(Token);

    private static Lever[] Splits(double from, double to) => [Lever.Range("a", from, to), Lever.Range("b", from, to), Lever.Range("c", from, to)];

    /// <summary>A hill whose top, worth 0, is at 5 of each lever; a point without levers is worth -30.</summary>
    private sealed class Hill : ITrialWorker
    {
        public static double[] Of(Trial trial) =>
            [(trial.Point.Levels.Count == 0 ? -30 : -trial.Point.Levels.Sum(x => (x - 5) * (x - 5))) + (3 * Noise.Common(9, trial.Replication, "all")) + Noise.Own(9, trial, "own")];

        public TrialYield Run(Trial trial, CancellationToken cancellation) => new(Of(trial));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
