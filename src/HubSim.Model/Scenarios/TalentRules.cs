using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>The people whom firms want, and the pool of engineers from which they hire.</summary>
public sealed record TalentRules
{
    /// <summary>Teams by strategy.</summary>
    [Input("Teams by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<StrategyTeam> Strategies { get; init; }

    /// <summary>Growth of the wanted team with a round.</summary>
    [Input(
        "Factor on the people whom a firm wants at each round of outside money.", Unit = "ratio", Min = 1, Max = 100)]
    public required Quantity GrowthPerRound { get; init; }

    /// <summary>The pool; null when off: teams are then as large as wanted at once.</summary>
    [Input("The pool of engineers. Off: teams are as large as wanted at once, and wages stay."), Switch, Optional]
    public EngineerPool? Pool { get; init; }
}

/// <summary>Teams of firms that follow one strategy.</summary>
public sealed record StrategyTeam
{
    /// <summary>People who found it.</summary>
    [Input(
        "People who found the firm; they come with it, not out of the pool.", Unit = "people", Min = 0, Max = 10_000)]
    public required Chance Founders { get; init; }

    /// <summary>People wanted at first.</summary>
    [Input(
        "People whom the firm wants before its first round, founders included; at least the founders.",
        Unit = "people", Min = 0, Max = 100_000)]
    public required Chance Team { get; init; }
}

/// <summary>Engineers whom the firms can hire.</summary>
public sealed record EngineerPool : IChecked
{
    /// <summary>Engineers, in steps.</summary>
    [Input("Engineers of the field in the city, in steps; before the first step there are none.", MinCount = 1)]
    public required IReadOnlyList<EngineersStep> Engineers { get; init; }

    /// <summary>Part of them who can be hired.</summary>
    [Input(
        "Part of these engineers whom firms of the hub can hire; the others stay where they are.",
        Unit = "share", Min = 0, Max = 1)]
    public required Quantity Reach { get; init; }

    /// <summary>Search for people.</summary>
    [Input(
        "How long one search lasts; it fills as many vacancies as there are free engineers, and the "
        + "first after a wait if there are none.", Unit = "months", Min = 0, Max = 120)]
    public required Chance Search { get; init; }

    /// <summary>Response of wages to scarcity.</summary>
    [Input(
        "Elasticity of wages: their index is (1 + vacancies over engineers) to this power, renewed every "
        + "month; 0 keeps wages as they are.", Unit = "ratio", Min = 0, Max = 100)]
    public required Quantity WageElasticity { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) =>
        Steps.CheckOrder(problems, "engineers", [.. Engineers.Select(step => step.From)]);
}

/// <summary>Engineers from a day on.</summary>
public sealed record EngineersStep
{
    /// <summary>First day.</summary>
    [Input("First day of this number.")]
    public required DateOnly From { get; init; }

    /// <summary>Engineers.</summary>
    [Input(
        "Engineers; times `reach`, and then rounded down to a whole number.",
        Unit = "people", Min = 0, Max = 100_000_000)]
    public required Quantity Value { get; init; }
}
