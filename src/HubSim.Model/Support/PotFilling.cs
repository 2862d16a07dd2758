using HubSim.Model.Finance;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>One release of money into a pot.</summary>
/// <param name="Time">When.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsRenewal">True when what is left of the filling before goes back first.</param>
/// <param name="EndsFilling">True when no other release of the same filling follows.</param>
readonly record struct Release(TimeSpan Time, Money Amount, bool IsRenewal, bool EndsFilling);

/// <summary>The dates on which a pot gets its money.</summary>
static class PotFilling
{
    /// <summary>All releases until the end of the run, in order of time; those before the run fall on its first moment.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="pot">A pot with an amount.</param>
    /// <param name="amount">Its amount in this replication.</param>
    /// <param name="announced">When the programme was announced: without tranches, renewals count from there.</param>
    public static List<Release> Of(World world, Pot pot, Money amount, TimeSpan announced)
    {
        var releases = new List<Release>();
        var length = TimeSpan.FromDays(world.Scenario.Clock.Days);
        var every = pot.Renewal is { } renewal ? ModelTime.Months(world.Inputs[renewal.Every]) : Durations.Forever;
        for (var shift = TimeSpan.Zero; shift <= length; shift = Durations.Forever - shift > every ? shift + every : Durations.Forever)
        {
            Add(releases, pot, amount, shift, world.Scenario.Clock.Start, announced);
        }

        return [.. releases.Where(release => release.Time <= length).OrderBy(release => release.Time)];
    }

    private static void Add(List<Release> releases, Pot pot, Money amount, TimeSpan shift, DateOnly start, TimeSpan announced)
    {
        var isRenewal = shift > TimeSpan.Zero;
        if (pot.Tranches is not { Count: > 0 } tranches)
        {
            releases.Add(new Release(Later(isRenewal ? announced + shift : TimeSpan.Zero), amount, isRenewal, EndsFilling: true));
            return;
        }

        var (share, before) = (0.0, Money.Zero);
        for (var i = 0; i < tranches.Count; i++)
        {
            // Rounded as a running sum, so that the parts make up the amount to the fen.
            share += tranches[i].Share;
            var sum = i == tranches.Count - 1 ? amount : amount.Share(Math.Min(1, share));
            var time = TimeSpan.FromDays(tranches[i].From.DayNumber - start.DayNumber) + shift;
            releases.Add(new Release(Later(time), sum - before, isRenewal && i == 0, i == tranches.Count - 1));
            before = sum;
        }
    }

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
