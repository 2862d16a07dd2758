using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>
/// What a firm's people cost, and how many it can pay. Without wages in the scenario the burn stays what the firm planned.
/// </summary>
sealed class StaffCosts
{
    private readonly World world;
    private readonly (double Below, double Until)? cuts;
    private readonly double crowding;
    private readonly (double Pay, double Rent)?[] costs;

    /// <summary>Resolves the costs of a replication.</summary>
    public StaffCosts(World world, MoneyRules? rules)
    {
        this.world = world;
        if (rules?.Cuts is { } cut)
        {
            var below = world.Inputs[cut.Below];
            cuts = (below, Math.Max(below, world.Inputs[cut.Until]));
        }

        crowding = rules?.CrowdingOut is { } lost ? world.Inputs[lost] : 0;
        costs = [.. (rules?.Strategies ?? new([])).Select(entry => Resolve(entry.Value.Wages))];
    }

    /// <summary>A new firm begins with no larger team than its money pays for.</summary>
    public void Begin(Firm firm)
    {
        if (PerPerson(firm) > 0)
        {
            CutTo(firm, cuts is { } rule ? People(firm, world.Ledger[firm.Account].Million / rule.Until) : int.MaxValue);
            Update(firm);
        }
    }

    /// <summary>Sets the burn of the month to what the team costs.</summary>
    public void Update(Firm firm)
    {
        if (PerPerson(firm) is var cost && cost > 0)
        {
            firm.Money.Burn = Money.FromMillion(firm.Team.People * cost);
        }
    }

    /// <summary>The bill for staff and rent: the burn, less what public money of the month before crowds out.</summary>
    public Money Bill(Firm firm)
    {
        if (crowding <= 0)
        {
            return firm.Money.Burn;
        }

        var lost = Money.Min(firm.Money.PublicLastMonth.Share(crowding), firm.Money.Burn);
        firm.Money.CrowdedOut += lost;
        return firm.Money.Burn - lost;
    }

    /// <summary>Looks at the money after a settlement, and cuts the team when too little is left.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="loss">What it paid out over what it earned in the month.</param>
    public void Watch(Firm firm, Money loss)
    {
        var cash = world.Ledger[firm.Account].Million;
        if (cuts is not { } rule || loss.Fen <= 0 || cash >= rule.Below * loss.Million || PerPerson(firm) <= 0)
        {
            return;
        }

        // What the month may cost when the money is to last, less all that is not staff.
        CutTo(firm, People(firm, (cash / rule.Until) - loss.Million + firm.Money.Burn.Million));
    }

    private void CutTo(Firm firm, int people)
    {
        var kept = Math.Max(people, firm.Team.Core);
        if (kept < firm.Team.Wanted)
        {
            world.Talent?.Shrink(firm, kept);
        }
    }

    private int People(Firm firm, double millionPerMonth) =>
        (int)Math.Clamp(Math.Floor(millionPerMonth / PerPerson(firm)), 0, int.MaxValue);

    /// <summary>RMB million a month; 0 where people cost nothing or nobody counts them.</summary>
    private double PerPerson(Firm firm) => world.Talent is { } talent && costs.Length > 0 && costs[firm.Strategy] is { } cost
        ? ((cost.Pay * talent.WageIndex) + cost.Rent) / 12
        : 0;

    private (double Pay, double Rent)? Resolve(StaffCost? wages) => wages is null
        ? null
        : (world.Inputs[wages.Pay] * (1 + world.Inputs[wages.Overhead]), world.Inputs[wages.Rent]);
}
