using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What kinds of firm there are, and what their founders are like.</summary>
public sealed record Firms : IChecked
{
    /// <summary>Strategies and their shares among founders.</summary>
    [Input("Strategies by name; each founder follows one.", MinCount = 1)]
    public required Named<Strategy> Strategies { get; init; }

    /// <summary>Sectors and their weights; null when sectors are off.</summary>
    [Input("Sectors by name; each founder works in one. Left out: firms have no sector.", MinCount = 1), Optional]
    public Named<Sector>? Sectors { get; init; }

    /// <summary>Latent quality; null when off: every firm then has the quality 0.</summary>
    [Input("Latent quality of a firm, which rounds, building and risk may depend on. Off: every firm has the quality 0."), Switch, Optional]
    public Quality? Quality { get; init; }

    /// <summary>Founders who come for the public money; null when off: nobody does.</summary>
    [Input("Founders who are there for the public money. Off: nobody is."), Switch, Optional]
    public SubsidyIntent? SubsidyIntent { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Strategies.All(entry => entry.Value.Share.Distribution.Maximum <= 0))
        {
            problems.Add("strategies", "every share is 0, so no founder could choose a strategy; give at least one a positive share");
        }

        CheckSectorsOfStrategies(problems);
        if (Sectors is not null)
        {
            CheckWeights(problems, Sectors);
        }
    }

    /// <summary>True when every firm of some strategy is in this sector, so that no other founder draws it.</summary>
    public bool IsClaimed(string sector) => Strategies.Any(entry => entry.Value.Sector == sector);

    private void CheckSectorsOfStrategies(Problems problems)
    {
        var known = (Sectors ?? new([])).Select(entry => entry.Key).ToList();
        foreach (var (name, strategy) in Strategies)
        {
            if (strategy.Sector is { } sector && !known.Contains(sector))
            {
                problems.Add($"strategies.{name}.sector", $"'{sector}' is not a sector of firms.sectors{Suggestion.For(sector, known)}");
            }
        }
    }

    private void CheckWeights(Problems problems, Named<Sector> sectors)
    {
        foreach (var (name, sector) in sectors)
        {
            if (sector.Weight is null != IsClaimed(name))
            {
                problems.Add($"sectors.{name}", IsClaimed(name)
                    ? "firms of this sector are those of the strategy that names it; leave its weight out"
                    : "no strategy names this sector; give it a weight");
            }
        }

        var needsOne = Strategies.Any(entry => entry.Value.Sector is null);
        if (needsOne && sectors.All(entry => (entry.Value.Weight?.Distribution.Maximum ?? 0) <= 0))
        {
            problems.Add("sectors", "no sector that founders could choose has a weight above 0; give at least one a positive weight");
        }
    }
}

/// <summary>One way to build an AI firm.</summary>
public sealed record Strategy
{
    /// <summary>Weight among founders; the shares are scaled to sum to one.</summary>
    [Input("Weight of this strategy among founders; the weights are scaled to sum to one.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>The sector that all its firms are in; null when they are in several.</summary>
    [Input("Sector that every firm of this strategy is in. Left out: each founder draws one of the sectors that no strategy names."), Optional]
    public string? Sector { get; init; }

    /// <summary>Share that publishes its models; null for nobody.</summary>
    [Input("Share of its firms that publish their models. Left out: none does.", Unit = "share", Min = 0, Max = 1), Optional]
    public Quantity? OpenSource { get; init; }
}

/// <summary>A population that is there when the run begins.</summary>
public sealed record Founding
{
    /// <summary>Origin under which these firms are recorded.</summary>
    public const string OriginName = "founding";

    /// <summary>Number of firms.</summary>
    [Input("Number of firms founded at the first moment of the run.", Unit = "firms", Min = 0, Max = 1_000_000)]
    public required int Count { get; init; }
}
