using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Optimising;

/// <summary>Something that a policy decides.</summary>
public sealed class Lever
{
    /// <summary>Most levels of a lever: with more it is a range.</summary>
    public const int MostLevels = 10_000;

    private readonly double[] levels;

    private Lever(string name, double from, double to, double[] levels, bool isNominal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        From = from;
        To = to;
        this.levels = levels;
        IsNominal = isNominal;
    }

    /// <summary>What tables call it.</summary>
    public string Name { get; }

    /// <summary>Smallest value.</summary>
    public double From { get; }

    /// <summary>Largest value.</summary>
    public double To { get; }

    /// <summary>True when its values are names, whose order and distance mean nothing.</summary>
    public bool IsNominal { get; }

    /// <summary>Number of values; 0 when every number of the range is one.</summary>
    public int Count => levels.Length;

    /// <summary>A lever that may stand anywhere in a range.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="from">Smallest value; finite.</param>
    /// <param name="to">Largest value; finite, above the smallest.</param>
    /// <exception cref="UnsuitableException">The ends are not finite or not in order.</exception>
    public static Lever Range(string name, double from, double to)
    {
        UnsuitableException.Unless(double.IsFinite(from) && double.IsFinite(to) && from < to, $"the ends of lever {name} are finite, and the first is the lower");
        return new Lever(name, from, to, [], isNominal: false);
    }

    /// <summary>A lever that moves in steps: whole numbers have steps of 1.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="from">Smallest value.</param>
    /// <param name="to">Largest value; above the smallest.</param>
    /// <param name="step">The step, above 0; values are the smallest one and whole steps above it.</param>
    /// <exception cref="UnsuitableException">The ends are not in order, or there are too many or no steps between them.</exception>
    public static Lever Steps(string name, double from, double to, double step)
    {
        UnsuitableException.Unless(double.IsFinite(from) && double.IsFinite(to) && from < to, $"the ends of lever {name} are finite, and the first is the lower");
        UnsuitableException.Unless(
            step > 0 && step <= to - from && (to - from) / step < MostLevels, $"the step of lever {name} is above 0, fits between its ends, and does so fewer than {MostLevels} times");
        var count = (int)Math.Floor(((to - from) / step) + 1e-9) + 1;
        return OfLevels(name, [.. Enumerable.Range(0, count).Select(i => Math.Min(to, from + (i * step)))]);
    }

    /// <summary>A lever of a few values.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="levels">The values, at least two, ascending.</param>
    /// <exception cref="UnsuitableException">There are fewer than two, or they do not ascend.</exception>
    public static Lever OfLevels(string name, IReadOnlyList<double> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        UnsuitableException.Unless(
            levels.Count >= 2 && levels.All(double.IsFinite) && levels.Zip(levels.Skip(1)).All(pair => pair.First < pair.Second),
            $"the levels of lever {name} are at least two finite numbers in ascending order");
        return new Lever(name, levels[0], levels[^1], [.. levels], isNominal: false);
    }

    /// <summary>A lever whose values are names; a value is the position of one.</summary>
    /// <param name="name">What tables call it.</param>
    /// <param name="count">Number of names, from 2.</param>
    /// <exception cref="UnsuitableException">There are fewer than two.</exception>
    public static Lever OfNames(string name, int count)
    {
        UnsuitableException.Unless(count >= 2, $"lever {name} needs at least two levels");
        return new Lever(name, 0, count - 1, [.. Enumerable.Range(0, count).Select(i => (double)i)], isNominal: true);
    }

    /// <summary>Place of a value on the way from the smallest (0) to the largest (1); those of levels are equally far apart.</summary>
    internal double PlaceOf(double value) => levels.Length == 0 ? (value - From) / (To - From) : (double)IndexOf(value) / (levels.Length - 1);

    /// <summary>The value at a place, or the level nearest to it.</summary>
    internal double At(double place) => levels.Length == 0
        ? Math.Clamp(From + (place * (To - From)), From, To)
        : levels[(int)Math.Clamp(Math.Round(place * (levels.Length - 1)), 0, levels.Length - 1)];

    /// <summary>Position of the level nearest to a value.</summary>
    internal int IndexOf(double value)
    {
        var found = Array.BinarySearch(levels, value);
        if (found >= 0)
        {
            return found;
        }

        var above = Math.Clamp(~found, 0, levels.Length - 1);
        return above > 0 && value - levels[above - 1] < levels[above] - value ? above - 1 : above;
    }

    /// <summary>The level some steps away; null where there is none.</summary>
    internal double? Away(double value, int steps) =>
        IndexOf(value) + steps is var index && index >= 0 && index < levels.Length ? levels[index] : null;

    /// <summary>True when a value is one of the lever's.</summary>
    internal bool Has(double value) => levels.Length == 0 ? value >= From && value <= To : Array.BinarySearch(levels, value) >= 0;
}
