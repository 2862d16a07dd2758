using HubSim.Kernel.Random;

namespace HubSim.Experiments.Designs;

/// <summary>
/// An input that an experiment varies: a range, a list of levels, or a distribution of what nobody knows. Designs work in
/// the unit interval; a factor says which value stands where in it.
/// </summary>
public sealed class Factor
{
    /// <summary>
    /// Share of a distribution that lies outside the low and the high end on each side, for methods that go from one end
    /// to the other. Ends of an unbounded distribution would be infinite.
    /// </summary>
    public const double Tail = 0.05;

    private readonly double[]? levels;
    private readonly Distribution? distribution;
    private readonly double from;
    private readonly double to;

    private Factor(string name, double from, double to, double[]? levels, Distribution? distribution)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        this.from = from;
        this.to = to;
        this.levels = levels;
        this.distribution = distribution;
    }

    /// <summary>What tables call it.</summary>
    public string Name { get; }

    /// <summary>The levels; null for a range or a distribution.</summary>
    public IReadOnlyList<double>? Levels => levels;

    /// <summary>A factor of which every value between two ends counts alike.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="from">Low end; finite.</param>
    /// <param name="to">High end; finite, above the low one.</param>
    /// <exception cref="ArgumentException">The ends are not finite or not in order.</exception>
    public static Factor Range(string name, double from, double to) =>
        double.IsFinite(from) && double.IsFinite(to) && from < to
            ? new Factor(name, from, to, null, null)
            : throw new ArgumentException($"the ends of factor {name} are finite and the first is the lower", nameof(from));

    /// <summary>A factor of a few values, which count alike.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="levels">The values, at least one, all different.</param>
    /// <exception cref="ArgumentException">There is no level, or one is not finite, or two are equal.</exception>
    public static Factor OfLevels(string name, params IReadOnlyList<double> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels.Count > 0 && levels.All(double.IsFinite) && levels.Distinct().Count() == levels.Count
            ? new Factor(name, 0, 0, [.. levels], null)
            : throw new ArgumentException($"the levels of factor {name} are finite and different, and there is one", nameof(levels));
    }

    /// <summary>A factor that nobody knows: its values count as a distribution says.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="distribution">What is known of it.</param>
    public static Factor Prior(string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return new Factor(name, 0, 0, null, distribution);
    }

    /// <summary>The value at a place of the unit interval; over all places alike, values follow the factor's distribution.</summary>
    /// <param name="u">Place, between 0 and 1, both excluded.</param>
    public double At(double u)
    {
        if (u is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(u), u, "a place lies between 0 and 1, both excluded");
        }

        return distribution is not null ? distribution.Quantile(u) : Straight(u);
    }

    /// <summary>
    /// The value on the way from the low end (0) to the high end (1). Of a distribution the ends are its 5 % and its 95 %
    /// quantile.
    /// </summary>
    /// <param name="way">Place, from 0 to 1, both included.</param>
    public double Across(double way)
    {
        if (way is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(way), way, "a way lies from 0 to 1");
        }

        return distribution is not null ? distribution.Quantile(Tail + ((1 - (2 * Tail)) * way)) : Straight(way);
    }

    private double Straight(double u) => levels is not null
        ? levels[Math.Min(levels.Length - 1, (int)(u * levels.Length))]
        : Math.Clamp(from + (u * (to - from)), from, to);
}
