using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>What customers pay a firm in a month.</summary>
sealed class Earnings
{
    private readonly World world;
    private readonly bool isOn;
    private readonly bool waitsForLaunch;
    private readonly double[] rampMonths;
    private readonly double quality;
    private readonly double growth;

    /// <summary>Resolves revenue for a replication.</summary>
    public Earnings(World world, MoneyRules? rules)
    {
        this.world = world;
        isOn = rules is not null;
        rampMonths = [.. (rules?.Strategies ?? new([])).Select(entry => world.Inputs[entry.Value.RevenueRamp])];
        if (rules?.Revenue is { } revenue)
        {
            waitsForLaunch = revenue.WaitsForLaunch;
            quality = world.Inputs[revenue.Quality];
            growth = Elementary.Log1P(Math.Max(world.Inputs[revenue.Growth], -0.999999));
        }
    }

    /// <summary>Revenue of the month that ends now.</summary>
    public Money Of(Firm firm)
    {
        if (!isOn || SellingSince(firm) is not { } since || world.Simulator.Now < since)
        {
            return Money.Zero;
        }

        var age = world.Simulator.Now - since;
        var ramp = rampMonths[firm.Strategy];
        var grown = ramp <= 0 ? 1 : Math.Min(1, age / ModelTime.Months(ramp));
        var years = (age / ModelTime.Years(1)) - (ramp / 12);
        var factor = Elementary.Exp((quality * firm.Traits.Quality) + (growth * Math.Max(0, years)));
        return Money.FromMillion(firm.Money.Burn.Million * firm.Money.RevenuePerBurn * grown * factor * world.Dials[Dial.Revenue]);
    }

    /// <summary>When customers begin to pay; null while they wait for a product.</summary>
    private TimeSpan? SellingSince(Firm firm)
    {
        var own = firm.Founded - firm.Brought.Age + firm.Money.FirstRevenue;
        if (!waitsForLaunch)
        {
            return own;
        }

        // A firm that comes with a product has launched it before it came.
        var launched = firm.Progress.FirstLaunch ?? (firm.Progress.Launched > 0 ? firm.Founded : null);
        return launched is { } day && day > own ? day : launched is null ? null : own;
    }
}
