using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Terms of one stage.</summary>
public sealed record StageTerms
{
    /// <summary>Part of the firm that the round buys.</summary>
    [Input("Part of the firm that the round buys; the firm is then valued at the size of the round over this part.", Unit = "share", Min = 0.001, Max = 0.999)]
    public required Chance Dilution { get; init; }

    /// <summary>Part of all money that this stage gets.</summary>
    [Input("Weight of this stage in the money of investors; the weights are scaled to sum to one.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity CapitalShare { get; init; }
}

/// <summary>Private money for rounds: it comes in month by month, and rounds wait or shrink when it is out.</summary>
public sealed record PrivateCapital : IChecked
{
    /// <summary>Money of the city's investors, in steps.</summary>
    [Input("Money that investors put into AI firms of the city, in steps; before the first step there is none.", MinCount = 1)]
    public required IReadOnlyList<CapitalStep> PerYear { get; init; }

    /// <summary>Part that the firms of this model compete for.</summary>
    [Input("Part of that money for which the firms of the model compete.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Reach { get; init; }

    /// <summary>How much unused money is kept.</summary>
    [Input("Months of income that funds hold at the start, and keep at most while nobody asks.", Unit = "months", Min = 0, Max = 120)]
    public required Quantity Kept { get; init; }

    /// <summary>How far a round may shrink.</summary>
    [Input("Smallest part of the wanted size with which a round closes: it waits for that much and takes more if there is more.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Least { get; init; }

    /// <summary>How long a round waits for money.</summary>
    [Input("How long an agreed round waits for its money before the try has failed.", Unit = "months", Min = 0, Max = 120)]
    public required Quantity Patience { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "per_year", [.. PerYear.Select(step => step.From)]);
}

/// <summary>Money per year from a day on.</summary>
public sealed record CapitalStep
{
    /// <summary>First day.</summary>
    [Input("First day of this pace.")]
    public required DateOnly From { get; init; }

    /// <summary>Money per year.</summary>
    [Input("Money per year.", Unit = "RMB_million_per_year", Min = 0, Max = 100_000_000)]
    public required Quantity Value { get; init; }
}

/// <summary>State guidance funds: they join rounds that private investors have agreed to.</summary>
public sealed record StateFunds : IChecked
{
    /// <summary>Money of these funds for firms of the model, in steps.</summary>
    [Input("Money of these funds for firms of the model, in steps; before the first step there is none. What is not used stays.", MinCount = 1)]
    public required IReadOnlyList<CapitalStep> PerYear { get; init; }

    /// <summary>Part of the firms that they take an interest in.</summary>
    [Input("Probability that they take an interest in a firm's round.", Unit = "probability", Min = 0, Max = 1)]
    public required Quantity Interest { get; init; }

    /// <summary>Part of a round that they pay.</summary>
    [Input("Part of such a round that they pay while they have money; private investors pay the rest.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Part { get; init; }

    /// <summary>Effect on the odds.</summary>
    [Input("Factor on the odds of a round that they take an interest in; 1 is money alone.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Odds { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "per_year", [.. PerYear.Select(step => step.From)]);
}

/// <summary>Sale of a firm: it ends as a firm of its own, and its owners get the price.</summary>
public sealed record SaleRules
{
    /// <summary>Stage from which firms are sold.</summary>
    [Input("First stage at which firms are sold.")]
    public required string FromStage { get; init; }

    /// <summary>Rate of sales.</summary>
    [Input("Rate at which such firms are sold.", Unit = "per_year", Min = 0, Max = 100)]
    public required Quantity Rate { get; init; }

    /// <summary>Price over the last valuation.</summary>
    [Input("Price over the last valuation.", Unit = "ratio", Min = 0, Max = 10_000)]
    public required Chance Multiple { get; init; }
}

/// <summary>Listing of a firm: it lives on with new money, and earlier investors are valued at the price of that day.</summary>
public sealed record ListingRules : IChecked
{
    /// <summary>Stage from which firms are listed.</summary>
    [Input("First stage at which firms are listed.")]
    public required string FromStage { get; init; }

    /// <summary>Rate of listings, in steps.</summary>
    [Input("Rate at which such firms are listed, in steps; before the first step it is zero.", MinCount = 1)]
    public required IReadOnlyList<ListingStep> Rate { get; init; }

    /// <summary>Value over the last valuation.</summary>
    [Input("Value of the firm at the listing, new money included, over the last valuation.", Unit = "ratio", Min = 0, Max = 10_000)]
    public required Chance Multiple { get; init; }

    /// <summary>Part of the firm that is sold for new money.</summary>
    [Input("Part of the firm that is sold for new money.", Unit = "share", Min = 0, Max = 0.99)]
    public required Quantity Float { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "rate", [.. Rate.Select(step => step.From)]);
}

/// <summary>A rate of listings from a day on.</summary>
public sealed record ListingStep
{
    /// <summary>First day.</summary>
    [Input("First day of this rate.")]
    public required DateOnly From { get; init; }

    /// <summary>The rate.</summary>
    [Input("Listings per firm and year.", Unit = "per_year", Min = 0, Max = 100)]
    public required Quantity Value { get; init; }
}
