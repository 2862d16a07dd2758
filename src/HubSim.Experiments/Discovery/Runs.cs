namespace HubSim.Experiments.Discovery;

/// <summary>Runs of a model: what their uncertain inputs were, and which of them failed in the planner's sense.</summary>
public sealed class Runs
{
    private readonly IReadOnlyList<double[]> columns;
    private readonly bool[] isBad;
    private readonly int[]?[] orders;

    /// <summary>Runs from columns of inputs.</summary>
    /// <param name="names">Names of the inputs.</param>
    /// <param name="columns">For each input its value in each run.</param>
    /// <param name="isBad">For each run whether the response of interest is the bad one.</param>
    /// <exception cref="ArgumentException">The columns do not fit together.</exception>
    public Runs(IReadOnlyList<string> names, IReadOnlyList<double[]> columns, bool[] isBad)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(isBad);
        if (names.Count != columns.Count || columns.Any(column => column.Length != isBad.Length) || columns.Any(column => column.Any(double.IsNaN)))
        {
            throw new ArgumentException("each input has a name, and a value in each run", nameof(columns));
        }

        Names = names;
        this.columns = columns;
        this.isBad = isBad;
        orders = new int[columns.Count][];
        Bad = isBad.Count(bad => bad);
    }

    /// <summary>Names of the inputs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of runs.</summary>
    public int Count => isBad.Length;

    /// <summary>Number of bad runs.</summary>
    public int Bad { get; }

    /// <summary>Value of an input in a run.</summary>
    /// <param name="input">Place of the input.</param>
    /// <param name="run">Number of the run.</param>
    public double Value(int input, int run) => columns[input][run];

    /// <summary>True when a run is bad.</summary>
    /// <param name="run">Number of the run.</param>
    public bool IsBad(int run) => isBad[run];

    /// <summary>The runs by rising value of an input, equal values by number of the run. Not for several threads at once.</summary>
    /// <param name="input">Place of the input.</param>
    internal int[] Order(int input)
    {
        if (orders[input] is { } known)
        {
            return known;
        }

        double[] keys = [.. columns[input]];
        int[] order = [.. Enumerable.Range(0, Count)];
        Array.Sort(keys, order);
        for (var from = 0; from < Count;)
        {
            var to = from + 1;
            while (to < Count && keys[to] == keys[from])
            {
                to++;
            }

            Array.Sort(order, from, to - from);
            from = to;
        }

        return orders[input] = order;
    }

    /// <summary>Some of the runs, in the given order; a run may come several times.</summary>
    /// <param name="chosen">Numbers of the runs.</param>
    public Runs Choose(IReadOnlyList<int> chosen) => new(
        Names, [.. columns.Select(column => chosen.Select(run => column[run]).ToArray())], [.. chosen.Select(run => isBad[run])]);

    /// <summary>How good a box is for these runs.</summary>
    /// <param name="box">The box.</param>
    public Quality Of(Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        var (inside, bad) = (0, 0);
        for (var run = 0; run < Count; run++)
        {
            if (box.Holds(this, run))
            {
                inside++;
                bad += isBad[run] ? 1 : 0;
            }
        }

        return new Quality(inside, bad, Count, Bad);
    }
}

/// <summary>How good a box is. Source: Bryant and Lempert, Technological Forecasting and Social Change 77 (2010), 34-49.</summary>
/// <param name="Inside">Runs in the box.</param>
/// <param name="BadInside">Bad runs in the box.</param>
/// <param name="All">All runs.</param>
/// <param name="BadAll">All bad runs.</param>
public readonly record struct Quality(int Inside, int BadInside, int All, int BadAll)
{
    /// <summary>Share of all bad runs that lie in the box; NaN without bad runs.</summary>
    public double Coverage => (double)BadInside / BadAll;

    /// <summary>Share of the runs in the box that are bad; NaN for an empty box.</summary>
    public double Density => (double)BadInside / Inside;

    /// <summary>Share of all runs that lie in the box.</summary>
    public double Mass => (double)Inside / All;
}
