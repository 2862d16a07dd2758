using System.Globalization;
using HubSim.Kernel.Tracing;
using HubSim.Model.Inputs;
using HubSim.Model.Observing;
using HubSim.Model.Population;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model;

/// <summary>
/// A startup hub as a scenario describes it. Immutable: any number of threads may run replications at once, each with a
/// simulator of its own. A replication depends on the scenario, the seed and its number, and on nothing else.
/// </summary>
public sealed class HubModel
{
    private const double LargestWhole = 9_007_199_254_740_992;
    private readonly Scenario scenario;
    private readonly ulong seed;
    private readonly IReadOnlyList<Quantity> uncertainties;
    private readonly IReadOnlyList<OriginStreams> origins;
    private readonly IReadOnlyList<Response> responses;

    /// <summary>A model of a scenario.</summary>
    /// <param name="scenario">The inputs.</param>
    /// <param name="quantities">Every quantity of the scenario file; those that are uncertain become inputs of the results.</param>
    public HubModel(Scenario scenario, IReadOnlyList<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(quantities);
        this.scenario = scenario;
        seed = (ulong)scenario.Run.Seed;
        uncertainties = [.. quantities.Where(quantity => quantity.IsUncertain)];
        origins =
        [
            new OriginStreams(Founding.OriginName),
            .. scenario.OriginNames.Select(origin => new OriginStreams(origin)),
            .. scenario.IncumbentNames.Select(parent => new OriginStreams($"{Incumbents.OriginName}/{parent}")),
        ];
        responses = Observing.Responses.Of(scenario);
        Months = Observing.Months.ColumnsOf(scenario);
    }

    /// <summary>Columns of months that every scenario has; those of its types of jobs come on top.</summary>
    public static IReadOnlyList<Column> CommonMonths => Observing.Months.Common;

    /// <summary>Columns of firms.</summary>
    public static IReadOnlyList<Column> FirmColumns => FirmRows.Columns;

    /// <summary>Columns of payments.</summary>
    public static IReadOnlyList<Column> LedgerColumns => LedgerRows.Columns;

    /// <summary>Columns of jobs.</summary>
    public static IReadOnlyList<Column> JobColumns => JobRows.Columns;

    /// <summary>Columns of the trace.</summary>
    public static IReadOnlyList<Column> EventColumns => EventRows.Columns;

    /// <summary>Columns of the responses that every scenario has; those of its origins come on top.</summary>
    public static IReadOnlyList<Column> CommonResponses => [.. Observing.Responses.Of(null).Select(response => response.Column)];

    /// <summary>The quantities that each replication draws, in the order of <see cref="DrawInputs"/>.</summary>
    public IReadOnlyList<Quantity> Uncertainties => uncertainties;

    /// <summary>Columns of the responses.</summary>
    public IReadOnlyList<Column> Responses => [.. responses.Select(response => response.Column)];

    /// <summary>Columns of months.</summary>
    public IReadOnlyList<Column> Months { get; }

    /// <summary>True when replications keep every payment (<see cref="HubReplication.Ledger"/>); it changes nothing else.</summary>
    public bool KeepsPayments { get; init; }

    /// <summary>For tests of what must hold: what to do to a world before its first event.</summary>
    internal Action<World>? Meddle { get; init; }

    /// <summary>The values that a replication gives to the uncertain inputs.</summary>
    public IReadOnlyList<double> DrawInputs(int replication)
    {
        var inputs = new InputDraws(new Streams(seed, replication));
        return [.. uncertainties.Select(quantity => inputs[quantity])];
    }

    /// <summary>Runs one replication from the start date to the end date.</summary>
    /// <param name="simulator">A simulator that this thread owns; it is reset first, and used again and again.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <param name="trace">Gets a record of every event; null for nobody. Not beside a sink of events.</param>
    /// <param name="sinks">Take the rows of the long tables while the replication runs; null for nobody.</param>
    /// <exception cref="ReplicationException">The inputs of this replication do not work together, or a limit is passed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public HubReplication Run(Simulator simulator, int replication, CancellationToken cancellation, ITraceObserver? trace = null, RowSinks? sinks = null)
    {
        var events = sinks?.Events is { } sink ? new EventRows(scenario.Clock, sink) : null;
        if (trace is not null && events is not null)
        {
            throw new ArgumentException("a replication has one trace: either its observer or the sink of events", nameof(trace));
        }

        var (world, months) = Simulate(simulator, replication, scenario.Clock.Days, trace ?? events, cancellation, jobs: sinks?.Jobs);
        world.Pool?.Rows?.Finish();
        events?.Finish();
        return new HubReplication([.. responses.Select(response => Read(response, world))], months, FirmRows.Of(world), world.ModelEvents)
        {
            Ledger = (world.Ledger.Observer as LedgerRows)?.Table,
        };
    }

    /// <summary>
    /// Runs one replication as <see cref="Run"/> does, but only to the end of the last day on which something is compared.
    /// </summary>
    /// <param name="simulator">A simulator that this thread owns; it is reset first.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <param name="plan">Which observations matter, and which inputs are given; null for all that are compared and none.</param>
    /// <returns>The simulated counts, in the order of the scenario's observations; NaN where there is none.</returns>
    /// <exception cref="ReplicationException">The inputs of this replication do not work together, or a limit is passed.</exception>
    public IReadOnlyList<double> Survey(Simulator simulator, int replication, CancellationToken cancellation, SurveyPlan? plan = null)
    {
        var last = scenario.Observations is { } observations ? Surveyor.LastDay(observations, plan?.Uses) : scenario.Clock.Start;
        var days = Math.Clamp(last.DayNumber - scenario.Clock.Start.DayNumber + 1, 1, scenario.Clock.Days);
        var (world, _) = Simulate(simulator, replication, days, trace: null, cancellation, plan?.Given);
        return world.Surveyor?.Counts ?? [];
    }

    /// <summary>
    /// Runs one replication's very first moment only: whether its inputs work together is found out then, in a fraction of
    /// the time.
    /// </summary>
    /// <param name="simulator">A simulator that this thread owns; it is reset first.</param>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <exception cref="ReplicationException">The inputs of this replication do not work together.</exception>
    /// <exception cref="ProcessFailedException">The same, found by one of its processes.</exception>
    public void Begin(Simulator simulator, int replication)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        simulator.Reset();
        simulator.Trace = null;
        simulator.EventLimit = scenario.Limits.MaxEventsPerReplication;
        new World(scenario, simulator, new Streams(seed, replication), origins, null, null).Start();
        simulator.Run(TimeSpan.Zero);
    }

    private (World World, Table Months) Simulate(
        Simulator simulator, int replication, int days, ITraceObserver? trace, CancellationToken cancellation, IReadOnlyDictionary<string, double>? given = null, IRowSink? jobs = null)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        simulator.Reset();
        simulator.Trace = trace;
        simulator.EventLimit = scenario.Limits.MaxEventsPerReplication;
        var world = new World(scenario, simulator, new Streams(seed, replication), origins, KeepsPayments ? new LedgerRows() : null, given);
        if (jobs is not null && world.Pool is { } pool)
        {
            pool.Rows = new JobRows(world, jobs);
        }

        var months = new Table(Months);
        simulator.Start(Observing.Months.Observe(world, months), "observation");
        world.Start();
        Meddle?.Invoke(world);
        simulator.Run(TimeSpan.FromDays(days), cancellation);
        return (world, months);
    }

    /// <summary>Responses travel as doubles, which hold whole numbers exactly up to 2^53: a larger one fails its replication.</summary>
    private static double Read(Response response, World world)
    {
        var value = response.Read(world) ?? double.NaN;
        return Math.Abs(value) <= LargestWhole || response.Column.Type != ColumnType.Int64 || double.IsNaN(value)
            ? value
            : throw new ReplicationException(string.Create(CultureInfo.InvariantCulture, $"the response {response.Column.Name} would be {value:0.###e0} {response.Column.Unit}, more than the {LargestWhole:0.###e0} that results hold exactly; make the scenario's amounts smaller"));
    }
}
