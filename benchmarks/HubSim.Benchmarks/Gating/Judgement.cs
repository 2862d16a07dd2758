using System.Globalization;

namespace HubSim.Benchmarks.Gating;

/// <summary>
/// Decides step by step, from one process after the other, whether times fell back. A workload is through as soon as one
/// process is within its limit; it fell back if none of <see cref="MostProcesses"/> is, or none of
/// <see cref="FewestProcesses"/> on a machine so busy that time runs out.
/// </summary>
/// <remarks>
/// <para>
/// So unchanged code is refused only if the same workload exceeds its limit in each of them, and what disturbs one
/// process seldom lasts through all. Even if it does, the chance is at most that of a single process: with W
/// workloads W times <see cref="Noise.Exceeds"/>, under one in a hundred.
/// </para>
/// <para>
/// Code that takes f times as long passes if one of at most six processes falls below its limit. With a tolerance d and
/// a deviation s of the logarithms that is (ln f - ln(1 + d)) / s deviations below the mean. A baseline is made only if d
/// is at most <see cref="Renewal.WidestUseful"/> for all workloads together: for f = 1.3 as far as the limit is from the
/// mean, more than three deviations, so that at most one process in a thousand lets it pass, and one gate in 160.
/// </para>
/// </remarks>
sealed class Judgement(IReadOnlyList<TimeLimit> limits)
{
    public const int MostProcesses = 6;

    /// <summary>How many must exceed a limit at least, where there is no time for more.</summary>
    public const int FewestProcesses = 2;

    private readonly List<IReadOnlyDictionary<string, double>> processes = [];

    /// <summary>Whether another process should be measured.</summary>
    /// <param name="isLate">Whether time has run out.</param>
    public bool IsOpen(bool isLate) => processes.Count < (isLate ? FewestProcesses : MostProcesses)
        && (processes.Count == 0 || limits.Any(one => !IsWithin(one)));

    /// <summary>Takes up what one more process measured.</summary>
    /// <param name="ratios">The ratios by workload.</param>
    public void Add(IReadOnlyDictionary<string, double> ratios) => processes.Add(ratios);

    /// <summary>Sentences, one for each workload that fell back; ask when nothing is open.</summary>
    public IEnumerable<string> FallsBack()
    {
        foreach (var limit in limits.Where(one => !IsWithin(one)))
        {
            var measured = processes.Where(one => one.ContainsKey(limit.Workload))
                .Select(one => one[limit.Workload].ToString("F3", CultureInfo.InvariantCulture)).ToArray();
            yield return measured.Length == 0
                ? $"{limit.Workload}: its time is in the baseline, and no longer measured"
                : $"{limit.Workload}: time {string.Join(", ", measured)} of the yardstick; {limit}";
        }

        foreach (var name in processes.SelectMany(one => one.Keys).Distinct(StringComparer.Ordinal))
        {
            if (limits.All(one => one.Workload != name))
            {
                yield return $"{name}: its time is not in the baseline";
            }
        }
    }

    private bool IsWithin(TimeLimit limit) =>
        processes.Exists(one => one.TryGetValue(limit.Workload, out var ratio) && ratio <= limit.Most);
}
