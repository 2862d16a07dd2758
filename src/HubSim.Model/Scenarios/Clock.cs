using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>The simulated period. A month is 365.25/12 = 30.4375 days wherever a duration is given in months.</summary>
public sealed record Clock : IChecked
{
    /// <summary>First day; the run begins at its midnight.</summary>
    [Input("First day of the run; it begins at 00:00 of this day.")]
    public required DateOnly Start { get; init; }

    /// <summary>Last day, which is still simulated whole.</summary>
    [Input("Last day of the run; it ends at 24:00 of this day.")]
    public required DateOnly End { get; init; }

    /// <summary>Days at the start that the statistics of compute leave out.</summary>
    [Input("Days at the start that the statistics of compute (waiting, utilisation, jobs) leave out.", Unit = "days", Min = 0, Max = 100_000)]
    public required int WarmUp { get; init; }

    /// <summary>First day that is forecast rather than known past.</summary>
    [Input("First day that is a forecast; what lies before is checked against the known past.")]
    public required DateOnly ForecastFrom { get; init; }

    /// <summary>Number of days simulated.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (End < Start)
        {
            problems.Add("end", $"the end {End:yyyy-MM-dd} lies before the start {Start:yyyy-MM-dd}; give a later day");
            return;
        }

        if (Days > 200 * 366)
        {
            problems.Add("end", $"the run would last {Days} days; at most 73200 (200 years) are allowed");
        }

        if (WarmUp >= Days)
        {
            problems.Add("warm_up", $"a warm-up of {WarmUp} days leaves nothing of a run of {Days} days; give a smaller number");
        }

        if (ForecastFrom < Start)
        {
            problems.Add("forecast_from", $"{ForecastFrom:yyyy-MM-dd} lies before the start {Start:yyyy-MM-dd}; give the start or a later day");
        }
    }
}
