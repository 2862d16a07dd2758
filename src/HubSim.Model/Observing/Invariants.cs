using HubSim.Model.Finance;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What must hold at the end of every month of every run, exactly.</summary>
static class Invariants
{
    /// <summary>Checks money, pots, seats, cards and firms.</summary>
    /// <exception cref="InvariantException">One does not hold: an error in the model.</exception>
    public static void Check(World world)
    {
        Require(world, world.Ledger.Sum() == 0, "the balances of all accounts do not sum to zero");
        foreach (var kind in Enum.GetValues<PotKind>())
        {
            if (world.Office?[kind] is { } pot)
            {
                Require(world, pot.Balance == pot.Left && pot.Spent + pot.Left == pot.Amount && pot.Left >= Money.Zero, $"pot {kind} holds {pot.Balance}, has paid {pot.Spent} of {pot.Amount} and has {pot.Left} left");
                var received = world.Census.Firms.Aggregate(Money.Zero, (sum, firm) => sum + firm.Claims[(int)kind].Received);
                Require(world, received == pot.Spent, $"firms have received {received} from pot {kind}, which has paid {pot.Spent}");
            }
        }

        var firms = world.Census.Firms;
        Require(world, world.Census.Living == firms.Count(firm => firm.Ended is null), "the count of living firms is off");
        Require(world, world.Census.Resident == firms.Count(firm => firm.Ended is null && firm.HoldsSeat), "the count of residents is off");
        if (world.Seats is { } seats)
        {
            Require(world, seats.Taken == world.Census.Resident, $"{seats.Taken} seats are taken by {world.Census.Resident} residents");
        }

        if (world.Pool is { } pool)
        {
            Require(world, pool.Busy == pool.CardsOfRunningJobs, $"{pool.Busy} cards are at work for jobs that hold {pool.CardsOfRunningJobs}");
        }
    }

    private static void Require(World world, bool holds, string what)
    {
        if (!holds)
        {
            throw new InvariantException(World.Day(world.Simulator.Now), what);
        }
    }
}
