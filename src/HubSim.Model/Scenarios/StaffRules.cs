using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// What people cost. A firm with n people pays n x (pay x wage index x (1 + overhead) + rent) a year, month by month.
/// </summary>
public sealed record StaffCost
{
    /// <summary>Pay of one person.</summary>
    [Input("Pay of one person, before the wage index of `talent`.", Unit = "RMB_million_per_year", Min = 0, Max = 1000)]
    public required Quantity Pay { get; init; }

    /// <summary>On top of pay.</summary>
    [Input("Social insurance, equipment and all else that comes on top of pay, as a part of it.", Unit = "share", Min = 0, Max = 10)]
    public required Quantity Overhead { get; init; }

    /// <summary>Rent of the place of one person.</summary>
    [Input("Rent of the room for one person.", Unit = "RMB_million_per_year", Min = 0, Max = 1000)]
    public required Quantity Rent { get; init; }
}

/// <summary>
/// Teams follow money: a firm that loses money and has less left than the lower number of months cuts its team to what its
/// money pays for the higher number, but keeps its founders.
/// </summary>
public sealed record TeamCuts
{
    /// <summary>Months of money below which a team is cut.</summary>
    [Input("Months for which the money lasts at the present loss, below which a firm cuts its team.", Unit = "months", Min = 0, Max = 120)]
    public required Quantity Below { get; init; }

    /// <summary>Months of money that the cut team has.</summary>
    [Input("Months for which the money pays the team after a cut; at least the months below which it is cut. Founders also begin with no larger team.", Unit = "months", Min = 0, MinExclusive = true, Max = 240)]
    public required Quantity Until { get; init; }
}

/// <summary>What moves revenue besides the firm's own draws.</summary>
public sealed record RevenueRules
{
    /// <summary>True when customers wait for a product.</summary>
    [Input("True when there is no revenue before the first launch of `building`.")]
    public required bool WaitsForLaunch { get; init; }

    /// <summary>Effect of quality.</summary>
    [Input("Effect of latent quality: revenue is multiplied by exp(this x quality), with quality standard normal.", Unit = "log_ratio", Min = -5, Max = 5)]
    public required Quantity Quality { get; init; }

    /// <summary>Growth after the ramp.</summary>
    [Input("Growth of revenue once it has reached its full size.", Unit = "per_year", Min = -1, Max = 10)]
    public required Quantity Growth { get; init; }
}

/// <summary>
/// Prices of third-party models: from a day on they fall evenly, and firms buy more of them. With a price index p the bill
/// is p^(1 - elasticity) of what it was.
/// </summary>
public sealed record ModelPrices
{
    /// <summary>Day at whose prices the contracts are given.</summary>
    [Input("Day at whose prices the contracts are given; prices fall from then on.")]
    public required DateOnly Since { get; init; }

    /// <summary>Fall in a year.</summary>
    [Input("Fall of the price of a task in a year.", Unit = "share", Min = 0, Max = 0.999)]
    public required Quantity Fall { get; init; }

    /// <summary>How demand answers.</summary>
    [Input("How much more is bought when prices fall: 0 for no more, 1 for as much money as before, above 1 for more money.", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Elasticity { get; init; }
}
