using HubSim.Model.Scenarios;

namespace HubSim.Model.Worlds;

/// <summary>Turns dials when the scenario's shocks begin and end.</summary>
/// <param name="world">The replication.</param>
sealed class Shocks(World world)
{
    // Shocks in force, in the order of the scenario, so that products are the same whatever the order of events.
    private readonly List<(int Number, Dial Dial, double Factor)> active = [];

    /// <summary>
    /// Starts a process for each shock that happens within the run; before all else, so that what is in force at the start is
    /// known to all.
    /// </summary>
    public void Start()
    {
        var number = 0;
        foreach (var (name, shock) in world.Scenario.Shocks ?? new([]))
        {
            var begins = TimeSpan.FromDays(shock.On.DayNumber - world.Scenario.Clock.Start.DayNumber)
                + (shock.Delay is { } delay ? Durations.Days(world.Inputs[delay]) : TimeSpan.Zero);
            var ends = shock.Lasts is { } lasts ? Later(begins, ModelTime.Months(world.Inputs[lasts])) : Durations.Forever;
            if (ends > TimeSpan.Zero && begins < TimeSpan.FromDays(world.Scenario.Clock.Days) && begins < ends && Happens(name, shock))
            {
                world.Simulator.Start(Last(number, shock.Dial, world.Inputs[shock.Factor], begins, ends), $"shock {name}", EventOrder.First);
            }

            number++;
        }
    }

    private static TimeSpan Later(TimeSpan time, TimeSpan duration) =>
        duration >= Durations.Forever - (time > TimeSpan.Zero ? time : TimeSpan.Zero) ? Durations.Forever : time + duration;

    private bool Happens(string name, Shock shock) =>
        shock.Probability is not { } probability
        || world.Streams.Draw(new Purpose("shock/" + name), 0, 0).NextUniform() < world.Inputs[probability];

    private async Process Last(int number, Dial dial, double factor, TimeSpan begins, TimeSpan ends)
    {
        if (begins > TimeSpan.Zero)
        {
            await world.Simulator.HoldUntil(begins, EventOrder.First);
        }

        var place = active.FindIndex(one => one.Number > number);
        active.Insert(place < 0 ? active.Count : place, (number, dial, factor));
        Turn(dial);
        if (ends < Durations.Forever)
        {
            await world.Simulator.HoldUntil(ends, EventOrder.First);
            active.RemoveAll(one => one.Number == number);
            Turn(dial);
        }
    }

    private void Turn(Dial dial)
    {
        var product = 1.0;
        foreach (var one in active)
        {
            product *= one.Dial == dial ? one.Factor : 1;
        }

        world.Dials.Turn(dial, product);
    }
}
