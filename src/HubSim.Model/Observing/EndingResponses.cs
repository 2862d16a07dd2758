using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How firms end.</summary>
static class EndingResponses
{
    /// <summary>Closures by cause, and survival.</summary>
    public static IEnumerable<Response> All() =>
    [
        Closures("closures_cash", "Firms that ran out of cash.", Cause.Cash),
        Closures("closures_hazard", "Firms that closed for another reason.", Cause.Hazard),
        Closures("closures_moved", "Firms that moved to another city.", Cause.Moved),
        Closures("firms_acquired", "Firms that were sold to another firm and ended by that.", Cause.Acquired),
        .. Ages.Select(months => Survival(months, "", "", _ => true)),
        .. Ages.Select(months => Survival(months, "_never", " and never supported", WasNeverSupported)),
        .. Ages.Select(months => Survival(
            months,
            "_supported",
            " and supported at some time (who lives longer has more time to be supported)",
            firm => !WasNeverSupported(firm))),
        Response.Count("closures_gave_up", "firms",
            "Firms that closed because they gave up training models of their own; missing when nobody can.",
            world => world.Scenario.Endings?.GivingUp is null ? null : Ended(world, Cause.GaveUp)),
        Response.Count("strategies_given_up", "firms",
            "Firms that gave up training models of their own, closed or not; missing when nobody can.",
            world => CountIf(world, world.Scenario.Endings?.GivingUp is not null, firm => firm.GaveUp is not null)),
        Response.Count("closures_after_support", "firms",
            "Firms that closed within six months after the end of their last grant; missing without a programme.",
            world => CountIf(world, world.Office is not null, ClosedAfterSupport)),
        Response.Count("firms_graduated", "firms",
            "Firms that left the hub alive, their time there over or they themselves too large; missing without a hub.",
            world => CountIf(world, world.Seats is not null, firm => firm.Graduated is not null)),
    ];

    private static readonly int[] Ages = [12, 24, 36];

    private static Response Closures(string name, string description, Cause cause) =>
        Response.Count(name, "firms", description, world => Ended(world, cause));

    private static int Ended(World world, Cause cause) =>
        world.Census.Firms.Count(firm => firm.Ended?.Cause == cause);

    private static long? CountIf(World world, bool isOn, Func<Firm, bool> counts) =>
        isOn ? world.Census.Firms.Count(counts) : null;

    private static bool WasNeverSupported(Firm firm) => firm.Support == SupportState.Never;

    private static bool ClosedAfterSupport(Firm firm) =>
        firm is { Support: SupportState.After, Ended: { Cause: Cause.Cash or Cause.Hazard or Cause.GaveUp } ended }
        && ended.Time - firm.SupportSince <= ModelTime.Months(6);

    private static Response Survival(int months, string suffix, string which, Func<Firm, bool> counts)
    {
        var age = ModelTime.Months(months);
        var description = $"Share of firms alive {months} months after founding, among those founded at least {months} "
            + $"months before the end of the run{which}.";
        return Response.Real($"survival_{months}m{suffix}", "share", description, world =>
        {
            var end = world.Simulator.Now;
            var old = world.Census.Firms.Where(firm => firm.Founded + age <= end && counts(firm)).ToList();
            return old.Count == 0 ? null : (double)old.Count(firm => IsAliveAt(firm, age)) / old.Count;
        });
    }

    private static bool IsAliveAt(Firm firm, TimeSpan age) =>
        firm.Ended is not { } ended || ended.Time - firm.Founded > age;
}
