using HubSim.Kernel;
using HubSim.Kernel.Random;
using HubSim.Model.Risks;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Risks whose rate changes, against closed forms.</summary>
public class RiskTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365.25);

    [Fact]
    public void A_rate_that_changes_in_steps_gives_the_survival_of_its_integral()
    {
        // Weibull, rate 0.4 a year and shape 1.3; the factor is 1 to age 1, 3 to age 2, 0 to age 3, 0.5 after it.
        static double Base(double t) => Math.Pow(0.4 * t, 1.3);
        static double Cumulative(double t) =>
            Base(Math.Min(t, 1))
            + (3 * (Base(Math.Clamp(t, 1, 2)) - Base(1)))
            + (0.5 * (Base(Math.Max(t, 3)) - Base(3)));
        const int Count = 20_000;
        var streams = new Streams(7, 0);
        var ages = Enumerable.Range(0, Count).Select(i =>
        {
            var draw = streams.Draw(new Purpose("test"), (ulong)i, 0);
            var born = TimeSpan.FromDays(i % 100);
            var risk = new IntegratedHazard(born, 0.4, 1.3, -Math.Log(draw.NextUniform()));
            foreach (var (age, factor) in new[] { (0.0, 1.0), (1, 3), (2, 0), (3, 0.5) })
            {
                var now = born + (age * Year);
                if (risk.Due >= now)
                {
                    risk.Change(now, factor);
                }
            }

            return (risk.Due - born) / Year;
        }).Order().ToList();
        // Kolmogorov-Smirnov: 2.4 / sqrt(n) is passed by one seed in 50,000.
        var distance = ages.Select((age, i) => Math.Abs(1 - Math.Exp(-Cumulative(age)) - ((i + 0.5) / Count))).Max();
        Assert.InRange(distance, 0, 2.4 / Math.Sqrt(Count));
        Assert.DoesNotContain(ages, age => age is > 2.000001 and < 2.999999);
    }

    [Fact]
    public void A_factor_that_comes_and_goes_at_once_leaves_the_time_as_it_was()
    {
        var plain = new IntegratedHazard(TimeSpan.Zero, 0.2, 1.2, 0.7);
        var turned = new IntegratedHazard(TimeSpan.Zero, 0.2, 1.2, 0.7);
        plain.Change(TimeSpan.Zero, 1);
        turned.Change(TimeSpan.Zero, 1);
        turned.Change(Year, 5);
        turned.Change(Year, 1);
        Assert.InRange((turned.Due - plain.Due).TotalSeconds, -0.001, 0.001);
    }

    [Fact]
    public void A_risk_of_rate_zero_never_comes()
    {
        var risk = new IntegratedHazard(TimeSpan.Zero, 0, 1, 0.1);
        risk.Change(TimeSpan.Zero, 1);
        Assert.Equal(Durations.Forever, risk.Due);
    }

    [Fact]
    public void The_hub_changes_the_rate_only_while_a_firm_holds_its_seat()
    {
        var result = Residents(months: 6, hazardRatio: 3).Run();
        // Six months at 1.5 a year, then 0.5: S(1) = exp(-0.75 - 0.25). 20,000 independent firms: 4.9 standard errors,
        // sqrt(p (1 - p) / n) = 0.0034, are passed by one seed in a million.
        Assert.InRange(result["survival_12m"], Math.Exp(-1) - 0.0167, Math.Exp(-1) + 0.0167);
        Assert.InRange(result["firms_graduated"], 20_000 * (Math.Exp(-0.75) - 0.0176), 20_000 * (Math.Exp(-0.75) + 0.0176));
    }

    [Fact]
    public void Effects_of_one_change_nothing()
    {
        var without = (Residents(6, 3) with { Effects = null }).Run();
        var withOne = Residents(6, 1).Run();
        Assert.Equal(without.Replication.Responses, withOne.Replication.Responses);
        Assert.Equal(without.Firms("age_days"), withOne.Firms("age_days"));
    }

    [Fact]
    public void Those_who_give_up_close_or_follow_the_other_strategy()
    {
        var scenario = Scenes.Empty(731) with
        {
            Founding = new Founding { Count = 10_000 },
            Firms = new Firms { Strategies = Scenes.Names(("big", new Strategy { Share = Scenes.Fixed(1) }), ("small", new Strategy { Share = Scenes.Fixed(0) })) },
            Endings = new Endings
            {
                Hazard = null,
                Moves = null,
                GivingUp = new GivingUp { Strategy = "big", Becomes = "small", WithinTwoYears = Scenes.Fixed(0.45), Closes = Scenes.Fixed(0.4) },
            },
        };
        var result = scenario.Run();
        // Within 731 days 45 % give up, and two fifths of these close: 4.9 standard errors, one seed in a million.
        Assert.InRange(result["strategies_given_up"], 4500 - 244, 4500 + 244);
        Assert.InRange(result["closures_gave_up"], 1800 - 189, 1800 + 189);
        var strategies = result.Firms("strategy");
        var ended = result.Firms("ended");
        var left = Enumerable.Range(0, strategies.Count).Count(row => ended[row] is null && (string)strategies[row]! == "small");
        Assert.Equal(result["strategies_given_up"] - result["closures_gave_up"], left);
    }

    [Fact]
    public void Crowding_raises_the_rate_of_residents_in_proportion_to_their_number()
    {
        // No seats: all 5,000 stay residents, half of a dense hub; the factor 4 counts with a power of a half from
        // day 30.4375.
        var scenario = Scenes.Empty(731) with
        {
            Founding = new Founding { Count = 5_000 },
            Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.001), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
            Effects = new Effects { Density = new DensityEffect { HazardRatio = Scenes.Fixed(1e2), DenseFrom = Scenes.Fixed(9_600) } },
        };
        // 5,000 of 9,600 is five tenths: a factor of ten. 5000 (1 - exp(-0.001 (1/12 + 10 (2 - 1/12)))) = 95.3
        // closures,
        // standard deviation 9.7: five of these either way are passed by one seed in two million.
        Assert.InRange(scenario.Run()["closures_hazard"], 95.3 - 48.5, 95.3 + 48.5);
    }

    private static Scenario Residents(double months, double hazardRatio) => Scenes.Empty(400) with
    {
        Founding = new Founding { Count = 20_000 },
        Hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(20_000) }],
            AreaPerFirm = Scenes.Fixed(1),
            Patience = Scenes.Always(0),
            Tenancy = Scenes.Always(months),
        },
        Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.5), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1) }, Moves = null },
        Effects = new Effects { Incubator = new Effect { HazardRatio = Scenes.Fixed(hazardRatio) } },
    };
}
