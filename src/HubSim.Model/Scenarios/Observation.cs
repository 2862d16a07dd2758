using System.Globalization;
using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>A state of the model that somebody counted in the world.</summary>
public enum ObservedState
{
    /// <summary>Firms with a seat in the hub: a resident is a tenancy.</summary>
    Residents,

    /// <summary>Firms ever attracted.</summary>
    Attracted,

    /// <summary>Firms alive in the city that have been in the hub.</summary>
    Alive,

    /// <summary>Firms alive in the city, whether they have been in the hub or not.</summary>
    Living,

    /// <summary>Firms alive in the city that have been in the hub and have substance.</summary>
    Substantive,

    /// <summary>Models ever filed with the regulator by firms that have been in the hub.</summary>
    ModelsFiled,

    /// <summary>Rent of one card on the market.</summary>
    MarketRent,

    /// <summary>Price of one card in the public pool.</summary>
    PoolPrice,

    /// <summary>A response, as it stands at the end of the day.</summary>
    Response,

    /// <summary>Nothing that the model has: the row is on record only.</summary>
    None,
}

/// <summary>What an observation is for.</summary>
public enum ObservationUse
{
    /// <summary>Known when the model was calibrated; decides whether the model fits its past.</summary>
    Scored,

    /// <summary>Never used for calibration, and scored apart.</summary>
    HeldOut,

    /// <summary>A forecast, held against what came.</summary>
    Forecast,

    /// <summary>On record, but not compared.</summary>
    NotUsed,
}

/// <summary>What was counted in the world, to hold the model against.</summary>
public sealed record Observations
{
    /// <summary>The counts.</summary>
    [Input("Observations by name.", MinCount = 1)]
    public required Named<Observation> Rows { get; init; }
}

/// <summary>
/// Something that was counted in the world, and how it follows from the model: a simulated count is the state over the part
/// of the counted that the state covers, over the error of the count.
/// </summary>
public sealed record Observation : IChecked
{
    /// <summary>Day of the count; null when it is a quarter's.</summary>
    [Input("Day of the count: the state at its end is meant. Give either this or `quarter`."), Optional]
    public DateOnly? Date { get; init; }

    /// <summary>Quarter of the count, for example 2024Q1; null when it is a day's.</summary>
    [Input("Quarter of the count, as 2024Q1: the mean of the states at the end of its days is meant."), Optional]
    public string? Quarter { get; init; }

    /// <summary>What was counted, as a state of the model.</summary>
    [Input("The state of the model that was counted; `none` where the model has no such state.")]
    public required ObservedState State { get; init; }

    /// <summary>Name of the response that was measured; null for a state.</summary>
    [Input("With `state: response`: name of the response that was measured, as it stands at the end of the day."), Optional]
    public string? Response { get; init; }

    /// <summary>Part of what was counted that the state covers; null for all of it.</summary>
    [Input("Part of what was counted that the state covers: the state is divided by it. All of it if left out.", Unit = "share", Min = 0, MinExclusive = true, Max = 1), Optional]
    public Quantity? Covers { get; init; }

    /// <summary>What was counted.</summary>
    [Input("What was counted: firms, models, or RMB_per_card_hour, as the state says.", Unit = "as_state", Min = 0, Max = 1e12)]
    public required Quantity Figure { get; init; }

    /// <summary>Error of the count.</summary>
    [Input("What was true over what was counted: the error of the count, drawn anew in each replication.", Unit = "ratio", Min = 0, MinExclusive = true, Max = 1000)]
    public required Chance Error { get; init; }

    /// <summary>What the observation is for.</summary>
    [Input("What it is for: `scored` decides whether the model fits, `held_out` is never used for calibration, `forecast` is held against what came, `not_used` is on record only.")]
    public required ObservationUse Use { get; init; }

    /// <summary>First and last day that are observed; the two are the same unless a quarter is.</summary>
    public (DateOnly First, DateOnly Last) Days
    {
        get
        {
            if (Date is { } date)
            {
                return (date, date);
            }

            var first = FirstOfQuarter() ?? throw new InvalidOperationException("neither a day nor a quarter");
            return (first, first.AddMonths(3).AddDays(-1));
        }
    }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Date is null == Quarter is null)
        {
            problems.Add("state", "give either `date` or `quarter`");
        }
        else if (Quarter is not null && FirstOfQuarter() is null)
        {
            problems.Add("quarter", $"expected a quarter such as 2024Q1, from 1900Q1 to 2199Q4, found {Quarter}");
        }

        if ((State == ObservedState.Response) != (Response is not null))
        {
            problems.Add("state", "name the `response` with `state: response`, and only then");
        }

        if (Figure.IsUncertain)
        {
            problems.Add("figure", "what was counted is one number; say with `error` how sure it is");
        }
        else if (Figure.Distribution.Mean <= 0 && Use != ObservationUse.NotUsed)
        {
            problems.Add("figure", "a count of 0 cannot be compared by its relative error; write `use: not_used`");
        }

        if (State == ObservedState.None && Use != ObservationUse.NotUsed)
        {
            problems.Add("use", "the model has no such state (`state: none`), so nothing can be compared; write `use: not_used`");
        }
    }

    private DateOnly? FirstOfQuarter() =>
        Quarter is [_, _, _, _, 'Q', >= '1' and <= '4'] text
        && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2199
            ? new DateOnly(year, ((text[5] - '1') * 3) + 1, 1)
            : null;
}
