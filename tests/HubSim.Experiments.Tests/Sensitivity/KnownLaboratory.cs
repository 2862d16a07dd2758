using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Sensitivity;

/// <summary>A laboratory for functions with known answers.</summary>
internal static class KnownLaboratory
{
    private static readonly Purpose Noise = new("test/noise");

    /// <summary>A model without chance.</summary>
    public static ThreadedLaboratory Of(Func<IReadOnlyList<double>, double> function, int workers = 1) =>
        Of((levels, _) => function(levels), workers);

    /// <summary>A model with chance: the function gets standard normal noise that hangs on the replication alone.</summary>
    public static ThreadedLaboratory Of(Func<IReadOnlyList<double>, Func<int, double>, double> function, int workers = 1, ulong seed = 42) =>
        new(["y"], workers, () => new Worker((trial, normal) => function(trial.Point.Levels, normal), seed, false));

    /// <summary>A model with chance that differs between points even when they share their replication number.</summary>
    public static ThreadedLaboratory Chaotic(Func<IReadOnlyList<double>, Func<int, double>, double> function, int workers = 1, ulong seed = 42) =>
        new(["y"], workers, () => new Worker((trial, normal) => function(trial.Point.Levels, normal), seed, true));

    /// <summary>Runs trials, each of which must yield a value.</summary>
    public static IReadOnlyList<TrialResult> RunAll(this ThreadedLaboratory laboratory, IReadOnlyList<Trial> trials)
    {
        using (laboratory)
        {
            return laboratory.Run(trials, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Worker(Func<Trial, Func<int, double>, double> function, ulong seed, bool isChaotic) : ITrialWorker
    {
        public TrialYield Run(Trial trial, CancellationToken cancellation)
        {
            var streams = new Streams(seed, trial.Replication);
            var entity = isChaotic ? (ulong)trial.Point.Number + 1 : 0;
            return new TrialYield([function(trial, which => new Normal(0, 1).Quantile(streams.Draw(Noise, entity, (ulong)which).NextUniform()))]);
        }

        public void Dispose()
        {
        }
    }
}
