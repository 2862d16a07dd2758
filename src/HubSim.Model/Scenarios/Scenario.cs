using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// One complete set of inputs: everything that a replication depends on besides its number. Nothing has a default in code;
/// a section that is null is switched off.
/// </summary>
public sealed record Scenario : IChecked
{
    /// <summary>Version of the file format.</summary>
    [Input("Version of the file format; this program reads 1.", Min = 1, Max = 1)]
    public required int Format { get; init; }

    /// <summary>A title for tables and reports.</summary>
    [Input("Title for tables and reports."), Indifferent]
    public required string Title { get; init; }

    /// <summary>The question that the scenario answers.</summary>
    [Input("The question that this scenario answers, as one sentence."), Indifferent]
    public required string Question { get; init; }

    /// <summary>Dates of the run.</summary>
    [Input("When the simulated period begins and ends.")]
    public required Clock Clock { get; init; }

    /// <summary>Replications and seed.</summary>
    [Input("How often to run, and from which seed."), Indifferent]
    public required RunPlan Run { get; init; }

    /// <summary>Bounds on one replication.</summary>
    [Input("Bounds on one replication; passing one fails that replication only.")]
    public required Limits Limits { get; init; }

    /// <summary>The goal.</summary>
    [Input("The number of startups that is wanted.")]
    public required Target Target { get; init; }

    /// <summary>What kinds of firm there are.</summary>
    [Input("What kinds of firm there are.")]
    public required Firms Firms { get; init; }

    /// <summary>A population that is there when the run begins; null when off.</summary>
    [Input("A fixed number of firms that are there when the run begins."), Switch]
    public required Founding? Founding { get; init; }

    /// <summary>Firms that arrive during the run; null when off.</summary>
    [Input("Firms that arrive during the run, as candidates from named origins."), Switch]
    public required Arrivals? Arrivals { get; init; }

    /// <summary>Seats of the hub; null when off: every firm is then resident for as long as it lives.</summary>
    [Input("Seats in the hub and the queue for them. Off: every firm is resident for as long as it lives."), Switch]
    public required Hub? Hub { get; init; }

    /// <summary>Cash, burn, revenue and rounds; null when off: firms then never run out of money.</summary>
    [Input("Cash, burn, revenue and rounds. Off: owners pay every bill and no firm runs out of money."), Switch]
    public required MoneyRules? Money { get; init; }

    /// <summary>Investors; null when off: rounds then follow their own odds alone.</summary>
    [Input("Investors: mood, odds of rounds, money for them, valuations and exits. Off: rounds follow their own odds alone."), Switch, Optional]
    public Investors? Investors { get; init; }

    /// <summary>Contracts for third-party models and data; null when off.</summary>
    [Input("What firms buy from third parties each month: models and corpora."), Switch]
    public required Contracts? Contracts { get; init; }

    /// <summary>Endings that are drawn at founding; null when off.</summary>
    [Input("Endings other than running out of cash: closing for another reason, and moving to another city."), Switch]
    public required Endings? Endings { get; init; }

    /// <summary>Factors on the rate of closing; null when off.</summary>
    [Input("What changes the rate of closing: quality, support, the hub, density. Off: nothing does."), Switch, Optional]
    public Effects? Effects { get; init; }

    /// <summary>Teams and engineers; null when off: every team is complete then.</summary>
    [Input("The people whom firms want and the engineers whom they hire. Off: nobody counts people, and every team is complete."), Switch, Optional]
    public TalentRules? Talent { get; init; }

    /// <summary>How firms build models; null when off: then there are none.</summary>
    [Input("How firms build models: experiments, data, a training run, evaluation, filing, launch, the next model. Off: nobody builds."), Switch, Optional]
    public BuildingRules? Building { get; init; }

    /// <summary>The hub's platforms besides compute; null when off.</summary>
    [Input("The hub's platforms besides compute, each with its own queue. Off: they take no time."), Switch, Optional]
    public PlatformRules? Platforms { get; init; }

    /// <summary>The regulator; null when off: nothing is filed then.</summary>
    [Input("The regulator with whom models are filed. Off: nothing is filed."), Switch, Optional]
    public RegulatorRules? Regulator { get; init; }

    /// <summary>The public pool of cards, its jobs, and the market; null when off.</summary>
    [Input("Compute jobs, the public pool of cards they queue for, and the market as the way out."), Switch]
    public required Compute? Compute { get; init; }

    /// <summary>Subsidies; null when off.</summary>
    [Input("The support programme: three pots and the schemes that draw on them."), Switch]
    public required Programme? Programme { get; init; }

    /// <summary>What turns quantities of the model for a while; null for nothing.</summary>
    [Input("Shocks by name: what turns a quantity of the model for a while or for good. Shocks on the same dial that overlap multiply; one after the end does nothing."), Optional]
    public Named<Shock>? Shocks { get; init; }

    /// <summary>Large AI firms that are there already; null when off.</summary>
    [Input("Large AI firms that are there already: spin-outs, buyers of firms, engineers and cards that they take."), Switch, Optional]
    public Incumbents? Incumbents { get; init; }

    /// <summary>Other cities that bid for firms; null when off.</summary>
    [Input("Other cities that bid for the same firms: what their bids do to moves away and to moves in."), Switch, Optional]
    public Rivals? Rivals { get; init; }

    /// <summary>Open models of the city's laboratory; null when off.</summary>
    [Input("Open models that a laboratory of the city releases, which lower the cost of entry."), Switch, Optional]
    public OpenModels? OpenModels { get; init; }

    /// <summary>Sources that values may name.</summary>
    [Input("Sources that values may name: id, title and address."), Optional, Indifferent]
    public Named<Source>? Sources { get; init; }

    /// <summary>Answers known beforehand, which a run checks itself.</summary>
    [Input("Answers known beforehand: a run checks them and ends with exit code 3 when one is missed."), Optional, Indifferent]
    public IReadOnlyList<Expect>? Expect { get; init; }

    /// <summary>What was counted in the world; null when off.</summary>
    [Input("What was counted in the world, to hold the model against: `hubsim validate`. It changes nothing in the simulated system."), Switch, Optional]
    public Observations? Observations { get; init; }

    /// <summary>Names of the origins that firms arrive from, in the order of the file.</summary>
    public IEnumerable<string> OriginNames => (Arrivals?.Origins ?? new([])).Select(origin => origin.Key);

    /// <summary>Names of the incumbents, in the order of the file.</summary>
    public IEnumerable<string> IncumbentNames => (Incumbents?.Firms ?? new([])).Select(firm => firm.Key);

    /// <summary>Names of the rival cities, in the order of the file.</summary>
    public IEnumerable<string> RivalNames => (Rivals?.Cities ?? new([])).Select(city => city.Key);

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Arrivals is null && Founding is null)
        {
            problems.Add("arrivals", "neither `arrivals` nor `founding` is enabled, so there would never be a firm; enable one of them");
        }

        CheckExpectations(problems);
        CheckObservations(problems);
        CheckStages(problems);
        CheckNamesOfOrigins(problems);
        CheckKnownStrategies(problems, "open_models.strategies", OpenModels?.Strategies);
        CheckStrategies(problems, "money.strategies", Money?.Strategies);
        CheckStrategies(problems, "contracts.strategies", Contracts?.Strategies);
        CheckStrategies(problems, "talent.strategies", Talent?.Strategies);
        CheckStrategies(problems, "building.strategies", Building?.Strategies);
        CheckStrategies(problems, "compute.demand", Compute?.Demand);
        CheckStrategy(problems, "endings.giving_up.strategy", Endings?.GivingUp?.Strategy);
        CheckStrategy(problems, "endings.giving_up.becomes", Endings?.GivingUp?.Becomes);
        ProgrammeNames.Check(problems, this);
    }

    private void CheckNamesOfOrigins(Problems problems)
    {
        foreach (var name in OriginNames)
        {
            if (name == Founding.OriginName && Founding is not null)
            {
                problems.Add($"arrivals.origins.{name}", $"the name '{Founding.OriginName}' is kept for the founding population; choose another");
            }

            if (name == Incumbents.OriginName && Incumbents is not null)
            {
                problems.Add($"arrivals.origins.{name}", $"the name '{Incumbents.OriginName}' is kept for the spin-outs of incumbents; choose another");
            }
        }
    }

    private void CheckExpectations(Problems problems)
    {
        var names = Observing.Responses.Of(this).Select(response => response.Column.Name).ToList();
        for (var i = 0; i < (Expect?.Count ?? 0); i++)
        {
            if (!names.Contains(Expect![i].Response, StringComparer.Ordinal))
            {
                problems.Add($"expect[{i}].response", $"'{Expect[i].Response}' is not a response of this scenario; docs/scenario.md lists them{Suggestion.For(Expect[i].Response, names)}");
            }
        }
    }

    private void CheckStrategy(Problems problems, string path, string? name)
    {
        var known = Firms.Strategies.Select(entry => entry.Key).ToList();
        if (name is not null && !known.Contains(name, StringComparer.Ordinal))
        {
            problems.Add(path, NotAStrategy(name, known));
        }
    }

    private static string NotAStrategy(string name, List<string> known) =>
        $"'{name}' is not a strategy of firms.strategies ({string.Join(", ", known)}){Suggestion.For(name, known)}";

    private void CheckStages(Problems problems)
    {
        if (Investors is null)
        {
            return;
        }

        var stages = Money?.Rounds.Select(round => round.Stage).ToList() ?? [];
        if (stages.Count == 0)
        {
            problems.Add("investors", "investors need rounds to invest in; enable money and list money.rounds, or disable this section");
            return;
        }

        if (!stages.SequenceEqual(Investors.Stages.Select(entry => entry.Key), StringComparer.Ordinal))
        {
            problems.Add("investors.stages", $"the entries must be the stages of money.rounds in their order: {string.Join(", ", stages)}");
        }
    }

    private void CheckObservations(Problems problems)
    {
        var names = Observing.Responses.Of(this).Select(response => response.Column.Name).Where(name => !name.StartsWith("observed_", StringComparison.Ordinal)).ToList();
        foreach (var (row, observation) in Observations?.Rows ?? new([]))
        {
            if (observation.Response is { } name && !names.Contains(name, StringComparer.Ordinal))
            {
                problems.Add($"observations.rows.{row}.response", $"'{name}' is not a response of this scenario; docs/scenario.md lists them{Suggestion.For(name, names)}");
            }
        }
    }

    private void CheckStrategies<T>(Problems problems, string path, Named<T>? entries)
    {
        if (entries is null)
        {
            return;
        }

        var known = Firms.Strategies.Select(entry => entry.Key).ToList();
        foreach (var missing in known.Where(name => entries.All(entry => entry.Key != name)))
        {
            problems.Add(path, $"no entry for strategy '{missing}' of firms.strategies; add one");
        }

        CheckKnownStrategies(problems, path, entries);
    }

    private void CheckKnownStrategies<T>(Problems problems, string path, Named<T>? entries)
    {
        var known = Firms.Strategies.Select(entry => entry.Key).ToList();
        foreach (var (name, _) in (entries ?? new([])).Where(entry => !known.Contains(entry.Key)))
        {
            problems.Add($"{path}.{name}", NotAStrategy(name, known));
        }
    }
}
