using System.Runtime.InteropServices;
using HubSim.Model.Computing;
using HubSim.Model.Population;
using HubSim.Model.Recording;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How an attempt at a job ended.</summary>
enum JobOutcome
{
    /// <summary>It ran and had a result.</summary>
    Completed,

    /// <summary>It ran and had none, or was ended at its limit.</summary>
    Failed,

    /// <summary>Its firm ended while it waited or ran.</summary>
    Stopped,

    /// <summary>It got no cards in time and was bought on the market.</summary>
    Bought,

    /// <summary>It got no cards in time and was given up.</summary>
    Abandoned,

    /// <summary>It waited when the run ended.</summary>
    Waiting,

    /// <summary>It ran when the run ended.</summary>
    Running,
}

/// <summary>
/// A row for each attempt at a compute job, in the order in which they end; those that have not ended come last. It only
/// looks on. What is kept in memory are the jobs present at once.
/// </summary>
/// <param name="world">The replication.</param>
/// <param name="sink">Where rows go.</param>
sealed class JobRows(World world, IRowSink sink)
{
    private static readonly string[] Outcomes = [.. Enum.GetNames<JobOutcome>().Select(name => name.ToLowerInvariant())];

    private readonly RowBuffer rows = new(Columns, sink);
    private readonly Stack<int> free = new();
    private readonly string?[] types = [.. world.Scenario.Compute?.JobTypes?.Select(type => type.Key) ?? [null]];
    private Attempt[] attempts = new Attempt[256];
    private int used;
    private bool isFinished;

    /// <summary>The columns of jobs.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("origin", ColumnType.Category, false, "", "Origin of the firm's founder."),
        new("parent", ColumnType.Category, true, "", "Incumbent that the founders left; missing for all other origins."),
        new("candidate", ColumnType.Int64, false, "", "Number of the firm among the candidates of its origin."),
        new("type", ColumnType.Category, true, "", "Type of the job; missing where the scenario has no types."),
        new("is_training", ColumnType.Boolean, false, "", "True for the training of a model of the firm's own."),
        new("cards", ColumnType.Int32, false, "cards", "Cards asked for, all at once."),
        new("limit_hours", ColumnType.Double, false, "hours", "Time limit on imported cards."),
        new("submitted", ColumnType.Date, false, "date", "Day of submission."),
        new("submitted_days", ColumnType.Double, false, "days since the start", "When it was submitted."),
        new("started_days", ColumnType.Double, true, "days since the start", "When it got its cards; missing if it did not."),
        new("ended_days", ColumnType.Double, true, "days since the start", "When it ended or left the queue; missing if it had not when the run ended."),
        new("owner", ColumnType.Category, true, "", "Who runs the cards it had: public or hub; missing if it had none of the pool."),
        new("card_type", ColumnType.Category, true, "", "Where those cards come from: imported or domestic."),
        new("outcome", ColumnType.Category, false, "", "completed, failed, stopped (its firm ended), bought (on the market), abandoned, or at the end of the run waiting or running."),
    ];

    /// <summary>A job is submitted, for the first or the second time.</summary>
    /// <returns>The number of the attempt, which is used again after its end.</returns>
    public int Submit(Firm firm, in Job job, bool isTraining)
    {
        if (!free.TryPop(out var number))
        {
            number = used++;
            if (number == attempts.Length)
            {
                Array.Resize(ref attempts, 2 * number);
            }
        }

        attempts[number] = new Attempt { Firm = firm, Cards = job.Cards, Type = job.Type, Limit = job.Limit, IsTraining = isTraining, Submitted = world.Simulator.Now };
        return number;
    }

    /// <summary>An attempt gets its cards.</summary>
    public void Start(int number, CardPartition place)
    {
        attempts[number].Place = place;
        attempts[number].Started = world.Simulator.Now;
    }

    /// <summary>An attempt is over.</summary>
    public void End(int number, JobOutcome outcome)
    {
        if (!isFinished && attempts[number].Firm is not null)
        {
            Add(attempts[number], world.Simulator.Now, outcome);
            attempts[number] = default;
            free.Push(number);
        }
    }

    /// <summary>The run is over: what has not ended gets its row too.</summary>
    public void Finish()
    {
        for (var number = 0; number < used; number++)
        {
            if (attempts[number].Firm is not null)
            {
                Add(attempts[number], null, attempts[number].Place is null ? JobOutcome.Waiting : JobOutcome.Running);
            }
        }

        isFinished = true;
        rows.Flush();
    }

    private void Add(in Attempt attempt, TimeSpan? ended, JobOutcome outcome)
    {
        var table = rows.Table;
        table.Add(attempt.Firm.Origin);
        table.Add(attempt.Firm.Parent);
        table.Add((long)attempt.Firm.Candidate);
        table.Add(types[attempt.Type]);
        table.Add(attempt.IsTraining);
        table.Add((long)attempt.Cards);
        table.Add(new TimeSpan(attempt.Limit).TotalHours);
        table.Add(world.Scenario.Clock.Start.AddDays((int)Math.Floor(attempt.Submitted.TotalDays)));
        table.Add(World.Day(attempt.Submitted));
        table.Add(attempt.Place is null ? null : World.Day(attempt.Started));
        table.Add(ended is { } time ? World.Day(time) : null);
        table.Add(attempt.Place is null ? null : attempt.Place.Owner == PoolOwner.Hub ? "hub" : "public");
        table.Add(attempt.Place is null ? null : attempt.Place.Type == CardType.Domestic ? "domestic" : "imported");
        table.Add(Outcomes[(int)outcome]);
        rows.Next();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Attempt
    {
        public Firm Firm;
        public CardPartition? Place;
        public TimeSpan Submitted;
        public TimeSpan Started;
        public long Limit;
        public int Cards;
        public byte Type;
        public bool IsTraining;
    }
}
