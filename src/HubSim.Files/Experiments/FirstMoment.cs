using HubSim.Files.Scenarios;
using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Model;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Files.Experiments;

/// <summary>
/// Finds scenarios of which no replication could begin, such as one with a rate of arrivals above the bound that it sets for
/// it, before an experiment spends its time on trials that fail. The first moment of a few replications is run; what fails in
/// all of them is reported. What goes wrong in some only, or later, is a trial's failure.
/// </summary>
internal sealed class FirstMoment
{
    /// <summary>Replications that are begun; one that can is enough.</summary>
    private const int Replications = 5;

    private readonly Simulator simulator = new();

    /// <summary>Why no replication can begin; null when one can, or when the scenario was refused before.</summary>
    public string? Failure(LoadResult<Scenario> loaded)
    {
        if (loaded.Value is not { } scenario)
        {
            return null;
        }

        var model = new HubModel(scenario, loaded.Quantities);
        string? failure = null;
        for (var replication = 0; replication < Replications; replication++)
        {
            failure = Begin(model, replication);
            if (failure is null)
            {
                return null;
            }
        }

        return failure;
    }

    private string? Begin(HubModel model, int replication)
    {
        try
        {
            model.Begin(simulator, replication);
            return null;
        }
        catch (Exception fault) when (fault is ReplicationException or ProcessFailedException or EventLimitException)
        {
            return (fault is ProcessFailedException { InnerException: { } cause } ? cause : fault).Message.TrimEnd('.');
        }
    }
}
