using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Jobs queue for the cards of one public pool, first come first served; all cards of a job are granted at once, and the
/// first job in the queue is never overtaken.
/// </summary>
public sealed record Compute : IChecked
{
    /// <summary>Size of the pool, in steps.</summary>
    [Input("Cards of the public platform, in steps; before the first step there are none. Null or left out with `supply`.", MinCount = 1), Optional]
    public IReadOnlyList<CardsStep>? Cards { get; init; }

    /// <summary>Cards by owner and type over time; null when off: their number is then listed.</summary>
    [Input("Cards by owner and type, what is commissioned and what fails. Off or left out: `cards` lists how many there are."), Switch, Optional]
    public SupplyRules? Supply { get; init; }

    /// <summary>Part of the cards that firms of the hub can get.</summary>
    [Input("Part of the cards of the public platform that firms of the hub can get; the others serve other users.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Reach { get; init; }

    /// <summary>Price of the pool, in steps.</summary>
    [Input("Price of the pool, in steps; before the first step it is free. Null or left out with `rent`.", MinCount = 1), Optional]
    public IReadOnlyList<PriceStep>? Price { get; init; }

    /// <summary>Rents on the market and in the pool; null when off: prices are then listed.</summary>
    [Input("Rents on the market and in the pool, with their chance. Off or left out: `price` and `market.price` list them."), Switch, Optional]
    public Rent? Rent { get; init; }

    /// <summary>The market; null when off: jobs then wait for as long as it takes.</summary>
    [Input("Patience and the market. Off: jobs wait for as long as it takes, and those larger than the pool are given up."), Switch]
    public required Market? Market { get; init; }

    /// <summary>Jobs by strategy.</summary>
    [Input("Jobs by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<Demand> Demand { get; init; }

    /// <summary>How closely jobs are simulated; null for <see cref="ComputeDetail.Jobs"/>.</summary>
    [Input("jobs: every job is simulated. days: a firm's small jobs of a day are one bundle, and only large jobs are simulated one by one; needs job_types. Left out: jobs."), Optional]
    public ComputeDetail? Detail { get; init; }

    /// <summary>Cards from which a job is large.</summary>
    [Input("Cards from which a job is large. Large and small jobs of a firm are two sequences, each with its own luck; the large ones are the same in both details. Needed with job_types.", Unit = "cards", Min = 1, Max = 1_000_000), Optional]
    public int? LargeFromCards { get; init; }

    /// <summary>Who of the waiting jobs is served next; null for <see cref="JobDiscipline.Priority"/>.</summary>
    [Input("Which of the waiting jobs is served next. priority: by the class of the job's type, then first come. first_come: in order of submission. shortest_first: the shortest time limit. fair_share: the firm that has used least. easy_backfill, conservative_backfill: by class, then first come, but jobs further back may go ahead where their time limits allow it. Left out: priority."), Optional]
    public JobDiscipline? Discipline { get; init; }

    /// <summary>How many waiting jobs a backfill looks at.</summary>
    [Input("How many waiting jobs a backfill looks at; needed with both kinds of backfill.", Unit = "jobs", Min = 1, Max = 128), Optional]
    public int? BackfillDepth { get; init; }

    /// <summary>After how long usage counts half in a fair share.</summary>
    [Input("After how long the use of cards counts half; needed with fair_share.", Unit = "days", Min = 0, MinExclusive = true, Max = 100_000), Optional]
    public Quantity? FairShareHalfLife { get; init; }

    /// <summary>Kinds of job; null for the one kind that each entry of demand describes.</summary>
    [Input("Kinds of job by name. Left out: all jobs of a strategy are of the one kind that its entry of demand describes.", MinCount = 1, MaxCount = 200), Optional]
    public Named<JobType>? JobTypes { get; init; }

    /// <summary>Jobs that one submission brings.</summary>
    [Input("Small jobs that one submission brings, for example to search parameters; rounded to a whole number of at least 1. Left out: one.", Unit = "jobs", Min = 1, Max = 100_000), Optional]
    public Chance? Batch { get; init; }

    /// <summary>When in the week jobs are submitted; null for always alike.</summary>
    [Input("When in the week jobs are submitted. Left out: at all hours alike."), Optional]
    public Rhythm? Rhythm { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        Steps.CheckOrder(problems, "cards", [.. (Cards ?? []).Select(step => step.From)]);
        if (Supply is null == Cards is null)
        {
            problems.Add("cards", Supply is null
                ? "without `supply` the number of cards must be listed; add it, or enable `compute.supply`"
                : "`supply` says what cards there are, and so does this list; write null here, or switch `compute.supply` off");
        }

        Steps.CheckOrder(problems, "price", [.. (Price ?? []).Select(step => step.From)]);
        CheckPrice(problems, "price", Price);
        if (Market is { } market)
        {
            CheckPrice(problems, "market.price", market.Price);
        }

        JobChecks.Check(this, problems);
    }

    private void CheckPrice(Problems problems, string path, IReadOnlyList<PriceStep>? price)
    {
        if (Rent is null && price is null)
        {
            problems.Add(path, "without `rent` the price must be listed; add it, or enable `compute.rent`");
        }
        else if (Rent is not null && price is not null)
        {
            problems.Add(path, "`rent` says what cards cost, and so does this list; write null here, or switch `compute.rent` off");
        }
    }
}

/// <summary>Cards from a day on.</summary>
public sealed record CardsStep
{
    /// <summary>First day.</summary>
    [Input("First day of this size.")]
    public required DateOnly From { get; init; }

    /// <summary>Cards that work, in equivalents of one imported training card.</summary>
    [Input("Cards; times `reach`, and then rounded down to a whole number.", Unit = "cards", Min = 0, Max = 100_000_000)]
    public required Quantity Value { get; init; }
}

/// <summary>A price from a day on.</summary>
public sealed record PriceStep
{
    /// <summary>First day.</summary>
    [Input("First day of this price.")]
    public required DateOnly From { get; init; }

    /// <summary>Price.</summary>
    [Input("Price of one card for one hour.", Unit = "RMB_per_card_hour", Min = 0, Max = 100_000)]
    public required Quantity Value { get; init; }
}

/// <summary>The way out for jobs that do not get cards in time.</summary>
public sealed record Market : IChecked
{
    /// <summary>How long a job waits in the pool's queue.</summary>
    [Input("How long a job waits in the pool's queue before it leaves for the market or is given up.", Unit = "hours", Min = 0, Max = 1_000_000)]
    public required Chance Patience { get; init; }

    /// <summary>Share of leaving jobs that are bought on the market.</summary>
    [Input("Share of the jobs leaving the queue that are bought on the market; the others are given up.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity BoughtShare { get; init; }

    /// <summary>Market price, in steps.</summary>
    [Input("Market price, in steps; before the first step it is free. Null or left out with `compute.rent`.", MinCount = 1), Optional]
    public IReadOnlyList<PriceStep>? Price { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "price", [.. (Price ?? []).Select(step => step.From)]);
}
