using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Small scenarios for tests, built in code so that the model is tested without any file.</summary>
static class Scenes
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    public static Scenario Empty(int days = 365) => new()
    {
        Format = 1,
        Title = "Test",
        Question = "What happens?",
        Clock = new Clock { Start = Start, End = Start.AddDays(days - 1), WarmUp = 0, ForecastFrom = Start },
        Run = new RunPlan { Replications = 1, Seed = 1 },
        Limits = new Limits { MaxEventsPerReplication = 10_000_000, MaxEntities = 1_000_000 },
        Target = new Target { Count = 10, Reading = Reading.Attracted },
        Firms = new Firms { Strategies = Names(("any", new Strategy { Share = Fixed(1) })) },
        Founding = null,
        Arrivals = null,
        Hub = null,
        Money = null,
        Contracts = null,
        Endings = null,
        Compute = null,
        Programme = null,
    };

    public static Quantity Fixed(double value, string path = "test") => new(path, new Constant(value), "", Provenance.None);

    public static Quantity Uncertain(string path, Distribution distribution) => new(path, distribution, "", Provenance.None);

    public static Chance Always(double value) => new("test", new Constant(value), "", Provenance.None);

    public static Chance Sometimes(Distribution distribution) => new("test", distribution, "", Provenance.None);

    public static Named<T> Names<T>(params (string Name, T Value)[] entries) =>
        new([.. entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))]);

    public static Origin Origin(double upper, params (int Day, double Rate)[] steps) => new()
    {
        UpperRate = upper,
        Rate = [.. steps.Select(step => new RateStep { From = Start.AddDays(step.Day), Value = Fixed(step.Rate) })],
        Season = [.. Enumerable.Range(0, 12).Select(_ => new SeasonFactor { Factor = Fixed(1) })],
    };

    public static Pot Pot(double million, params (string Name, Scheme Scheme)[] schemes) => new() { Amount = Fixed(million), Schemes = Names(schemes) };

    public static Scheme Scheme(double rate, double? cap = null, double? months = null, Eligible eligible = Eligible.All) => new()
    {
        Eligible = eligible,
        Rate = Fixed(rate),
        CapPerFirm = cap is { } limit ? Fixed(limit) : null,
        MonthsPerFirm = months is { } duration ? Fixed(duration) : null,
    };

    public static Programme Programme(Pot? compute = null, Pot? models = null, Pot? corpora = null, double lag = 0) => new()
    {
        Announced = Start,
        StartsAfter = Fixed(0),
        Until = Start.AddYears(100),
        TakeUp = Fixed(1),
        PaymentLag = Always(lag),
        Pots = new Pots { Compute = compute, Models = models, Corpora = corpora },
    };

    public static Contracts Contracts(double models, double corpora = 0) =>
        new() { Strategies = Names(("any", new StrategyContracts { Models = Always(models), Corpora = Always(corpora) })) };

    public static MoneyRules Money(double cash, double runway, double revenuePerBurn = 0, params Round[] rounds) => new()
    {
        SubstantiveRevenue = Fixed(1),
        RoundLasts = Fixed(24),
        Rounds = rounds,
        Strategies = Names(("any", new StrategyMoney
        {
            FoundingCash = Always(cash),
            Runway = Always(runway),
            FirstRevenue = Always(0),
            RevenueRamp = Fixed(0),
            RevenuePerBurn = Always(revenuePerBurn),
        })),
    };

    public static Compute Compute(double cards, double jobsPerDay, Chance? perJob = null, Chance? hours = null, Market? market = null) => new()
    {
        Cards = [new CardsStep { From = Start, Value = Fixed(cards) }],
        Reach = Fixed(1),
        Price = [new PriceStep { From = Start, Value = Fixed(10) }],
        Market = market,
        Demand = Names(("any", new Demand { Jobs = Fixed(jobsPerDay), CardsPerJob = perJob ?? Always(1), Duration = hours ?? Sometimes(new Exponential(2)), Limit = Fixed(1e6) })),
    };

    public static Result Run(this Scenario scenario, int replication = 0, params Quantity[] quantities)
    {
        var model = new HubModel(scenario, quantities);
        var outcome = model.Run(new Simulator(), replication, CancellationToken.None);
        var names = model.Responses.Select(column => column.Name).ToList();
        return new Result(outcome, name => outcome.Responses[names.IndexOf(name)]);
    }
}

/// <summary>A replication with its responses by name.</summary>
sealed record Result(HubReplication Replication, Func<string, double> Of)
{
    public double this[string response] => Of(response);

    /// <summary>A column of the firms, by row.</summary>
    public IReadOnlyList<object?> Firms(string column)
    {
        var table = Replication.Firms;
        var place = table.Columns.Select(entry => entry.Name).ToList().IndexOf(column);
        var cells = table[place];
        return [.. Enumerable.Range(0, table.Rows).Select(row => cells.IsMissing(row) ? null : cells.Real.Count > 0 ? cells.Real[row] : cells.Text.Count > 0 ? cells.Text[row] : (object?)cells.Whole[row])];
    }
}
