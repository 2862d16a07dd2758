using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Computing;

/// <summary>
/// What a firm of one strategy submits at one stage. Its jobs are a marked Poisson process, so that the small ones and the
/// large ones are two independent ones.
/// </summary>
sealed class StagePlan
{
    private readonly double[] small;
    private readonly double[] large;
    private readonly SmallBundle? bundle;

    /// <summary>Resolves a stage.</summary>
    public StagePlan(Demand demand, DemandStage stage, List<string> names, JobKind[] kinds, JobMoments[] moments, BatchSizes sizes, InputDraws inputs)
    {
        var weights = new double[kinds.Length];
        foreach (var (name, weight) in stage.Mix)
        {
            weights[names.IndexOf(name)] = inputs[weight];
        }

        var sum = weights.Sum();
        var jobs = sum > 0 ? inputs[demand.Jobs] * inputs[stage.Factor] : 0;
        small = Cumulative([.. weights.Select((weight, i) => weight * kinds[i].SmallShare)], out var smallSum);
        large = Cumulative([.. weights.Select((weight, i) => weight * (1 - kinds[i].SmallShare))], out var largeSum);
        SubmissionsPerDay = sum > 0 ? jobs * smallSum / sum / sizes.Mean : 0;
        LargePerDay = sum > 0 ? jobs * largeSum / sum : 0;
        if (moments.Length > 0)
        {
            bundle = SmallBundle.Of([.. weights.Select((weight, i) => smallSum > 0 ? weight * kinds[i].SmallShare / smallSum : 0)], moments, kinds, sizes);
        }
    }

    /// <summary>Submissions of small jobs by a firm of scale 1, per day of the mean rate.</summary>
    public double SubmissionsPerDay { get; }

    /// <summary>Large jobs of a firm of scale 1, per day of the mean rate.</summary>
    public double LargePerDay { get; }

    /// <summary>What one submission of small jobs amounts to; only in detail days.</summary>
    public SmallBundle Bundle => bundle ?? throw new InvalidOperationException("Bundles are known in detail days only.");

    /// <summary>Card-hours of today's bundles; see <see cref="DayBundles"/>.</summary>
    public double HoursToday { get; set; }

    /// <summary>Index of the type of a job, by its uniform number.</summary>
    /// <param name="uniform">In (0, 1).</param>
    /// <param name="isLarge">Whether the job is large.</param>
    /// <param name="rest">The uniform number within the type's part, again uniform on (0, 1).</param>
    public int Choose(double uniform, bool isLarge, out double rest)
    {
        var cumulative = isLarge ? large : small;
        var i = 0;
        while (i < cumulative.Length - 1 && uniform >= cumulative[i])
        {
            i++;
        }

        var from = i == 0 ? 0 : cumulative[i - 1];
        rest = cumulative[i] > from ? (uniform - from) / (cumulative[i] - from) : 0;
        return i;
    }

    /// <summary>Cumulative shares; those after the last positive weight are 1.</summary>
    private static double[] Cumulative(double[] weights, out double sum)
    {
        sum = weights.Sum();
        var cumulative = new double[weights.Length];
        var running = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            running += weights[i];
            cumulative[i] = sum > 0 ? running / sum : 1;
        }

        for (var i = weights.Length - 1; i >= 0 && (i == weights.Length - 1 || weights[i + 1] <= 0); i--)
        {
            cumulative[i] = 1;
        }

        return cumulative;
    }
}

/// <summary>What one submission of small jobs amounts to.</summary>
/// <param name="Jobs">Mean number of jobs, those submitted again counted again.</param>
/// <param name="JobsVariance">Their variance.</param>
/// <param name="CardHours">Mean card-hours.</param>
/// <param name="CardHoursVariance">Their variance.</param>
/// <param name="UsefulShare">Share of the card-hours with a result.</param>
/// <param name="FailedShare">Share of the jobs without a result.</param>
/// <param name="PortableShare">Share of the jobs that can run on domestic cards.</param>
/// <param name="Types">Share of each type in the card-hours.</param>
sealed record SmallBundle(
    double Jobs,
    double JobsVariance,
    double CardHours,
    double CardHoursVariance,
    double UsefulShare,
    double FailedShare,
    double PortableShare,
    double[] Types)
{
    // Of the logarithm of the card-hours of so many submissions: mean and standard deviation; see CardHoursOf.
    private readonly (double Mean, double Deviation)[] logarithms = Logarithms(CardHours, CardHoursVariance);

    /// <summary>
    /// Card-hours of so many submissions are lognormal, with their mean and variance: mean and standard deviation of the
    /// logarithm. Without submissions both are 0.
    /// </summary>
    /// <param name="submissions">At least 0.</param>
    public (double Mean, double Deviation) CardHoursOf(long submissions) => submissions < logarithms.Length
        ? logarithms[submissions]
        : Logarithm(submissions, CardHours, CardHoursVariance);

    /// <summary>From the moments of the types; the jobs of a submission are drawn one by one.</summary>
    public static SmallBundle Of(double[] shares, JobMoments[] moments, JobKind[] kinds, BatchSizes sizes)
    {
        double attempts = 0, mean = 0, square = 0, useful = 0, failed = 0, portable = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            attempts += shares[i] * moments[i].Attempts;
            mean += shares[i] * moments[i].Mean;
            square += shares[i] * moments[i].Square;
            useful += shares[i] * moments[i].Useful;
            failed += shares[i] * moments[i].Failures;
            portable += shares[i] * kinds[i].Portable;
        }

        var sizeVariance = sizes.Square - (sizes.Mean * sizes.Mean);
        return new SmallBundle(
            sizes.Mean * attempts,
            (sizeVariance * attempts * attempts) + (sizes.Mean * (attempts - 1) * (2 - attempts)),
            sizes.Mean * mean,
            (sizes.Mean * (square - (mean * mean))) + (sizeVariance * mean * mean),
            mean > 0 ? useful / mean : 0,
            failed,
            portable,
            [.. shares.Select((share, i) => mean > 0 ? share * moments[i].Mean / mean : 0)]);
    }

    private static (double Mean, double Deviation)[] Logarithms(double mean, double variance) =>
        [(0, 0), .. Enumerable.Range(1, 32).Select(submissions => Logarithm(submissions, mean, variance))];

    private static (double Mean, double Deviation) Logarithm(long submissions, double mean, double variance)
    {
        if (mean <= 0)
        {
            return (double.NegativeInfinity, 0);
        }

        var square = Elementary.Log(1 + (variance / (mean * mean * submissions)));
        return (Elementary.Log(mean * submissions) - (square / 2), Math.Sqrt(square));
    }
}
