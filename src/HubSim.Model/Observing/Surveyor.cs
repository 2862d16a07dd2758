using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>
/// Counts the state of the model on the days of the scenario's observations, with the error that the real counts have. It
/// looks at the world and changes nothing in it.
/// </summary>
sealed class Surveyor
{
    private readonly World world;
    private readonly Observations observations;
    private readonly double[] sums;
    private readonly int[] days;
    private readonly Func<World, double?>?[] responses;

    /// <summary>Prepares the counts of a replication.</summary>
    public Surveyor(World world, Observations observations)
    {
        this.world = world;
        this.observations = observations;
        sums = new double[observations.Rows.Count];
        days = new int[observations.Rows.Count];
        responses = [.. observations.Rows.Select(row => row.Value.Response is { } name
            ? Observing.Responses.Of(world.Scenario).First(response => response.Column.Name == name).Read
            : null)];
    }

    /// <summary>A response for every observation: what would have been counted in this replication.</summary>
    public static IEnumerable<Response> Responses(Scenario scenario)
    {
        var rows = scenario.Observations?.Rows ?? new([]);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = i;
            yield return Response.Real(
                NameOf(rows[i].Key),
                Unit(rows[i].Value.State),
                $"Simulated count for the observation {rows[i].Key}, with the error of the count; missing when its days are not simulated whole, or the state does not exist.",
                world => world.Surveyor?.Counted(row));
        }
    }

    /// <summary>Name of the response of an observation.</summary>
    public static string NameOf(string observation) => $"observed_{observation}";

    /// <summary>Last day on which something is compared; the first of all days when nothing is.</summary>
    /// <param name="observations">The observations.</param>
    /// <param name="uses">Uses that matter; null for all but those that are on record only.</param>
    public static DateOnly LastDay(Observations observations, IReadOnlySet<ObservationUse>? uses = null) => observations.Rows
        .Where(row => uses?.Contains(row.Value.Use) ?? row.Value.Use != ObservationUse.NotUsed)
        .Select(row => row.Value.Days.Last)
        .DefaultIfEmpty()
        .Max();

    /// <summary>What would have been counted, by observation; NaN where there is nothing to count.</summary>
    public IReadOnlyList<double> Counts => [.. Enumerable.Range(0, observations.Rows.Count).Select(row => Counted(row) ?? double.NaN)];

    /// <summary>Starts to look.</summary>
    public void Start() => world.Simulator.Start(Look(), "surveyor");

    /// <summary>What would have been counted; null when some of the days, or the state, do not exist.</summary>
    private double? Counted(int row)
    {
        var (name, observation) = (observations.Rows[row].Key, observations.Rows[row].Value);
        var (first, last) = observation.Days;
        if (days[row] <= last.DayNumber - first.DayNumber)
        {
            return null;
        }

        var state = sums[row] / days[row];
        var covers = observation.Covers is { } part ? world.Inputs[part] : 1;
        var draw = world.Streams.Draw(new Purpose("observation/" + name), 0, 0);
        return state / covers / observation.Error.Distribution.Quantile(draw.NextUniform());
    }

    /// <summary>Goes from the end of one day on which something is counted to the next.</summary>
    private async Process Look()
    {
        var start = world.Scenario.Clock.Start;
        foreach (var day in DaysOf(observations).Where(day => day >= start && day <= world.Scenario.Clock.End))
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(day.DayNumber - start.DayNumber + 1), EventOrder.Last);
            for (var i = 0; i < observations.Rows.Count; i++)
            {
                var (first, last) = observations.Rows[i].Value.Days;
                if (day >= first && day <= last && State(i) is { } state)
                {
                    sums[i] += state;
                    days[i]++;
                }
            }
        }
    }

    private static SortedSet<DateOnly> DaysOf(Observations observations)
    {
        var all = new SortedSet<DateOnly>();
        foreach (var (_, observation) in observations.Rows)
        {
            var (first, last) = observation.Days;
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                all.Add(day);
            }
        }

        return all;
    }

    private double? State(int row) => observations.Rows[row].Value.State switch
    {
        ObservedState.Response => responses[row]!(world),
        ObservedState.Residents => world.Census.Resident,
        ObservedState.Attracted => world.Census.Firms.Count,
        ObservedState.Alive => world.Census.Through,
        ObservedState.Living => world.Census.Living,
        ObservedState.Substantive => world.Census.Substantive,
        ObservedState.ModelsFiled => BuildingResponses.ModelsFiled(world),
        ObservedState.MarketRent => world.Pool?.MarketPrice,
        ObservedState.PoolPrice => world.Pool?.Price,
        ObservedState.None => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Unit(ObservedState state) => state switch
    {
        ObservedState.ModelsFiled => "models",
        ObservedState.MarketRent or ObservedState.PoolPrice => "RMB per card-hour",
        ObservedState.Response => "as its response",
        ObservedState.None => "",
        _ => "firms",
    };
}
