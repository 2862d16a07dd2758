using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>A world in which everything that has a size is twice as large.</summary>
public class TwiceAsLargeTests
{
    private static Scenario City(double size)
    {
        var health = new Health { Reversion = Scenes.Fixed(1), Spread = Scenes.Fixed(0.2), Lowest = 0.4, Highest = 2.5 };
        var incumbent = new Incumbent
        {
            Engineers = Scenes.Fixed(1000 * size),
            Health = Scenes.Fixed(1),
            SpinOuts = Scenes.Fixed(12 * size),
            Acquisitions = Scenes.Fixed(0),
            CardsShare = Scenes.Fixed(0),
        };
        return Scenes.Empty(1461) with
        {
            Arrivals = new Arrivals
            {
                Origins = Scenes.Names(("local", Scenes.Origin(200 * size, (0, 20 * size)))),
                Cluster = new ClusterPull { Pull = Scenes.Fixed(0.5), Half = Scenes.Fixed(200 * size) },
                Seats = new SeatPull { HesitateFrom = Scenes.Fixed(0.5), WhenFull = Scenes.Fixed(0.3) },
                Clustering = new Clustering { Factor = Scenes.Sometimes(new Kernel.Random.Beta(3, 3, 0, 2)) },
            },
            Hub = new Hub
            {
                FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(500 * size) }],
                AreaPerFirm = Scenes.Fixed(1),
                Patience = Scenes.Always(6),
                Tenancy = Scenes.Always(36),
            },
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.2), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1.2) }, Moves = null },
            Incumbents = new Incumbents
            {
                Firms = Scenes.Names(("old", incumbent)),
                Health = health,
                EngineersFollow = Scenes.Fixed(12),
                Push = Scenes.Fixed(0.5),
                UpperRate = 20 * size,
                AppetiteKept = Scenes.Fixed(12),
            },
        };
    }

    [Theory]
    [InlineData("firms_attracted")]
    [InlineData("firms_resident")]
    [InlineData("firms_alive")]
    [InlineData("arrivals_spin_out")]
    public void It_has_nearly_twice_the_firms(string response)
    {
        // Months of luck are the same in both worlds; what is left is Poisson, some 1 % of the sums of twenty runs.
        var one = Enumerable.Range(0, 20).Sum(replication => City(1).Run(replication)[response]);
        var two = Enumerable.Range(0, 20).Sum(replication => City(2).Run(replication)[response]);
        Assert.InRange(two / one, 1.88, 2.12);
    }
}
