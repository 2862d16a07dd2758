using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Designs;

/// <summary>
/// Trajectories through the grid of the factors, each of which moves every factor once, one after another in random order.
/// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33 (1991), 161-174,
/// section 3.
/// </summary>
/// <remarks>
/// All points of a trajectory share their replication numbers (common random numbers), so that a factor which nothing reads
/// has exactly no effect; trajectories have numbers of their own.
/// </remarks>
public sealed class MorrisTrajectories
{
    private static readonly Purpose Walk = new("design/morris");

    private MorrisTrajectories(IReadOnlyList<string> names, int replications, double step, IReadOnlyList<DesignPoint> points, int[][] moved, int[][] signs)
    {
        FactorNames = names;
        Replications = replications;
        Step = step;
        Points = points;
        Moved = moved;
        Signs = signs;
    }

    /// <summary>Names of the factors.</summary>
    public IReadOnlyList<string> FactorNames { get; }

    /// <summary>Number of trajectories.</summary>
    public int Count => Moved.Length;

    /// <summary>Replications at each point.</summary>
    public int Replications { get; }

    /// <summary>Part of the way between a factor's ends that each move goes.</summary>
    public double Step { get; }

    /// <summary>All points, trajectory after trajectory, in the order of the walk.</summary>
    public IReadOnlyList<DesignPoint> Points { get; }

    /// <summary>All trials: point after point, the replications of a point together.</summary>
    public IReadOnlyList<Trial> Trials =>
        [.. Points.SelectMany(point => Enumerable.Range(point.Number / (FactorNames.Count + 1) * Replications, Replications).Select(replication => new Trial(point, replication)))];

    /// <summary>By trajectory and move: which factor moved.</summary>
    internal int[][] Moved { get; }

    /// <summary>By trajectory and move: 1 for a move up, -1 for one down.</summary>
    internal int[][] Signs { get; }

    /// <summary>Draws trajectories.</summary>
    /// <param name="factors">The factors, at least one.</param>
    /// <param name="trajectories">Number of trajectories, from 2.</param>
    /// <param name="levels">Levels of the grid between the ends of each factor: an even number, from 2; Morris used 4.</param>
    /// <param name="replications">Replications at each point, from 1; chance can be told from effects from 2 on.</param>
    /// <param name="seed">Seed of the design.</param>
    public static MorrisTrajectories Of(IReadOnlyList<Factor> factors, int trajectories, int levels, int replications, ulong seed)
    {
        SpaceFilling.RequireFactors(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        if (levels < 2 || levels % 2 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(levels), levels, "the levels of a Morris grid are an even number, from 2; 4 is usual");
        }

        var points = new List<DesignPoint>();
        var moved = new int[trajectories][];
        var signs = new int[trajectories][];
        for (var trajectory = 0; trajectory < trajectories; trajectory++)
        {
            var words = new Streams(seed, 0).Sequence(Walk, (ulong)trajectory);
            moved[trajectory] = Shuffle.Of(factors.Count, ref words);
            signs[trajectory] = AddTrajectory(points, factors, trajectory, levels, moved[trajectory], ref words);
        }

        return new MorrisTrajectories([.. factors.Select(factor => factor.Name)], replications, StepOf(levels), points, moved, signs);
    }

    /// <summary>Half of the grid's levels: with it every level of the grid is as likely as any other.</summary>
    private static double StepOf(int levels) => levels / (2.0 * (levels - 1));

    private static int[] AddTrajectory(List<DesignPoint> points, IReadOnlyList<Factor> factors, int trajectory, int levels, int[] order, ref SequenceStream words)
    {
        var half = levels / 2;
        var places = new int[factors.Count];
        var signs = new int[factors.Count];
        for (var factor = 0; factor < factors.Count; factor++)
        {
            var isUp = Shuffle.Below(2, ref words) == 0;
            signs[factor] = isUp ? 1 : -1;
            places[factor] = Shuffle.Below(half, ref words) + (isUp ? 0 : half);
        }

        Add($"trajectory {trajectory}, start");
        foreach (var factor in order)
        {
            places[factor] += signs[factor] * half;
            Add($"trajectory {trajectory}, {factors[factor].Name} moved");
        }

        return [.. order.Select(factor => signs[factor])];

        void Add(string name) => points.Add(new DesignPoint(
            points.Count, name, [.. factors.Select((factor, index) => factor.Across(places[index] / (levels - 1.0)))]));
    }
}
