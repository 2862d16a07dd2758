using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Experiments.Optimising;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Optimising;

/// <summary>Searches for the best policy. Point 0 is the scenario as it is: the base policy.</summary>
sealed class OptimiseStudy : Study
{
    private readonly OptimiseExperiment experiment;
    private readonly IReadOnlyList<Lever> levers;
    private readonly LeverBudget? budget;
    private readonly OptimisationPlan plan;
    private readonly DesignPoint reference;

    /// <summary>A study.</summary>
    /// <exception cref="ArgumentException">The levers, the budget and the plan make no search.</exception>
    public OptimiseStudy(StudySetup setup, OptimiseExperiment experiment)
        : base(setup)
    {
        this.experiment = experiment;
        levers = [.. setup.Factors.Select(LeverOf)];
        budget = experiment.Budget is { } given
            ? new LeverBudget([.. setup.Factors.Select(factor => given.Costs.FirstOrDefault(cost => cost.Key == factor.Name).Value)], given.Exactly ?? given.AtMost!.Value, given.Exactly is not null)
            : null;
        plan = new OptimisationPlan
        {
            Objective = AimOf(experiment.Objective.Response, experiment.Objective.Measure),
            Maximise = experiment.Objective.Goal == OptimiseGoal.Maximise,
            Requirements = [.. experiment.Requirements.Select(entry => new Requirement(AimOf(entry.Value.Response, entry.Value.Measure), entry.Value.AtLeast, entry.Value.AtMost))],
            FirstPolicies = experiment.FirstPolicies,
            Replications = experiment.Replications,
            MostReplications = experiment.MostReplications,
            Budget = experiment.Trials,
            Confirmation = experiment.Confirmation,
            Seed = setup.Seed,
            Batch = experiment.Batch ?? 4,
            Assurance = experiment.Assurance ?? 0.9,
        };
        var resolved = JsonNode.Parse(setup.Policies[0].Loaded.CanonicalJson)!;
        reference = new DesignPoint(0, "base", [.. setup.Factors.Select(factor => LevelIn(resolved, factor))]);
        PolicySearch.Check(levers, budget, plan);
    }

    /// <inheritdoc/>
    public override Outline Outline => new(
        1 + (plan.Budget / plan.Replications),
        plan.Budget + (2 * plan.Confirmation),
        IsMost: true,
        [reference],
        $"{levers.Count} levers, {plan.FirstPolicies} policies to begin with, then the most promising; a confirmation of {plan.Confirmation} fresh replications");

    /// <inheritdoc/>
    public override IReadOnlyList<LevelColumn> Levels =>
        [.. base.Levels.Select(level => level with { Column = level.Column with { Nullable = true } })];

    /// <inheritdoc/>
    public override PointBinding Bind(DesignPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Number == 0 ? new PointBinding(0, []) : base.Bind(point);
    }

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        var result = new PolicySearch(laboratory, levers, budget, plan, reference).Run(cancellation);
        var found = new OptimisationFindings(result, plan, Setup.Factors, budget, Setup.Responses);
        return new StudyReport(found.Tables, found.Summary, OptimisationText.Of(found, Setup))
        {
            Warnings = found.Warnings,
            IsMet = result is { IsAssured: true, Confirmation: { } confirmation } && confirmation.Requirements.All(one => one.Verdict != RequirementVerdict.Broken),
        };
    }

    private Lever LeverOf(ResolvedFactor factor) => factor switch
    {
        { Words.Count: > 0 } => Lever.OfNames(factor.Name, factor.Words.Count),
        { Levels.Count: > 0 } => Lever.OfLevels(factor.Name, [.. factor.Levels.Order()]),
        _ when experiment.Steps.FirstOrDefault(step => step.Key == factor.Name).Value is > 0 and var step => Lever.Steps(factor.Name, factor.From!.Value, factor.To!.Value, step),
        { IsWhole: true } => Lever.Steps(factor.Name, factor.From!.Value, factor.To!.Value, 1),
        _ => Lever.Range(factor.Name, factor.From!.Value, factor.To!.Value),
    };

    private Aim AimOf(string response, string? measure) => new(
        response,
        OptimiseExperiment.ShareOf(measure) is { } share ? new Measure.Quantile(share) : new Measure.Mean(),
        Setup.Responses[Setup.PlaceOf(response)].Type == ColumnType.Boolean);

    /// <summary>Where the scenario itself has a lever; NaN where that is uncertain, or off.</summary>
    private static double LevelIn(JsonNode resolved, ResolvedFactor factor)
    {
        JsonNode? node = resolved;
        foreach (var step in factor.Path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            node = (node, step[0]) switch
            {
                (JsonArray list, '[') when int.Parse(step[1..^1], CultureInfo.InvariantCulture) is var i && i < list.Count => list[i],
                (JsonObject map, not '[') => map[step],
                _ => null,
            };
        }

        var value = node is JsonObject { } written ? written["value"] : node;
        if (factor.Words.Count > 0)
        {
            var word = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();
            return factor.Words.ToList().FindIndex(one => one == word) is >= 0 and var place ? place : double.NaN;
        }

        return value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : double.NaN;
    }
}
