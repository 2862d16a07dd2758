using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>Sums over all firms, by their own books, taken in one pass: there are many firms, and many months.</summary>
sealed class FirmTotals
{
    private readonly Int128[] received = new Int128[3];

    /// <summary>Sums of now.</summary>
    public FirmTotals(World world)
    {
        foreach (var firm in world.Census.AllFirms)
        {
            unchecked
            {
                // More than can ever be earned or spent.
                AddMoney(firm);
            }

            Bought += firm.Owners.Buyer is not null ? 1 : 0;
            if (firm.Ended is null)
            {
                Living++;
                Resident += firm.HoldsSeat ? 1 : 0;
                Through += firm.Seated is not null ? 1 : 0;
                People += firm.Team.People;
                Founders += firm.Team.Founders;
            }
            else if (world.Ledger[firm.Account].Fen != 0)
            {
                Unsettled ??= firm;
            }
        }
    }

    /// <summary>Fen received from each pot.</summary>
    public IReadOnlyList<Int128> Received => received;

    /// <summary>Fen that owners took out of public money.</summary>
    public Int128 Diverted { get; private set; }

    /// <summary>Fen paid back.</summary>
    public Int128 PaidBack { get; private set; }

    /// <summary>Fen that firms were founded with.</summary>
    public Int128 Founding { get; private set; }

    /// <summary>Fen earned.</summary>
    public Int128 Revenue { get; private set; }

    /// <summary>Fen spent on own cards.</summary>
    public Int128 OwnCards { get; private set; }

    /// <summary>Fen raised.</summary>
    public Int128 Raised { get; private set; }

    /// <summary>Fen spent.</summary>
    public Int128 Spent { get; private set; }

    /// <summary>Firms that live.</summary>
    public int Living { get; }

    /// <summary>Firms that live and hold a seat.</summary>
    public int Resident { get; }

    /// <summary>Firms that live and have held a seat.</summary>
    public int Through { get; }

    /// <summary>Firms that name a buyer.</summary>
    public int Bought { get; }

    /// <summary>People of living firms, founders included.</summary>
    public long People { get; }

    /// <summary>Those of them who came with their firm.</summary>
    public long Founders { get; }

    /// <summary>The first firm that has ended and still holds money; null when none does.</summary>
    public Firm? Unsettled { get; }

    private void AddMoney(Firm firm)
    {
        for (var pot = 0; pot < received.Length; pot++)
        {
            received[pot] += firm.Claims[pot].Received.Fen;
        }

        Diverted += firm.Grantee.Diverted.Fen;
        PaidBack += firm.Grantee.PaidBack.Fen;
        Founding += firm.Money.Founding.Fen;
        Revenue += firm.Money.Revenue.Fen;
        OwnCards += firm.Money.OwnCards.Fen;
        Raised += firm.Money.Raised.Fen;
        Spent += firm.Money.Spent.Fen;
    }
}
