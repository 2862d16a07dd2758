using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Computing;

/// <summary>A job type with the values that a replication gives to its uncertain inputs.</summary>
sealed class JobKind
{
    /// <summary>Uniform numbers that a job consumes: type, cards, duration, outcome, part, over-estimate, patience, way out.</summary>
    public const int WordsPerJob = 8;

    private readonly JobType type;
    private readonly byte index;
    private readonly bool needsLimits;
    private readonly double tooShort;
    private readonly double cancelled;
    private readonly double failed;
    private readonly double resubmitted;
    private readonly double longestLimit;
    private readonly double portable;
    private readonly double smallShare;

    /// <summary>Resolves a type.</summary>
    /// <param name="index">Its place in the scenario.</param>
    /// <param name="type">The type.</param>
    /// <param name="inputs">Values of the replication.</param>
    /// <param name="largeFrom">Cards from which a job is large.</param>
    /// <param name="needsLimits">Whether the discipline looks at time limits.</param>
    public JobKind(int index, JobType type, InputDraws inputs, int largeFrom, bool needsLimits)
    {
        this.index = checked((byte)index);
        this.needsLimits = needsLimits;
        tooShort = type.OverEstimate.Distribution.Cdf(1);
        this.type = type;
        cancelled = inputs[type.Cancelled];
        failed = inputs[type.Failed];
        resubmitted = inputs[type.Resubmitted];
        longestLimit = inputs[type.LongestLimit];
        portable = inputs[type.Portable];

        // Cards are rounded to whole numbers, so half a card below the bound is still rounded up to it.
        smallShare = largeFrom <= 1 ? 0 : type.Cards.Distribution.Cdf(largeFrom - 0.5);
    }

    /// <summary>Share of the jobs of this type that are small.</summary>
    public double SmallShare => smallShare;

    /// <summary>Share of the jobs that can run on domestic cards.</summary>
    public double Portable => portable;

    /// <summary>Makes a job of the next words of a sequence; always takes all words but the first, which chose the type.</summary>
    /// <param name="words">The sequence of the firm.</param>
    /// <param name="isLarge">Whether the job is one of the large ones.</param>
    /// <param name="rest">What is left of the word that chose the type, uniform again.</param>
    public Job Draw(ref SequenceStream words, bool isLarge, double rest)
    {
        var cards = CardsAt(words.NextUniform(), isLarge);
        var duration = type.Duration.Distribution.Quantile(words.NextUniform());
        var outcome = words.NextUniform();
        var part = words.NextUniform();
        var limit = LimitOf(duration, words.NextUniform());
        var (runs, completes, isResubmitted) = Outcome(duration, outcome, part);
        return new Job
        {
            Type = index,
            Class = (byte)type.Class,
            Cards = cards,
            Runs = Durations.Hours(Math.Min(runs, limit)).Ticks,
            RunsAgain = isResubmitted ? Durations.Hours(Math.Min(duration, limit)).Ticks : 0,
            Limit = Math.Max(1, Durations.Hours(limit).Ticks),
            Completes = completes && duration <= limit,
            CompletesAgain = duration <= limit,
            IsPortable = rest < portable,
            Patience = words.NextUniform(),
            WayOut = words.NextUniform(),
        };
    }

    /// <summary>
    /// Moments of the card-hours of one small job of this type, its second attempt included, by the midpoint rule on
    /// quantiles.
    /// </summary>
    public JobMoments SmallMoments()
    {
        const int Points = 64;
        double cardsMean = 0, cardsSquare = 0;
        for (var i = 0; i < Points; i++)
        {
            double cards = CardsAt((i + 0.5) / Points, isLarge: false);
            cardsMean += cards / Points;
            cardsSquare += cards * cards / Points;
        }

        var (hours, hoursSquare, usefulHours, failures) = Attempts();
        return new JobMoments(1 + (failed * resubmitted), cardsMean * hours, cardsSquare * hoursSquare, cardsMean * usefulHours, failures);
    }

    private (double Mean, double Square, double Useful, double Failures) Attempts()
    {
        const int Points = 512;
        double mean = 0, square = 0, useful = 0, inTime = 0;
        double cancelledPart = MeanOf(type.CancelledAfter, 1), cancelledSquare = MeanOf(type.CancelledAfter, 2);
        double failedPart = MeanOf(type.FailedAfter, 1), failedSquare = MeanOf(type.FailedAfter, 2);
        var completed = 1 - cancelled - failed;
        var again = failed * resubmitted;
        var first = completed + (cancelled * cancelledPart) + (failed * failedPart);
        var squares = completed + again + (2 * again * failedPart) + (cancelled * cancelledSquare) + (failed * failedSquare);
        double[] estimates = [.. Enumerable.Range(0, 16).Select(i => type.OverEstimate.Distribution.Quantile((i + 0.5) / 16))];
        const double Weight = 1.0 / (Points * 16);
        for (var i = 0; i < Points; i++)
        {
            var duration = type.Duration.Distribution.Quantile((i + 0.5) / Points);
            foreach (var estimate in estimates)
            {
                // The limit cuts a part of the duration as it cuts the whole: it seldom matters.
                var limit = Math.Min(duration * estimate, longestLimit);
                var whole = Math.Min(duration, limit);
                mean += Weight * (first + again) * whole;
                square += Weight * squares * whole * whole;
                useful += duration <= limit ? Weight * (completed + again) * whole : 0;
                inTime += duration <= limit ? Weight : 0;
            }
        }

        return (mean, square, useful, 1 - ((completed + again) * inTime / (1 + again)));
    }

    private static double MeanOf(Chance part, int power)
    {
        const int Points = 64;
        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var value = part.Distribution.Quantile((i + 0.5) / Points);
            sum += (power == 1 ? value : value * value) / Points;
        }

        return sum;
    }

    /// <summary>
    /// The time limit of a job. Where nobody looks at limits and the job is not ended at its own, which its uniform number
    /// tells, the longest will do: an over-estimate is dear to draw.
    /// </summary>
    private double LimitOf(double duration, double uniform) =>
        needsLimits || uniform <= tooShort
            ? Math.Min(duration * type.OverEstimate.Distribution.Quantile(uniform), longestLimit)
            : longestLimit;

    /// <summary>The quantile of the part of the distribution that makes a job small, or large.</summary>
    private int CardsAt(double uniform, bool isLarge)
    {
        var u = isLarge ? smallShare + (uniform * (1 - smallShare)) : uniform * smallShare;
        u = Math.Clamp(u, double.Epsilon, 1 - 1e-16);
        return Math.Max(1, (int)Math.Round(type.Cards.Distribution.Quantile(u)));
    }

    private (double Runs, bool Completes, bool IsResubmitted) Outcome(double duration, double outcome, double part)
    {
        if (outcome < cancelled)
        {
            return (duration * type.CancelledAfter.Distribution.Quantile(part), false, false);
        }

        return outcome < cancelled + failed
            ? (duration * type.FailedAfter.Distribution.Quantile(part), false, outcome - cancelled < failed * resubmitted)
            : (duration, true, false);
    }
}

/// <summary>What a bundle must know of a job type.</summary>
/// <param name="Attempts">How often a job is submitted.</param>
/// <param name="Mean">Card-hours of a job, its second attempt included.</param>
/// <param name="Square">Mean square of them.</param>
/// <param name="Useful">Card-hours with a result.</param>
/// <param name="Failures">Share of attempts without a result.</param>
readonly record struct JobMoments(double Attempts, double Mean, double Square, double Useful, double Failures);
