namespace HubSim.Model.Observing;

/// <summary>Who works for the firms, and who is missing.</summary>
static class PeopleResponses
{
    /// <summary>People, vacancies and wages.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Count("people", "people",
            "People who work for firms on the last day, founders included.",
            world => world.Talent?.People),
        Response.Count("vacancies", "people",
            "People whom firms want and do not have on the last day.",
            world => world.Talent?.Vacancies),
        Response.Real("wage_index", "ratio",
            "Wages on the last day over what they would be without vacancies.",
            world => world.Talent?.WageIndex),
        Response.Real("engineers_employed_share", "share",
            "Share of the engineers of the pool who work for firms on the last day.",
            world => world.Talent is { Employed: { } employed, Engineers: > 0 } talent
                ? (double)employed / talent.Engineers
                : null),
        Response.Real("hiring_wait_mean_days", "days",
            "Mean wait for a free engineer after a search, searches without a wait included.",
            world => world.Talent is { WaitDays.Count: > 0 } talent ? talent.WaitDays.Mean : null),
    ];
}
