using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Trials;

/// <summary>A laboratory of a plain function, in this thread. It refuses to run a trial twice.</summary>
/// <param name="responses">Names of the responses.</param>
/// <param name="model">The responses of a trial; it may throw.</param>
sealed class FunctionLaboratory(IReadOnlyList<string> responses, Func<Trial, double[]> model) : ILaboratory
{
    private readonly HashSet<(int Point, int Replication)> seen = [];

    public IReadOnlyList<string> Responses => responses;

    /// <summary>All trials so far.</summary>
    public List<Trial> Trials { get; } = [];

    public IReadOnlyList<TrialResult> Run(IReadOnlyList<Trial> trials, CancellationToken cancellation) => [.. trials.Select(Run)];

    private TrialResult Run(Trial trial)
    {
        Assert.True(seen.Add((trial.Point.Number, trial.Replication)), $"point {trial.Point.Number} ran replication {trial.Replication} twice");
        Trials.Add(trial);
        try
        {
            return new TrialResult(trial, new TrialYield(model(trial)), null);
        }
        catch (InvalidOperationException e)
        {
            return new TrialResult(trial, null, e.Message);
        }
    }
}

/// <summary>Random numbers of models in tests.</summary>
static class Noise
{
    /// <summary>A standard normal number that depends on the replication and a name, not on the point: common random numbers.</summary>
    public static double Common(ulong seed, int replication, string name)
    {
        var draw = new Kernel.Random.Streams(seed, replication).Draw(new Kernel.Random.Purpose(name), 0, 0);
        return new Kernel.Random.Normal(0, 1).Quantile(draw.NextUniform());
    }

    /// <summary>A standard normal number that depends on the point too.</summary>
    public static double Own(ulong seed, Trial trial, string name)
    {
        var draw = new Kernel.Random.Streams(seed, trial.Replication).Draw(new Kernel.Random.Purpose(name), (ulong)trial.Point.Number, 1);
        return new Kernel.Random.Normal(0, 1).Quantile(draw.NextUniform());
    }
}
