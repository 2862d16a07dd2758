namespace HubSim.Experiments.Worth;

/// <summary>The benefits of policies in draws of the inputs, all of them present.</summary>
internal sealed class DecisionSample
{
    private readonly double[][][] benefit;

    /// <summary>A sample.</summary>
    /// <param name="benefit">By policy, draw and replication.</param>
    public DecisionSample(double[][][] benefit)
    {
        this.benefit = benefit;
        Means = [.. benefit.Select(policy => policy.Select(replications => replications.Average()).ToArray())];
        Leads = [.. Means.Skip(1).Select(means => means.Zip(Means[0], (own, first) => own - first).ToArray())];
        Best = Largest([.. Means.Select(means => means.Average())]);
    }

    /// <summary>Number of draws.</summary>
    public int Draws => benefit[0].Length;

    /// <summary>By policy and draw: mean over the replications.</summary>
    public double[][] Means { get; }

    /// <summary>For each policy but the first: its lead over the first in each draw.</summary>
    public IReadOnlyList<double[]> Leads { get; }

    /// <summary>The policy with the largest mean.</summary>
    public int Best { get; }

    /// <summary>Share of the draws in which a policy has the largest mean; draws with several such are shared.</summary>
    public double BestShare(int policy) => Enumerable.Range(0, Draws).Average(draw =>
    {
        var most = Means.Max(means => means[draw]);
        return Means[policy][draw] == most ? 1.0 / Means.Count(means => means[draw] == most) : 0;
    });

    /// <summary>By draw: what the best of its means leads the policy that is best without information.</summary>
    public double[] Most() => [.. Enumerable.Range(0, Draws).Select(draw => Means.Max(means => means[draw]) - Means[Best][draw])];

    /// <summary>
    /// By draw: what the policy chosen by all replications but one leads in that one, averaged over which one it is; null with
    /// one replication.
    /// </summary>
    public double[]? Least()
    {
        var replications = benefit[0][0].Length;
        return replications < 2 ? null : [.. Enumerable.Range(0, Draws).Select(draw => Enumerable.Range(0, replications).Average(left => Lead(draw, left)))];
    }

    private double Lead(int draw, int left)
    {
        var chosen = Largest([.. benefit.Select(policy => policy[draw].Sum() - policy[draw][left])]);
        return benefit[chosen][draw][left] - benefit[Best][draw][left];
    }

    private static int Largest(double[] values)
    {
        var largest = 0;
        for (var place = 1; place < values.Length; place++)
        {
            largest = values[place] > values[largest] ? place : largest;
        }

        return largest;
    }
}
