using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>What the investors of a stage have paid and what they have of it at the end of the run.</summary>
/// <param name="Paid">RMB million paid in.</param>
/// <param name="Proceeds">What came back, and what is held at its last valuation.</param>
/// <param name="Stakes">Investments.</param>
/// <param name="Lost">Investments in firms that ended and gave back less than was paid in.</param>
sealed record StageResult(double Paid, IReadOnlyList<Proceeds> Proceeds, int Stakes, int Lost)
{
    /// <summary>Money back or held for each RMB paid in; null when none was.</summary>
    public double? Multiple => Paid > 0 ? Proceeds.Sum(part => part.Million) / Paid : null;

    /// <summary>Yearly return; null where there is none.</summary>
    public double? Yearly => YearlyReturn.Of(Paid, Proceeds);

    /// <summary>Adds up the investments of one stage, or of all when it is null.</summary>
    public static StageResult Of(World world, int? stage)
    {
        var paid = 0.0;
        var proceeds = new List<Proceeds>();
        var (stakes, lost) = (0, 0);
        foreach (var firm in world.Census.Firms)
        {
            foreach (var stake in firm.Owners.Stakes)
            {
                if (stage is { } wanted && stake.Stage != wanted)
                {
                    continue;
                }

                paid += stake.Paid.Million;
                stakes++;
                lost += IsLost(firm, stake) ? 1 : 0;
                proceeds.Add(Of(world, firm, stake));
            }
        }

        return new StageResult(paid, proceeds, stakes, lost);
    }

    private static bool IsLost(Firm firm, Stake stake) =>
        firm.Ended is not null && stake.Returned is { } back && back.Amount < stake.Paid;

    /// <summary>A stake that is held is worth its part of the last valuation; that of a firm that left, on the day it left.</summary>
    private static Proceeds Of(World world, Firm firm, Stake stake)
    {
        var (amount, time) = stake.Returned
            ?? (firm.Owners.Valuation.Share(stake.Share), firm.Ended?.Time ?? world.Simulator.Now);
        return new Proceeds((time - stake.Time) / ModelTime.Years(1), amount.Million);
    }
}
