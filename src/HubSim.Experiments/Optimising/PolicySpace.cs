using System.Globalization;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Optimising;

/// <summary>What the levers may cost together.</summary>
/// <param name="Costs">Cost of one unit of each lever, in the order of the levers; 0 where a lever costs nothing.</param>
/// <param name="Amount">The sum of the levers times their costs.</param>
/// <param name="IsExact">True when all of it must be spent; false when no more than it may be.</param>
public sealed record LeverBudget(IReadOnlyList<double> Costs, double Amount, bool IsExact);

/// <summary>All policies that the levers and their budget allow.</summary>
sealed class PolicySpace
{
    /// <summary>Rounding that a sum of costs may have, as a share of the budget.</summary>
    private const double Slack = 1e-9;

    private const int MostMoves = 100_000;

    private readonly IReadOnlyList<Lever> levers;
    private readonly LeverBudget? budget;
    private readonly double slack;
    private readonly bool[] isNominal;

    /// <summary>A space.</summary>
    /// <exception cref="UnsuitableException">The budget does not suit the levers.</exception>
    public PolicySpace(IReadOnlyList<Lever> levers, LeverBudget? budget)
    {
        this.levers = levers;
        this.budget = budget;
        isNominal = [.. levers.Select(lever => lever.IsNominal)];
        if (budget is null)
        {
            return;
        }

        slack = Slack * Math.Max(1, Math.Abs(budget.Amount));
        UnsuitableException.Unless(budget.Costs.Count == levers.Count, "a budget has a cost for each lever");
        UnsuitableException.Unless(double.IsFinite(budget.Amount) && budget.Costs.All(double.IsFinite), "a budget and its costs are finite");
        UnsuitableException.Unless(budget.Costs.Any(cost => cost != 0), "a budget needs a lever that costs something");
        UnsuitableException.Unless(
            levers.Zip(budget.Costs).All(pair => !pair.First.IsNominal || pair.Second == 0), "a lever of names costs nothing by itself; leave it out of the budget");
        var (least, most) = (Extreme(cheapest: true), Extreme(cheapest: false));
        UnsuitableException.Unless(
            least <= budget.Amount + slack && (!budget.IsExact || most >= budget.Amount - slack),
            string.Create(CultureInfo.InvariantCulture, $"the levers cost from {least:0.######} to {most:0.######} together, which the budget of {budget.Amount:0.######} does not allow; change the ranges or the budget"));
    }

    /// <summary>Number of levers.</summary>
    public int Size => levers.Count;

    /// <summary>Places of a policy in the unit cube.</summary>
    public double[] PlacesOf(IReadOnlyList<double> policy) => [.. levers.Zip(policy, (lever, value) => lever.PlaceOf(value))];

    /// <summary>True when a policy has values that its levers have, and keeps the budget.</summary>
    public bool Allows(IReadOnlyList<double> policy) =>
        levers.Zip(policy).All(pair => pair.First.Has(pair.Second)) && IsKept(policy);

    /// <summary>Squared distance of two policies in the unit cube; two names are as far apart as the ends of a range.</summary>
    /// <param name="one">Places of the first.</param>
    /// <param name="other">Places of the second.</param>
    /// <param name="scales">By what the distance along each lever is divided; empty for nothing.</param>
    public double SquaredDistance(double[] one, double[] other, double[] scales)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            var apart = isNominal[i] ? (one[i] == other[i] ? 0 : 1) : one[i] - other[i];
            apart /= scales.Length == 0 ? 1 : scales[i];
            sum += apart * apart;
        }

        return sum;
    }

    /// <summary>
    /// A policy near a place of the unit cube that keeps the budget: first all levers that cost something move together, in
    /// proportion to what they cost; then levers go to their levels; then single steps mend what is left. Null where
    /// that leads to none.
    /// </summary>
    public double[]? Near(ReadOnlySpan<double> place)
    {
        var wanted = Shifted(place);
        var policy = new double[levers.Count];
        for (var i = 0; i < policy.Length; i++)
        {
            policy[i] = levers[i].At(wanted[i]);
        }

        if (budget is null || IsKept(policy))
        {
            return policy;
        }

        for (var moves = 0; moves < MostMoves && BestStep(policy, wanted) is { } step; moves++)
        {
            policy[step.Lever] = step.Value;
        }

        Fill(policy);
        return IsKept(policy) ? policy : null;
    }

    private double Extreme(bool cheapest) =>
        levers.Zip(budget!.Costs, (lever, cost) => cost * (cost > 0 == cheapest ? lever.From : lever.To)).Sum();

    /// <summary>What is left of the budget; negative when too much is spent.</summary>
    private double Left(IReadOnlyList<double> policy)
    {
        var spent = 0.0;
        for (var i = 0; i < policy.Count; i++)
        {
            spent += budget!.Costs[i] * policy[i];
        }

        return budget!.Amount - spent;
    }

    private double Breach(double left) => budget!.IsExact ? Math.Abs(left) : Math.Max(0, -left);

    private bool IsKept(IReadOnlyList<double> policy) => budget is null || Breach(Left(policy)) <= slack;

    /// <summary>The place, moved along the costs until the budget holds, as if every lever had a range; found by halving.</summary>
    private double[] Shifted(ReadOnlySpan<double> place)
    {
        var from = place.ToArray();
        if (budget is null || Breach(LeftAt(from)) <= slack)
        {
            return from;
        }

        var (low, high) = (-1.0, 1.0);
        while (LeftAt(Moved(from, low)) > 0 && low > -1e9)
        {
            low *= 2;
        }

        while (LeftAt(Moved(from, high)) < 0 && high < 1e9)
        {
            high *= 2;
        }

        for (var halving = 0; halving < 200; halving++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = LeftAt(Moved(from, middle)) < 0 ? (middle, high) : (low, middle);
        }

        return Moved(from, high);
    }

    /// <summary>All levers moved against their costs, within their ranges: the more, the less is spent.</summary>
    private double[] Moved(double[] from, double by)
    {
        var largest = levers.Zip(budget!.Costs, (lever, cost) => Math.Abs(cost) * (lever.To - lever.From)).Max();
        return [.. from.Select((place, i) => Math.Clamp(place - (by * budget.Costs[i] * (levers[i].To - levers[i].From) / largest), 0, 1))];
    }

    private double LeftAt(double[] places) => Left([.. places.Select((place, i) => levers[i].From + (place * (levers[i].To - levers[i].From)))]);

    /// <summary>The single step that lowers the breach most and, of equals, leads nearest to what was wanted; null for none.</summary>
    private (int Lever, double Value)? BestStep(double[] policy, double[] wanted)
    {
        var left = Left(policy);
        (int Lever, double Value)? best = null;
        var (least, nearest) = (Breach(left) - slack, 0.0);
        for (var i = 0; i < policy.Length; i++)
        {
            foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
            {
                if (levers[i].Count == 0 || budget!.Costs[i] == 0 || levers[i].Away(policy[i], direction) is not { } value)
                {
                    continue;
                }

                var breach = Breach(left - (budget.Costs[i] * (value - policy[i])));
                var farther = Math.Abs(levers[i].PlaceOf(value) - wanted[i]) - Math.Abs(levers[i].PlaceOf(policy[i]) - wanted[i]);
                if (breach < least - slack || (best is not null && breach <= least + slack && farther < nearest))
                {
                    (best, least, nearest) = ((i, value), breach, farther);
                }
            }
        }

        return best;
    }

    /// <summary>Puts what is left on levers with a range, one after the other.</summary>
    private void Fill(double[] policy)
    {
        for (var i = 0; i < policy.Length && Breach(Left(policy)) > slack; i++)
        {
            if (levers[i].Count == 0 && budget!.Costs[i] != 0)
            {
                policy[i] = Math.Clamp(policy[i] + (Left(policy) / budget.Costs[i]), levers[i].From, levers[i].To);
            }
        }
    }
}
