using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How the hub grows.</summary>
static class GrowthResponses
{
    /// <summary>The four counts, the target, and the queue for seats.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Count("firms_attracted", "firms", "Firms ever attracted, on the last day.", world => world.Census.Firms.Count),
        Response.Count("firms_resident", "firms", "Firms with a seat in the hub on the last day.", world => world.Census.Resident),
        Response.Count("firms_alive", "firms", "Firms alive in the city on the last day that have been in the hub.", world => world.Census.Through),
        Response.Count("firms_substantive", "firms", "Of these, firms with a round of outside money, a filed model or revenue above the threshold.", world => world.Census.Substantive),
        Response.Count("firms_living", "firms", "Firms alive in the city on the last day, whether they have been in the hub or not.", world => world.Census.Living),
        Response.Truth("target_reached", "True when the headline count stands at the target on the last day.", world => Reached(world, world.Scenario.Target.Reading)),
        Response.Real("target_day", "days since the start", "First time at which the headline count stood at the target; missing if it never did.", world => Response.Days(world.Census.TargetTime)),
        Response.Truth("target_reached_attracted", "True when firms_attracted stands at the target on the last day.", world => Reached(world, Reading.Attracted)),
        Response.Truth("target_reached_resident", "True when firms_resident stands at the target on the last day.", world => Reached(world, Reading.Resident)),
        Response.Truth("target_reached_alive", "True when firms_alive stands at the target on the last day.", world => Reached(world, Reading.Alive)),
        Response.Truth("target_reached_substantive", "True when firms_substantive stands at the target on the last day.", world => Reached(world, Reading.Substantive)),
        Response.Count("seats_waiting", "firms", "Firms waiting for a seat on the last day.", world => world.Seats?.Waiting),
        Response.Count("seats_refused", "firms", "Firms that gave up waiting for a seat.", world => world.Seats is null ? null : world.Census.Firms.Count(firm => firm.SeatRefused)),
    ];

    /// <summary>Firms from one origin.</summary>
    public static Response ArrivalsFrom(string origin) =>
        Response.Count($"arrivals_{origin}", "firms", $"Firms attracted from the origin {origin}.", world => world.Census.Firms.Count(firm => firm.Origin == origin));

    private static bool Reached(World world, Reading reading) => world.Census.Count(reading) >= world.Scenario.Target.Count;
}
