using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Model.Computing;
using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

/// <summary>Each thing that must hold is broken on purpose, in one firm on one day: the error names the day and the process.</summary>
public class InvariantTests
{
    private static readonly Scenario City = Scenes.Empty(365) with
    {
        Founding = new Founding { Count = 5 },
        Hub = new Hub { FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(500) }], AreaPerFirm = Scenes.Fixed(100), Patience = Scenes.Always(10), Tenancy = Scenes.Always(100) },
        Money = Scenes.Money(100, 100),
        Contracts = Scenes.Contracts(1),
        Programme = Scenes.Programme(models: Scenes.Pot(100, ("half", Scenes.Scheme(0.5)))),
    };

    /// <summary>The city with founders, in pairs, who look for three engineers each in a pool of a hundred.</summary>
    private static readonly Scenario Staffed = City with
    {
        Talent = new TalentRules
        {
            GrowthPerRound = Scenes.Fixed(1),
            Strategies = Scenes.Names(("any", new StrategyTeam { Founders = Scenes.Always(2), Team = Scenes.Always(5) })),
            Pool = new EngineerPool
            {
                Engineers = [new EngineersStep { From = Scenes.Start, Value = Scenes.Fixed(100) }],
                Reach = Scenes.Fixed(1),
                Search = Scenes.Always(1),
                WageElasticity = Scenes.Fixed(0),
            },
        },
    };

    /// <summary>Runs the city with a process that does harm at noon of day 40; February ends on day 60.</summary>
    private static InvariantException Broken(Action<World> harm, Scenario? city = null)
    {
        async Process Harm(World world)
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(40.5));
            harm(world);
        }

        var model = new HubModel(city ?? City, []) { Meddle = world => world.Simulator.Start(Harm(world), "saboteur") };
        var thrown = Assert.Throws<ProcessFailedException>(() => model.Run(new Simulator(), 0, CancellationToken.None));
        return Assert.IsType<InvariantException>(thrown.InnerException);
    }

    private static Firm First(World world) => world.Census.Firms[0];

    [Fact]
    public void A_world_that_nobody_harms_runs_to_its_end() => Assert.Equal(5, City.Run()["firms_living"]);

    [Fact]
    public void Money_out_of_nowhere_is_found()
    {
        var error = Broken(world => world.Ledger.Forge(First(world).Account, new Money(1)));
        Assert.Equal("saboteur", error.Process);
        Assert.Equal(60, error.Day);
        Assert.StartsWith("on day 60, in process 'observation': the accounts of kind Firm hold", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("(last changed by process 'saboteur')", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_firm_that_pays_what_it_does_not_have_is_found_at_once()
    {
        var error = Broken(world => world.Ledger.Transfer(First(world).Account, world.Ledger.Staff, Money.FromMillion(1000)));
        Assert.Equal("saboteur", error.Process);
        Assert.Equal(40.5, error.Day);
        Assert.Contains("firm founding/0 has paid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pot_that_pays_past_its_books_is_found()
    {
        var error = Broken(world => world.Ledger.Transfer(world.Office![PotKind.Models]!.Account, First(world).Account, new Money(7), PaymentReason.Claim));
        Assert.Equal("saboteur", error.Process);
        Assert.Contains("payments for Claim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pot_that_loses_money_by_another_way_is_found()
    {
        var error = Broken(world => world.Ledger.Transfer(world.Office![PotKind.Models]!.Account, world.Ledger.Treasury, new Money(7)));
        Assert.Equal("saboteur", error.Process);
        Assert.Contains("pot Models", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_firm_that_keeps_money_after_its_end_is_found()
    {
        var error = Broken(world => First(world).Ended = (world.Simulator.Now, Cause.Hazard));
        Assert.Equal(60, error.Day);
        Assert.Contains("firm founding/0 has ended and still holds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_firm_that_is_counted_twice_is_found()
    {
        var error = Broken(world =>
        {
            First(world).Standing = default;
            world.Census.Update(First(world), isSubstantive: false, world.Simulator.Now);
        });
        Assert.Equal("saboteur", error.Process);
        Assert.Contains("6 firms are counted as living", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seat_that_is_left_without_being_given_back_is_found()
    {
        var error = Broken(world =>
        {
            world.Trail.Mark(Part.Seats);
            First(world).SeatLeft = world.Simulator.Now;
            world.Census.Update(First(world), isSubstantive: false, world.Simulator.Now);
        });
        Assert.Equal("saboteur", error.Process);
        Assert.Contains("5 seats are taken by 4 residents", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_that_nobody_gives_back_are_found_with_the_firm_whose_job_came_last()
    {
        async Process Harm(World world)
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(40.5));
            typeof(CardPool).GetProperty(nameof(CardPool.CardsOfRunningJobs))!.SetValue(world.Pool, 7_000_000L);
        }

        var busy = Scenes.Empty(100) with { Founding = new Founding { Count = 1 }, Compute = Scenes.Compute(cards: 100, jobsPerDay: 5) };
        var model = new HubModel(busy, []) { Meddle = world => world.Simulator.Start(Harm(world), "saboteur") };
        var thrown = Assert.Throws<ProcessFailedException>(() => model.Run(new Simulator(), 0, CancellationToken.None));
        var error = Assert.IsType<InvariantException>(thrown.InnerException);
        Assert.Equal(60, error.Day);
        Assert.Equal("job of firm founding/0", error.Process);
        Assert.Contains("cards are at work for jobs that hold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bills_that_a_firm_books_and_never_paid_are_found()
    {
        var error = Broken(world => First(world).Money.Spent += new Money(1));
        Assert.Equal(60, error.Day);
        Assert.Contains("payments of bills come to", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Process);
    }

    [Fact]
    public void Engineers_whom_nobody_hired_are_found()
    {
        var error = Broken(world => First(world).Team.People += 3, Staffed);
        Assert.Equal(60, error.Day);
        Assert.Contains("25 people are counted, but 28 work for firms", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Process);
    }

    [Fact]
    public void Engineers_who_go_back_to_the_pool_and_stay_with_their_firm_are_found()
    {
        var error = Broken(world => First(world).Team.Hired[0].Dispose(), Staffed);
        Assert.Equal(60, error.Day);
        Assert.Contains("engineers have left the pool, but 15 were hired", error.Message, StringComparison.Ordinal);
    }
}
