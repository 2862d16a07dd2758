namespace HubSim.Experiments.Analysis;

/// <summary>
/// Whether a model fits its past: enough of the observations lie in their bands, and the bands are narrow enough to say
/// something, for wide priors are no fit.
/// </summary>
/// <param name="Count">Number of observations.</param>
/// <param name="Inside">How many lie in their 90 % bands.</param>
/// <param name="HalfWidth">Median of the bands' half-widths over their observations; null without a band.</param>
public sealed record HindcastVerdict(int Count, int Inside, double? HalfWidth)
{
    /// <summary>Smallest share of observations that must lie in their bands.</summary>
    public const double LeastInside = 0.80;

    /// <summary>Largest median of the half-widths over the observations.</summary>
    public const double MostHalfWidth = 0.35;

    /// <summary>True when enough observations lie in their bands.</summary>
    public bool IsCovered => Inside >= LeastInside * Count;

    /// <summary>True when the bands are narrow enough.</summary>
    public bool IsNarrow => HalfWidth <= MostHalfWidth;

    /// <summary>True when the model fits.</summary>
    public bool Fits => IsCovered && IsNarrow;

    /// <summary>The verdict on the observations that are scored; null when there is none.</summary>
    public static HindcastVerdict? Of(IReadOnlyList<Hindcast> scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        if (scored.Count == 0)
        {
            return null;
        }

        var widths = new ResponseStatistics(scored.Count);
        foreach (var row in scored)
        {
            widths.Add(row.RelativeHalfWidth ?? double.NaN);
        }

        return new HindcastVerdict(scored.Count, scored.Count(row => row.IsInside), widths.Quantiles(0.5)?[0]);
    }
}
