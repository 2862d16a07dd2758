using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Designs;

/// <summary>
/// Saltelli's design for Sobol indices. Each row has two independent points A and B, and for each factor i a point AB_i: A
/// with factor i taken from B. A last point, the dummy, has the values of A: what a factor that nothing reads would give.
/// Source: Saltelli et al., Computer Physics Communications 181 (2010), 259-270, table 2 (radial design with A and AB_i).
/// </summary>
/// <remarks>
/// Replications. All points of a row but the dummy share their replication numbers (common random numbers), rows have
/// numbers of their own. The dummy has others: it reshuffles all of chance and changes nothing else, which is the worst that
/// a factor without influence could do.
/// </remarks>
public sealed class SaltelliDesign
{
    private SaltelliDesign(IReadOnlyList<string> names, int rows, int replications, IReadOnlyList<DesignPoint> points)
    {
        FactorNames = names;
        Rows = rows;
        Replications = replications;
        Points = points;
    }

    /// <summary>Names of the factors.</summary>
    public IReadOnlyList<string> FactorNames { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Replications at each point.</summary>
    public int Replications { get; }

    /// <summary>Points of a row: A, B, one for each factor, the dummy.</summary>
    public int PointsPerRow => FactorNames.Count + 3;

    /// <summary>All points, row after row.</summary>
    public IReadOnlyList<DesignPoint> Points { get; }

    /// <summary>All trials: point after point, the replications of a point together.</summary>
    public IReadOnlyList<Trial> Trials =>
        [.. Points.SelectMany(point => Enumerable.Range(FirstReplication(point.Number), Replications).Select(replication => new Trial(point, replication)))];

    /// <summary>A design on scrambled Sobol points.</summary>
    /// <param name="factors">The factors, at least one and at most half as many as <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="rows">Number of rows: a power of two, from 16.</param>
    /// <param name="replications">Replications at each point, from 1; chance can be told from the inputs from 2 on.</param>
    /// <param name="seed">Seed of the scrambling.</param>
    public static SaltelliDesign Of(IReadOnlyList<Factor> factors, int rows, int replications, ulong seed)
    {
        SpaceFilling.RequireFactors(factors);
        SpaceFilling.RequirePowerOfTwo(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        var sequence = SobolSequence.Scrambled(2 * factors.Count, seed);
        var points = new List<DesignPoint>();
        for (var row = 0; row < rows; row++)
        {
            var places = sequence.Point(row);
            AddRow(points, factors, row, SpaceFilling.Values(factors, places), SpaceFilling.Values(factors, places.AsSpan(factors.Count)));
        }

        return new SaltelliDesign([.. factors.Select(factor => factor.Name)], rows, replications, points);
    }

    /// <summary>Refuses points that are not Saltelli's design, from which Sobol indices would be wrong without notice.</summary>
    /// <param name="points">Points, row after row.</param>
    /// <param name="factors">Number of factors.</param>
    /// <exception cref="ArgumentException">The points are not such a design; the message says where.</exception>
    public static void Require(IReadOnlyList<DesignPoint> points, int factors)
    {
        ArgumentNullException.ThrowIfNull(points);
        var perRow = factors + 3;
        if (points.Count == 0 || points.Count % perRow != 0)
        {
            throw new ArgumentException(Refusal($"{points.Count} points are no whole number of rows of {perRow} points"), nameof(points));
        }

        for (var first = 0; first < points.Count; first += perRow)
        {
            for (var place = 2; place < perRow; place++)
            {
                RequireMixture(points, first, place, factors);
            }
        }
    }

    private static void AddRow(List<DesignPoint> points, IReadOnlyList<Factor> factors, int row, double[] a, double[] b)
    {
        points.Add(new DesignPoint(points.Count, $"row {row}, A", a));
        points.Add(new DesignPoint(points.Count, $"row {row}, B", b));
        for (var factor = 0; factor < factors.Count; factor++)
        {
            double[] mixed = [.. a];
            mixed[factor] = b[factor];
            points.Add(new DesignPoint(points.Count, $"row {row}, {factors[factor].Name} from B", mixed));
        }

        points.Add(new DesignPoint(points.Count, $"row {row}, dummy from B", a));
    }

    private static void RequireMixture(IReadOnlyList<DesignPoint> points, int first, int place, int factors)
    {
        var (a, b, mixed) = (points[first].Levels, points[first + 1].Levels, points[first + place].Levels);
        for (var factor = 0; factor < factors; factor++)
        {
            var due = factor == place - 2 ? b : a;
            if (mixed.Count != factors || mixed[factor] != due[factor])
            {
                throw new ArgumentException(
                    Refusal($"in \"{points[first + place].Name}\" factor {factor + 1} has not the value of {(factor == place - 2 ? "B" : "A")}"), nameof(points));
            }
        }
    }

    private static string Refusal(string where) =>
        $"Sobol indices need Saltelli's design (A, B, A with one factor from B, dummy), and {where}; for other designs use Morris or a regression";

    private int FirstReplication(int point)
    {
        var (row, place) = Math.DivRem(point, PointsPerRow);
        return (row * 2 * Replications) + (place == PointsPerRow - 1 ? Replications : 0);
    }
}
