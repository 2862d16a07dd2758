namespace HubSim.Model.Worlds;

/// <summary>Units of time in which scenarios speak.</summary>
static class ModelTime
{
    /// <summary>Days of a month wherever a duration is given in months: 365.25 / 12.</summary>
    public const double DaysPerMonth = 30.4375;

    /// <summary>Days of a year wherever a rate is given per year.</summary>
    public const double DaysPerYear = 365.25;

    /// <summary>One month as a duration.</summary>
    public static TimeSpan Month { get; } = Months(1);

    /// <summary>A duration given in months.</summary>
    public static TimeSpan Months(double months) => Durations.Days(months * DaysPerMonth);

    /// <summary>A duration given in years.</summary>
    public static TimeSpan Years(double years) => Durations.Days(years * DaysPerYear);
}
