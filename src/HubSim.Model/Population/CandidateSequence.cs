using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// The candidates of one origin: a Poisson process at the upper rate, the same in every scenario. Those who cannot be
/// accepted whatever the state of the world are passed over here, so that nobody need wait for them.
/// </summary>
/// <param name="world">The replication.</param>
/// <param name="purpose">Purpose under which candidates draw.</param>
/// <param name="upperRate">Candidates per month.</param>
sealed class CandidateSequence(World world, Purpose purpose, double upperRate)
{
    private readonly TimeSpan end = TimeSpan.FromDays(world.Scenario.Clock.Days);
    private (ulong Number, TimeSpan Before) open;
    private (ulong Number, TimeSpan Before) place;
    private TimeSpan time;
    private double? acceptance;

    /// <summary>Number of the candidate that <see cref="Next"/> found.</summary>
    public ulong Number => place.Number;

    /// <summary>The candidate that <see cref="Next"/> found.</summary>
    public Candidate Current
    {
        get
        {
            var draw = world.Streams.Draw(purpose, place.Number, 0);
            return Candidate.Read(ref draw);
        }
    }

    /// <summary>
    /// Time of the next candidate whose acceptance times the upper rate lies below a rate; <see cref="Durations.Forever"/>
    /// when there is none in the run.
    /// </summary>
    public TimeSpan Next(double below)
    {
        while (true)
        {
            var accepts = Look();
            if (time > end)
            {
                return Durations.Forever;
            }

            if (accepts * upperRate < below)
            {
                return time;
            }

            Pass();
        }
    }

    /// <summary>The candidate has been accepted or not, for good.</summary>
    public void Settle()
    {
        Pass();
        open = place;
    }

    /// <summary>The bound has changed: goes back to the first candidate not yet settled who comes at or after a time.</summary>
    public void Return(TimeSpan from)
    {
        place = open;
        acceptance = null;
        Look();
        while (time < from)
        {
            Pass();
            Look();
        }
    }

    private void Pass()
    {
        place = (place.Number + 1, time);
        acceptance = null;
    }

    /// <summary>Most candidates are passed over, so only the first two of their numbers are read here.</summary>
    private double Look()
    {
        if (acceptance is null)
        {
            var draw = world.Streams.Draw(purpose, place.Number, 0);
            var gap = ModelTime.Months(-Elementary.Log(draw.NextUniform()) / upperRate);
            time = gap > end ? Durations.Forever : place.Before + gap;
            acceptance = draw.NextUniform();
        }

        return acceptance.Value;
    }
}
