using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What must hold at the end of every month of every run, exactly.</summary>
static class Invariants
{
    private static readonly PaymentReason[] Bills =
    [
        PaymentReason.Burn,
        PaymentReason.PoolCards,
        PaymentReason.MarketCards,
        PaymentReason.Models,
        PaymentReason.Corpora,
        PaymentReason.OwnCards,
    ];

    /// <summary>Checks money, pots, seats, cards and firms.</summary>
    /// <exception cref="InvariantException">One does not hold: an error in the model.</exception>
    public static void Check(World world)
    {
        CheckMoney(world);
        foreach (var kind in Enum.GetValues<PotKind>())
        {
            if (world.Office?[kind] is { } pot)
            {
                CheckPot(world, kind, pot);
            }
        }

        CheckFirms(world);
        CheckPlaces(world);
        CheckPeople(world);
    }

    /// <summary>No RMB appears or vanishes, and what the ledger moved is what the parts say they moved.</summary>
    private static void CheckMoney(World world)
    {
        if (world.Ledger.Fault() is { } fault)
        {
            throw world.Trail.Broken(Part.Money, fault);
        }

        Require(world, Part.Money, world.Investors?.IsSound ?? true, "a fund of investors does not hold what it says");
        var firms = world.Census.Firms;
        RequireMoved(world, PaymentReason.Claim, Sum(firms, firm => firm.Claims.Sum(claims => claims.Received.Fen)), "firms have received from pots");
        CheckFirmsMoney(world, firms);
        if (world.Office is { } office)
        {
            var pots = Enum.GetValues<PotKind>().Select(kind => office[kind]).OfType<PotAccount>().ToList();
            RequireMoved(world, PaymentReason.PotFilled, pots.Aggregate((Int128)0, (sum, pot) => sum + pot.Funded.Fen), "pots have taken in");
            RequireMoved(world, PaymentReason.PotLapsed, pots.Aggregate((Int128)0, (sum, pot) => sum + pot.Lapsed.Fen), "pots have given back");
            RequireMoved(world, PaymentReason.Diverted, Sum(firms, firm => firm.Grantee.Diverted.Fen), "owners have taken out");
            RequireMoved(world, PaymentReason.ClawBack, Sum(firms, firm => firm.Grantee.PaidBack.Fen), "firms have paid back");
            Require(world, Part.Money, office.Conduct.Diverted.Fen == world.Ledger.Moved(PaymentReason.Diverted), "the office's count of diverted money is off");
        }

        foreach (var firm in firms)
        {
            if (firm.Ended is not null && world.Ledger[firm.Account] != Money.Zero)
            {
                throw world.Trail.Broken(Part.Money, $"{firm} has ended and still holds {world.Ledger[firm.Account]}");
            }
        }
    }

    /// <summary>What firms have been given, have earned and have spent by their own books, against the ledger.</summary>
    private static void CheckFirmsMoney(World world, IReadOnlyList<Firm> firms)
    {
        RequireMoved(world, PaymentReason.Founding, Sum(firms, firm => firm.Money.Founding.Fen), "firms were founded with");
        RequireMoved(world, PaymentReason.Revenue, Sum(firms, firm => firm.Money.Revenue.Fen), "firms have earned");
        RequireMoved(world, PaymentReason.OwnCards, Sum(firms, firm => firm.Money.OwnCards.Fen), "firms have spent on own cards");
        var raised = world.Ledger.Moved(PaymentReason.Round) + world.Ledger.Moved(PaymentReason.Listing);
        Require(world, Part.Money, raised == Sum(firms, firm => firm.Money.Raised.Fen), $"rounds and listings come to {raised} fen, which is not what firms have raised");
        Int128 bills = 0;
        foreach (var reason in Bills)
        {
            bills += world.Ledger.Moved(reason);
        }

        var spent = Sum(firms, firm => firm.Money.Spent.Fen);
        Require(world, Part.Money, bills == spent, $"payments of bills come to {bills} fen, but firms have spent {spent} fen");
    }

    private static void RequireMoved(World world, PaymentReason reason, Int128 counted, string who) =>
        Require(world, Part.Money, world.Ledger.Moved(reason) == counted, $"payments for {reason} come to {world.Ledger.Moved(reason)} fen, but {who} {counted} fen");

    private static Int128 Sum(IEnumerable<Firm> firms, Func<Firm, long> part)
    {
        Int128 sum = 0;
        foreach (var firm in firms)
        {
            sum += part(firm);
        }

        return sum;
    }

    private static void CheckPot(World world, PotKind kind, PotAccount pot)
    {
        var left = pot.Left ?? Money.Zero;
        Require(world, Part.Money, pot.Balance == left && pot.Spent + left + pot.Lapsed == pot.Funded && left >= Money.Zero, $"pot {kind} holds {pot.Balance}, has paid {pot.Spent} and given back {pot.Lapsed} of {pot.Funded}, and has {left} left");
        var received = Sum(world.Census.Firms, firm => firm.Claims[(int)kind].Received.Fen);
        Require(world, Part.Money, received == pot.Spent.Fen, $"firms have received {received} fen from pot {kind}, which has paid {pot.Spent}");
    }

    private static void CheckFirms(World world)
    {
        var census = world.Census;
        var firms = census.Firms;
        Require(world, Part.Firms, census.Living == firms.Count(firm => firm.Ended is null), $"{census.Living} firms are counted as living, which is not what their lives say");
        Require(world, Part.Firms, census.Resident == firms.Count(firm => firm.Ended is null && firm.HoldsSeat), $"{census.Resident} firms are counted as resident, which is not what their seats say");
        Require(world, Part.Firms, census.Through == firms.Count(firm => firm.Ended is null && firm.Seated is not null), $"{census.Through} living firms are counted as having been resident, which is not what their seats say");
        Require(world, Part.Firms, census.Substantive <= census.Through && census.Through <= census.Living, "the counts of firms are not contained in each other");
        var bought = world.Incumbents?.Firms.Sum(incumbent => incumbent.Bought) ?? 0;
        Require(world, Part.Firms, bought == firms.Count(firm => firm.Owners.Buyer is not null), $"incumbents have bought {bought} firms, which is not how many name a buyer");
    }

    private static void CheckPlaces(World world)
    {
        if (world.Seats is { } seats)
        {
            Require(world, Part.Seats, seats.Taken == world.Census.Resident, $"{seats.Taken} seats are taken by {world.Census.Resident} residents");
        }

        foreach (var partition in world.Supply is null ? [] : world.Pool!.Partitions)
        {
            var supplied = world.Supply!.Available(partition.Owner, partition.Type);
            Require(world, Part.Cards, partition.Size == supplied, $"{partition.Owner} {partition.Type} has {partition.Size} cards, of which the supply has brought {supplied}");
        }

        if (world.Pool is { } pool)
        {
            Require(world, Part.Cards, pool.Held == pool.CardsOfRunningJobs, $"{pool.Held} cards are at work for jobs that hold {pool.CardsOfRunningJobs}");
        }
    }

    /// <summary>Whoever works somewhere is a founder or comes out of the pool, and goes back to it.</summary>
    private static void CheckPeople(World world)
    {
        if (world.Talent is not { } talent)
        {
            return;
        }

        var living = world.Census.Firms.Where(firm => firm.Ended is null).ToList();
        var people = Sum(living, firm => firm.Team.People);
        Require(world, Part.People, people == talent.People, $"{talent.People} people are counted, but {people} work for firms");
        if (talent.Employed is { } employed)
        {
            var hired = people - Sum(living, firm => firm.Team.Founders);
            Require(world, Part.People, hired == employed, $"{employed} engineers have left the pool, but {hired} were hired");
        }
    }

    private static void Require(World world, Part part, bool holds, string what)
    {
        if (!holds)
        {
            throw world.Trail.Broken(part, what);
        }
    }
}
