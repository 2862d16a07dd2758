using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HubSim.Model.Computing;

/// <summary>
/// Draws what the small jobs of all firms ask for on a day, step by step for all of them: a step is the same short piece of
/// arithmetic for each firm, and is done for several at once.
/// </summary>
/// <param name="streams">Streams of the replication.</param>
/// <param name="workload">What firms submit.</param>
sealed class BundleDraws(Streams streams, Workload workload)
{
    // A bundle of many submissions is drawn by the normal approximation: then its number need not be counted up to.
    private const double ManySubmissions = 30;

    private static readonly Normal Standard = new(0, 1);

    // By firm, with room for a whole number of vectors.
    private double[] means = [];
    private double[] uniforms = [];
    private double[] waysOut = [];

    // By firm too, and then by firm that submits anything.
    private double[] submissions = [];
    private double[] sizes = [];
    private double[] normals = [];
    private Bundle[] today = [];

    /// <summary>The bundles of a day, in the order of the firms; firms that submit nothing have none.</summary>
    /// <param name="firms">All that submit jobs.</param>
    /// <param name="words">Where the words of their bundles stand: day n of a firm has block n.</param>
    /// <param name="day">Days since the start.</param>
    public ReadOnlySpan<Bundle> Of(Span<BundledFirm> firms, Span<SequencePlace> words, int day)
    {
        MakeRoom(firms.Length);
        var isNewWeek = day % 7 == 0;
        var factor = workload.Clock.FactorOf(day);
        for (var i = 0; i < firms.Length; i++)
        {
            ref var firm = ref firms[i];
            if (isNewWeek || firm.Plan is null)
            {
                firm.LookUp(workload);
            }

            means[i] = firm.Rate * factor;
        }

        streams.NextBlocks(words, uniforms, sizes, waysOut);
        CountSubmissions(firms.Length);
        var bundles = today.AsSpan(0, LeaveOutIdle(firms.Length));
        Batches.NormalQuantile(sizes.AsSpan(0, bundles.Length), normals);
        for (var i = 0; i < bundles.Length; i++)
        {
            var plan = firms[bundles[i].Place].Plan!.Bundle;
            var (mean, deviation) = plan.CardHoursOf(unchecked((long)submissions[i]));
            var jobs = (submissions[i] * plan.Jobs) + (Math.Sqrt(submissions[i] * plan.JobsVariance) * normals[i]);
            bundles[i].Jobs = unchecked((long)Math.Max(submissions[i], Math.Round(jobs)));

            // Days with many jobs are days with many card-hours.
            sizes[i] = mean + (deviation * normals[i]);
        }

        Batches.Exp(sizes.AsSpan(0, bundles.Length), sizes);
        for (var i = 0; i < bundles.Length; i++)
        {
            bundles[i].CardHours = sizes[i];
        }

        return bundles;
    }

    /// <summary>A uniform number of a firm's bundle of the day drawn last, which rounds the number of jobs bought.</summary>
    /// <param name="place">Place of the firm.</param>
    public double WayOut(int place) => waysOut[place];

    private void MakeRoom(int firms)
    {
        if (firms <= today.Length)
        {
            return;
        }

        var room = Math.Max(64, 2 * firms) & ~3;
        (means, uniforms, sizes, waysOut) = (new double[room], new double[room], new double[room], new double[room]);
        (submissions, normals, today) = (new double[room], new double[room], new Bundle[room]);
    }

    /// <summary>Submissions by inversion of the Poisson distribution.</summary>
    private void CountSubmissions(int firms)
    {
        var padded = (firms + 3) & ~3;
        for (var i = firms; i < padded; i++)
        {
            means[i] = uniforms[i] = 0;
        }

        for (var i = 0; i < padded; i++)
        {
            submissions[i] = -means[i];
        }

        Batches.Exp(submissions.AsSpan(0, padded), submissions);
        var counts = MemoryMarshal.Cast<double, Vector256<double>>(submissions.AsSpan(0, padded));
        var mean = MemoryMarshal.Cast<double, Vector256<double>>(means.AsSpan(0, padded));
        var uniform = MemoryMarshal.Cast<double, Vector256<double>>(uniforms.AsSpan(0, padded));
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Invert(mean[i], counts[i], uniform[i]);
        }

        for (var i = 0; i < firms; i++)
        {
            if (means[i] > ManySubmissions)
            {
                submissions[i] = Math.Max(1, Math.Round(means[i] + (Math.Sqrt(means[i]) * Standard.Quantile(uniforms[i]))));
            }
        }
    }

    /// <summary>
    /// Moves the numbers of firms that submit anything together, in their order, and returns how many there are. A quarter
    /// of all has nothing on a day; which of them is chance, so nothing here branches on it.
    /// </summary>
    private int LeaveOutIdle(int firms)
    {
        var count = 0;
        for (var i = 0; i < firms; i++)
        {
            var number = submissions[i];
            today[count].Place = i;
            submissions[count] = number;
            sizes[count] = sizes[i];
            count += number > 0 ? 1 : 0;
        }

        return count;
    }

    private static Vector256<double> Invert(Vector256<double> mean, Vector256<double> none, Vector256<double> uniform)
    {
        var (probability, below, number, count) = (none, none, Vector256<double>.Zero, Vector256<double>.Zero);
        while (true)
        {
            var isAbove = Vector256.GreaterThanOrEqual(uniform, below) & Vector256.GreaterThan(probability, Vector256.Create(1e-18));
            if (isAbove == Vector256<double>.Zero)
            {
                return count;
            }

            number += Vector256<double>.One;
            count = Vector256.ConditionalSelect(isAbove, number, count);
            probability *= mean / number;
            below += probability;
        }
    }
}
