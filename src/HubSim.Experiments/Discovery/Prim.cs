namespace HubSim.Experiments.Discovery;

/// <summary>How boxes are looked for.</summary>
/// <param name="Density">Share of the runs in a box that are to be bad, between 0 and 1; among such boxes the one with most coverage is taken.</param>
/// <param name="Peel">Share of a box's runs that one step cuts off, between 0 and 0.5; 0.05 is patient, 0.1 usual.</param>
/// <param name="LeastMass">Smallest share of all runs that a box may hold; smaller ones are found in noise.</param>
/// <param name="MostBoxes">Largest number of boxes, each found among the runs that the earlier ones leave.</param>
public sealed record PrimOptions(double Density, double Peel, double LeastMass, int MostBoxes);

/// <summary>
/// The patient rule induction method: boxes of inputs in which many runs are bad. A box is peeled, a thin slice at a time, from
/// whichever face leaves the largest share of bad runs, and slices are pasted back while that share does not fall.
/// Source: Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9 (1999), 123-143.
/// </summary>
public static class Prim
{
    /// <summary>The boxes that the peeling goes through, from everything to the smallest.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">How boxes are looked for.</param>
    /// <param name="inputs">The inputs that may be bounded; null for all.</param>
    public static IReadOnlyList<Box> Peeling(Runs runs, PrimOptions options, IReadOnlyList<int>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Require(options);
        var boxes = new List<Box> { Box.Everything };
        bool[] isInside = [.. Enumerable.Repeat(true, runs.Count)];
        var least = Math.Max(2, options.LeastMass * runs.Count);
        while (Peeled(runs, inputs ?? [.. Enumerable.Range(0, runs.Names.Count)], isInside, options.Peel, least) is { } step)
        {
            boxes.Add(boxes[^1].Within(step.Input, step.Lower, step.Upper));
            isInside = [.. isInside.Select((own, run) => own && step.Holds(runs.Value(step.Input, run)))];
        }

        return boxes;
    }

    /// <summary>
    /// The box to show: of those on the way that have the wanted density the one with most coverage, or the densest when none
    /// has; with slices pasted back.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">How boxes are looked for.</param>
    /// <param name="inputs">The inputs that may be bounded; null for all.</param>
    public static Box Best(Runs runs, PrimOptions options, IReadOnlyList<int>? inputs = null)
    {
        var peeled = Peeling(runs, options, inputs).Select(box => (Box: box, Quality: runs.Of(box))).ToList();
        var dense = peeled.Where(own => own.Quality.Density >= options.Density).ToList();
        var best = dense.Count > 0
            ? dense.MaxBy(own => own.Quality.Coverage)
            : peeled.MaxBy(own => own.Quality.Density);
        return Pasted(runs, best.Box, options.Peel);
    }

    private static void Require(PrimOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options is not { Density: > 0 and <= 1, Peel: > 0 and <= 0.5, LeastMass: > 0 and < 1, MostBoxes: >= 1 })
        {
            throw new ArgumentOutOfRangeException(nameof(options), options, "density lies above 0 and up to 1, peel above 0 and up to 0.5, mass between 0 and 1, and there is at least one box");
        }
    }

    /// <summary>The best slice to cut off; null when the box would become too small, or no cut raises the density.</summary>
    private static Side? Peeled(Runs runs, IReadOnlyList<int> inputs, bool[] isInside, double peel, double least)
    {
        Side? best = null;
        var bestGain = 0.0;
        var (count, bad) = (isInside.Count(own => own), Enumerable.Range(0, runs.Count).Count(run => isInside[run] && runs.IsBad(run)));
        var density = (double)bad / count;
        foreach (var input in inputs)
        {
            var column = Sorted(runs, isInside, count, input);
            foreach (var (side, left, badLeft) in Cuts(column, input, bad, peel))
            {
                // Gain for each run cut off, so that coarse inputs, whose slices are thick, have no advantage.
                var gain = (((double)badLeft / left) - density) / (count - left);
                if (left >= least && gain > bestGain)
                {
                    (best, bestGain) = (side, gain);
                }
            }
        }

        return best;
    }

    private static (double Value, bool IsBad)[] Sorted(Runs runs, bool[] isInside, int count, int input)
    {
        var column = new (double Value, bool IsBad)[count];
        var place = 0;
        foreach (var run in runs.Order(input))
        {
            if (isInside[run])
            {
                column[place++] = (runs.Value(input, run), runs.IsBad(run));
            }
        }

        return column;
    }

    /// <summary>The slices at the low and at the high end of a sorted column, with what each leaves.</summary>
    private static IEnumerable<(Side Side, int Left, int BadLeft)> Cuts((double Value, bool IsBad)[] column, int input, int bad, double peel)
    {
        var thick = Math.Max(1, (int)(peel * column.Length));

        // Runs of equal value stay together: a slice that ends among them goes back to their first one, or takes them all.
        var from = thick;
        while (from > 0 && column[from - 1].Value == column[from].Value)
        {
            from--;
        }

        from = from > 0 ? from : FirstAbove(column, column[0].Value);
        if (from < column.Length)
        {
            yield return (
                new Side(input, Middle(column[from - 1].Value, column[from].Value), double.PositiveInfinity),
                column.Length - from,
                bad - BadIn(column, 0, from));
        }

        var to = column.Length - thick;
        while (to < column.Length && column[to - 1].Value == column[to].Value)
        {
            to++;
        }

        to = to < column.Length ? to : LastBelow(column, column[^1].Value) + 1;
        if (to > 0)
        {
            yield return (
                new Side(input, double.NegativeInfinity, Middle(column[to - 1].Value, column[to].Value)),
                to,
                bad - BadIn(column, to, column.Length));
        }
    }

    /// <summary>Pastes slices onto the faces of a box, the best first, while the density does not fall.</summary>
    private static Box Pasted(Runs runs, Box box, double peel)
    {
        for (var round = 0; round < 1000; round++)
        {
            var old = runs.Of(box);
            var wider = box.Sides
                .SelectMany(side => Pastes(runs, box, side, Math.Max(1, (int)(peel * old.Inside))))
                .Select(candidate => (Box: candidate, Quality: runs.Of(candidate)))
                .Where(candidate => candidate.Quality.Inside > old.Inside && candidate.Quality.Density >= old.Density)
                .ToList();
            if (wider.Count == 0)
            {
                return box;
            }

            box = wider.MaxBy(candidate => candidate.Quality.Density).Box;
        }

        return box;
    }

    /// <summary>A box with one of its sides moved out by a slice, below or above.</summary>
    private static IEnumerable<Box> Pastes(Runs runs, Box box, Side side, int thick)
    {
        var open = box.With(new Side(side.Input, double.NegativeInfinity, double.PositiveInfinity));
        double[] beyond = [.. runs.Order(side.Input).Where(run => open.Holds(runs, run)).Select(run => runs.Value(side.Input, run))];
        var below = beyond.Where(value => value < side.Lower).ToArray();
        if (below.Length > 0)
        {
            yield return box.With(side with { Lower = below.Length > thick ? Middle(below[^(thick + 1)], below[^thick]) : double.NegativeInfinity });
        }

        var above = beyond.Where(value => value > side.Upper).ToArray();
        if (above.Length > 0)
        {
            yield return box.With(side with { Upper = above.Length > thick ? Middle(above[thick - 1], above[thick]) : double.PositiveInfinity });
        }
    }

    private static double Middle(double left, double right) => left + ((right - left) / 2);

    private static int BadIn((double Value, bool IsBad)[] column, int from, int to)
    {
        var bad = 0;
        for (var place = from; place < to; place++)
        {
            bad += column[place].IsBad ? 1 : 0;
        }

        return bad;
    }

    private static int FirstAbove((double Value, bool IsBad)[] column, double value)
    {
        var place = 0;
        while (place < column.Length && column[place].Value <= value)
        {
            place++;
        }

        return place;
    }

    private static int LastBelow((double Value, bool IsBad)[] column, double value)
    {
        var place = column.Length - 1;
        while (place >= 0 && column[place].Value >= value)
        {
            place--;
        }

        return place;
    }
}
