using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What of a response's values over the replications is meant.</summary>
public enum ExpectStatistic
{
    /// <summary>Arithmetic mean.</summary>
    Mean,

    /// <summary>Standard deviation (n - 1).</summary>
    Sd,

    /// <summary>Variance (n - 1).</summary>
    Variance,

    /// <summary>Smallest value.</summary>
    Minimum,

    /// <summary>Largest value.</summary>
    Maximum,

    /// <summary>5 % quantile.</summary>
    P05,

    /// <summary>Median.</summary>
    P50,

    /// <summary>95 % quantile.</summary>
    P95,

    /// <summary>Share of replications in which the value is missing.</summary>
    MissingShare,
}

/// <summary>An answer known beforehand.</summary>
public sealed record Expect : IChecked
{
    /// <summary>Name of the response.</summary>
    [Input("Name of the response (a column of replications.parquet).")]
    public required string Response { get; init; }

    /// <summary>What of its values is compared; null with exact.</summary>
    [Input("What of its values over the replications is compared; the mean if left out."), Optional]
    public ExpectStatistic? Statistic { get; init; }

    /// <summary>The known answer; null: missing in every replication.</summary>
    [Input("The known answer; null with `exact: true` means missing in every replication.")]
    public required double? Value { get; init; }

    /// <summary>Largest distance allowed.</summary>
    [Input("Largest distance allowed, in the unit of the response.", Min = 0), Optional]
    public double? Tolerance { get; init; }

    /// <summary>Largest distance allowed, as a share of the value.</summary>
    [Input("Largest distance allowed, as a share of the value.", Min = 0), Optional]
    public double? RelativeTolerance { get; init; }

    /// <summary>True when every replication must give exactly the value.</summary>
    [Input("True when every single replication must give exactly the value."), Optional]
    public bool? Exact { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        var ways = (Tolerance is null ? 0 : 1) + (RelativeTolerance is null ? 0 : 1) + (Exact is true ? 1 : 0);
        if (ways != 1)
        {
            problems.Add("response", "give exactly one of `tolerance`, `relative_tolerance` and `exact: true`");
        }

        if (Value is null && Exact is not true)
        {
            problems.Add("value", "null (missing in every replication) needs `exact: true`");
        }

        if (Exact is true && Statistic is not null)
        {
            problems.Add("statistic", "`exact: true` compares every replication; leave the statistic out");
        }
    }
}
