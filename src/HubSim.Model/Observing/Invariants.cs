using HubSim.Model.Finance;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What must hold at the end of every month of every run, exactly.</summary>
static class Invariants
{
    private static readonly PotKind[] Pots = Enum.GetValues<PotKind>();

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
        var totals = new FirmTotals(world);
        CheckMoney(world, totals);
        foreach (var kind in Pots)
        {
            if (world.Office?[kind] is { } pot)
            {
                CheckPot(world, kind, pot, totals);
            }
        }

        CheckFirms(world, totals);
        CheckPlaces(world);
        CheckPeople(world, totals);
    }

    /// <summary>No RMB appears or vanishes, and what the ledger moved is what the parts say they moved.</summary>
    private static void CheckMoney(World world, FirmTotals totals)
    {
        if (world.Ledger.Fault() is { } fault)
        {
            throw world.Trail.Broken(Part.Money, fault);
        }

        Require(world, Part.Money, world.Investors?.IsSound ?? true, "a fund of investors does not hold what it says");
        RequireMoved(world, PaymentReason.Claim, totals.Received[0] + totals.Received[1] + totals.Received[2], "firms have received from pots");
        CheckFirmsMoney(world, totals);
        if (world.Office is { } office)
        {
            Int128 funded = 0, lapsed = 0;
            foreach (var kind in Pots)
            {
                funded += office[kind]?.Funded.Fen ?? 0;
                lapsed += office[kind]?.Lapsed.Fen ?? 0;
            }

            RequireMoved(world, PaymentReason.PotFilled, funded, "pots have taken in");
            RequireMoved(world, PaymentReason.PotLapsed, lapsed, "pots have given back");
            RequireMoved(world, PaymentReason.Diverted, totals.Diverted, "owners have taken out");
            RequireMoved(world, PaymentReason.ClawBack, totals.PaidBack, "firms have paid back");
            Require(world, Part.Money, office.Conduct.Diverted.Fen == world.Ledger.Moved(PaymentReason.Diverted), "the office's count of diverted money is off");
        }

        if (totals.Unsettled is { } firm)
        {
            throw world.Trail.Broken(Part.Money, $"{firm} has ended and still holds {world.Ledger[firm.Account]}");
        }
    }

    /// <summary>What firms have been given, have earned and have spent by their own books, against the ledger.</summary>
    private static void CheckFirmsMoney(World world, FirmTotals totals)
    {
        RequireMoved(world, PaymentReason.Founding, totals.Founding, "firms were founded with");
        RequireMoved(world, PaymentReason.Revenue, totals.Revenue, "firms have earned");
        RequireMoved(world, PaymentReason.OwnCards, totals.OwnCards, "firms have spent on own cards");
        var raised = world.Ledger.Moved(PaymentReason.Round) + world.Ledger.Moved(PaymentReason.Listing);
        if (raised != totals.Raised)
        {
            throw world.Trail.Broken(Part.Money, $"rounds and listings come to {raised} fen, which is not what firms have raised");
        }

        Int128 bills = 0;
        foreach (var reason in Bills)
        {
            bills += world.Ledger.Moved(reason);
        }

        if (bills != totals.Spent)
        {
            throw world.Trail.Broken(Part.Money, $"payments of bills come to {bills} fen, but firms have spent {totals.Spent} fen");
        }
    }

    private static void RequireMoved(World world, PaymentReason reason, Int128 counted, string who)
    {
        if (world.Ledger.Moved(reason) is var moved && moved != counted)
        {
            throw world.Trail.Broken(Part.Money, $"payments for {reason} come to {moved} fen, but {who} {counted} fen");
        }
    }

    private static void CheckPot(World world, PotKind kind, PotAccount pot, FirmTotals totals)
    {
        var left = pot.Left ?? Money.Zero;
        if (pot.Balance != left || pot.Spent + left + pot.Lapsed != pot.Funded || left < Money.Zero)
        {
            throw world.Trail.Broken(Part.Money, $"pot {kind} holds {pot.Balance}, has paid {pot.Spent} and given back {pot.Lapsed} of {pot.Funded}, and has {left} left");
        }

        if (totals.Received[(int)kind] is var received && received != pot.Spent.Fen)
        {
            throw world.Trail.Broken(Part.Money, $"firms have received {received} fen from pot {kind}, which has paid {pot.Spent}");
        }
    }

    private static void CheckFirms(World world, FirmTotals totals)
    {
        var census = world.Census;
        Require(world, Part.Firms, census.Living == totals.Living, $"{census.Living} firms are counted as living, which is not what their lives say");
        Require(world, Part.Firms, census.Resident == totals.Resident, $"{census.Resident} firms are counted as resident, which is not what their seats say");
        Require(world, Part.Firms, census.Through == totals.Through, $"{census.Through} living firms are counted as having been resident, which is not what their seats say");
        Require(world, Part.Firms, census.Substantive <= census.Through && census.Through <= census.Living, "the counts of firms are not contained in each other");
        var bought = world.Incumbents?.Firms.Sum(incumbent => incumbent.Bought) ?? 0;
        Require(world, Part.Firms, bought == totals.Bought, $"incumbents have bought {bought} firms, which is not how many name a buyer");
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
    private static void CheckPeople(World world, FirmTotals totals)
    {
        if (world.Talent is not { } talent)
        {
            return;
        }

        var people = totals.People;
        Require(world, Part.People, people == talent.People, $"{talent.People} people are counted, but {people} work for firms");
        if (talent.Employed is { } employed)
        {
            var hired = people - totals.Founders;
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
