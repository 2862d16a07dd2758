using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Open models that a laboratory of the city releases. Each lowers the cost of entry, the compute that a firm needs for its
/// own model, for the strategies that build on them.
/// </summary>
public sealed record OpenModels : IChecked
{
    /// <summary>Releases with a known date.</summary>
    [Input("Releases with a known date, in order of time.")]
    public required IReadOnlyList<Release> Releases { get; init; }

    /// <summary>Releases after the last known one; null for none.</summary>
    [Input("Releases after the last known one, at a constant rate. Off: none."), Switch, Optional]
    public FurtherReleases? Further { get; init; }

    /// <summary>Least share of the cost that remains.</summary>
    [Input("Share of the cost of entry that remains however many models are released.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Remains { get; init; }

    /// <summary>Strategies that build on open models.</summary>
    [Input("Strategies that build on open models, of firms.strategies; those not named gain nothing.", MinCount = 1)]
    public required Named<OpenModelUse> Strategies { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "releases", [.. Releases.Select(release => release.From)]);
}

/// <summary>A release.</summary>
public sealed record Release
{
    /// <summary>Day of the release.</summary>
    [Input("Day of the release.")]
    public required DateOnly From { get; init; }

    /// <summary>Part of the cost of entry that it saves.</summary>
    [Input("Part of the present cost of entry that it saves a firm that builds on it.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Saves { get; init; }
}

/// <summary>Releases that nobody knows yet, as a Poisson process.</summary>
public sealed record FurtherReleases
{
    /// <summary>Rate of releases.</summary>
    [Input("Releases in a year.", Unit = "per_year", Min = 0, Max = 100)]
    public required Quantity Rate { get; init; }

    /// <summary>Part of the cost of entry that each saves.</summary>
    [Input("Part of the present cost of entry that each saves a firm that builds on it.", Unit = "share", Min = 0, Max = 1)]
    public required Chance Saves { get; init; }
}

/// <summary>How far a strategy builds on open models.</summary>
public sealed record OpenModelUse
{
    /// <summary>Part of the saving that it gets.</summary>
    [Input("Part of the saving that its firms get.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Use { get; init; }
}
