using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Jobs queue for the cards of one public pool, first come first served; all cards of a job are granted at once, and the
/// first job in the queue is never overtaken.
/// </summary>
public sealed record Compute : IChecked
{
    /// <summary>Size of the pool, in steps.</summary>
    [Input("Cards of the public platform, in steps; before the first step there are none.", MinCount = 1)]
    public required IReadOnlyList<CardsStep> Cards { get; init; }

    /// <summary>Part of the cards that firms of the hub can get.</summary>
    [Input("Part of these cards that firms of the hub can get; the others serve other users.", Unit = "share", Min = 0, Max = 1)]
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

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        Steps.CheckOrder(problems, "cards", [.. Cards.Select(step => step.From)]);
        Steps.CheckOrder(problems, "price", [.. (Price ?? []).Select(step => step.From)]);
        CheckPrice(problems, "price", Price);
        if (Market is { } market)
        {
            CheckPrice(problems, "market.price", market.Price);
        }
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

/// <summary>Jobs of firms that follow one strategy.</summary>
public sealed record Demand
{
    /// <summary>Rate of submission per firm.</summary>
    [Input("Jobs that a firm submits, as a Poisson process.", Unit = "jobs_per_day", Min = 0, Max = 100_000)]
    public required Quantity Jobs { get; init; }

    /// <summary>Cards per job.</summary>
    [Input("Cards per job, rounded to a whole number of at least 1.", Unit = "cards", Min = 1, Max = 1_000_000)]
    public required Chance CardsPerJob { get; init; }

    /// <summary>Duration of a job.</summary>
    [Input("Running time of a job.", Unit = "hours", Min = 0, Max = 10_000_000)]
    public required Chance Duration { get; init; }

    /// <summary>Time limit.</summary>
    [Input("Time limit: a job that runs longer is ended then; it pays for what it used.", Unit = "hours", Min = 0, MinExclusive = true, Max = 10_000_000)]
    public required Quantity Limit { get; init; }
}
