using System.Globalization;
using HubSim.Experiments.Optimising;
using HubSim.Experiments.Precision;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Optimising;

/// <summary>What a search found, in tables.</summary>
/// <param name="result">The result.</param>
/// <param name="plan">What was to be found.</param>
/// <param name="factors">The levers, as the file has them.</param>
/// <param name="budget">What the levers may cost together; null for no bound.</param>
/// <param name="responses">All responses, for their units.</param>
sealed class OptimisationFindings(
    OptimisationResult result, OptimisationPlan plan, IReadOnlyList<ResolvedFactor> factors, LeverBudget? budget, IReadOnlyList<Column> responses)
{
    /// <summary>The result.</summary>
    public OptimisationResult Result => result;

    /// <summary>What was to be found.</summary>
    public OptimisationPlan Plan => plan;

    /// <summary>The levers.</summary>
    public IReadOnlyList<ResolvedFactor> Factors => factors;

    /// <summary>What the levers may cost together; null for no bound.</summary>
    public LeverBudget? Budget => budget;

    /// <summary>The winner, as the search saw it.</summary>
    public SearchedPolicy Winner => result.Policies[result.Winner];

    /// <summary>What a reader must know.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            var warnings = new List<string>();
            if (!result.IsAssured)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"no policy keeps the requirements with a probability of {plan.Assurance:0.###}; the one shown is the likeliest to"));
            }

            if (result.Flaw is { } flaw)
            {
                warnings.Add($"the winner is not confirmed: {flaw}");
            }

            var flawed = result.Policies.Count(policy => policy.Flaw is not null);
            if (flawed > 0)
            {
                warnings.Add($"{Output.Words.Count(flawed, "policy").Replace("policys", "policies", StringComparison.Ordinal)} could not be judged and could not win; policies.parquet says why");
            }

            return warnings;
        }
    }

    /// <summary>The rows for a spreadsheet: the levers, then the objective, then the requirements.</summary>
    public Table Summary
    {
        get
        {
            var table = new Table(
            [
                new Column("item", ColumnType.Category, false, "", "Lever, objective or requirement."),
                new Column("name", ColumnType.Text, false, "", "Its name."),
                new Column("unit", ColumnType.Text, false, "", "Its unit."),
                Number("base", "In the base policy; missing where a lever is uncertain there."),
                Number("best", "In the winner, on fresh replications."), Number("best_lower", "Lower end of its 95 % interval."), Number("best_upper", "Upper end of its 95 % interval."),
                Number("difference", "Winner less base, paired."), Number("difference_lower", "Lower end of its 95 % interval."), Number("difference_upper", "Upper end of its 95 % interval."),
                new Column("verdict", ColumnType.Category, true, "", "Of a requirement: kept, not_shown or broken."),
            ]);
            for (var i = 0; i < factors.Count; i++)
            {
                AddNames(table, "lever", factors[i].Name, factors[i].Unit);
                AddNumbers(table, Level(result.Reference, i), Level(Winner, i), null, null, null, null, null);
                table.AddNull();
            }

            if (result.Confirmation is { } confirmed)
            {
                AddNames(table, "objective", NameOf(plan.Objective), UnitOf(plan.Objective));
                var (best, difference) = (confirmed.Objective, confirmed.Difference);
                AddNumbers(table, confirmed.Reference.Value, best.Value, best.Interval.Lower, best.Interval.Upper, difference.Value, difference.Interval.Lower, difference.Interval.Upper);
                table.AddNull();
                foreach (var one in confirmed.Requirements)
                {
                    AddNames(table, "requirement", NameOf(one.Requirement.Aim), UnitOf(one.Requirement.Aim));
                    AddNumbers(table, null, one.Value.Value, one.Value.Interval.Lower, one.Value.Interval.Upper, null, null, null);
                    table.Add(WordOf(one.Verdict));
                }
            }

            return table;
        }
    }

    /// <summary>The kind's own tables.</summary>
    public IReadOnlyList<ResultTable> Tables => [new("policies", "A policy that the search looked at; its numbers are those by which it was chosen or passed over, and flatter the leaders.", Policies())];

    /// <summary>What is measured, as the file says it.</summary>
    public static string NameOf(Aim aim) => aim.Measure is Measure.Quantile quantile
        ? string.Create(CultureInfo.InvariantCulture, $"p{quantile.Share * 100:0.######}({aim.Response})")
        : aim.Response;

    /// <summary>A verdict as a word.</summary>
    public static string WordOf(RequirementVerdict verdict) => verdict switch
    {
        RequirementVerdict.Kept => "kept",
        RequirementVerdict.Broken => "broken",
        _ => "not_shown",
    };

    /// <summary>The level of a policy's lever, for people.</summary>
    public string Show(SearchedPolicy policy, int lever) =>
        Level(policy, lever) is { } level ? factors[lever].Words.Count > 0 ? factors[lever].Show(level) : level.ToString("0.####", CultureInfo.InvariantCulture) : "uncertain";

    private string UnitOf(Aim aim) => responses.First(column => column.Name == aim.Response).Unit;

    private static double? Level(SearchedPolicy policy, int lever) => double.IsNaN(policy.Point.Levels[lever]) ? null : policy.Point.Levels[lever];

    private static void AddNames(Table table, string item, string name, string unit)
    {
        table.Add(item);
        table.Add(name);
        table.Add(unit);
    }

    private static void AddNumbers(Table table, params ReadOnlySpan<double?> numbers)
    {
        foreach (var number in numbers)
        {
            table.Add(number);
        }
    }

    private Table Policies()
    {
        var table = new Table(
        [
            TrialTables.Point,
            new Column("replications", ColumnType.Int32, false, "", "Replications in the search."),
            .. plan.Aims.Select((aim, i) => new Column($"seen_{i}", ColumnType.Double, true, UnitOf(aim), $"{NameOf(aim)} over these replications: {(i == 0 ? "the objective" : "a requirement")}.")),
            Number("lead", "Lead over the base in the objective that the search believes in; above 0 is better."),
            Number("feasibility", "Probability that it keeps all requirements, as the search believes."),
            new Column("flaw", ColumnType.Text, true, "", "Why it could not be judged; null when it could."),
        ]);
        foreach (var policy in result.Policies)
        {
            table.Add((long)policy.Point.Number);
            table.Add((long)policy.Replications);
            for (var i = 0; i < plan.Aims.Count; i++)
            {
                table.Add(policy.Flaw is null ? policy.Seen[i] : null);
            }

            table.Add(policy.Flaw is null ? policy.Gain : null);
            table.Add(policy.Flaw is null ? policy.Feasibility : null);
            table.Add(policy.Flaw);
        }

        return table;
    }

    private static Column Number(string name, string description) => new(name, ColumnType.Double, true, "", description);
}
