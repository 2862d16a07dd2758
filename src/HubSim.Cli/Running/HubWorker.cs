using HubSim.Experiments.Runner;
using HubSim.Files.Results;
using HubSim.Kernel;
using HubSim.Model;

namespace HubSim.Cli.Running;

/// <summary>A thread's share in a run: the common model and a simulator of its own.</summary>
/// <param name="model">The model; shared, immutable.</param>
/// <param name="kernel">Which kernel drives it.</param>
/// <param name="spools">Take the rows of long tables; null for nobody.</param>
sealed class HubWorker(HubModel model, string kernel, DetailSpools? spools = null) : IReplicationWorker<HubReplication>
{
    private readonly Simulator simulator = Kernels.Create(kernel);

    /// <inheritdoc/>
    public HubReplication Run(int replication, CancellationToken cancellation)
    {
        try
        {
            return model.Run(simulator, replication, cancellation, sinks: spools?.Begin(replication));
        }
        catch (Exception fault)
        {
            // What it had run until then counts as work done.
            fault.Data[nameof(HubReplication.Events)] = simulator.EventCount;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A simulator holds no more than memory.
    }
}
