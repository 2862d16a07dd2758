using HubSim.Experiments.Runner;
using HubSim.Kernel;
using HubSim.Model;

namespace HubSim.Cli.Running;

/// <summary>A thread's share in a validation: the common model and a simulator of its own.</summary>
/// <param name="model">The model; shared, immutable.</param>
sealed class SurveyWorker(HubModel model) : IReplicationWorker<IReadOnlyList<double>>
{
    private readonly Simulator simulator = new();

    /// <inheritdoc/>
    public IReadOnlyList<double> Run(int replication, CancellationToken cancellation) => model.Survey(simulator, replication, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        // A simulator holds no more than memory.
    }
}
