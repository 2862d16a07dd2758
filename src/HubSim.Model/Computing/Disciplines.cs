using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>Makes the queue discipline that a scenario asks for; each partition has one of its own.</summary>
static class Disciplines
{
    /// <summary>A new discipline; null for the order that resources have built in.</summary>
    public static QueueDiscipline? Make(World world, Compute compute) => compute.Discipline switch
    {
        null or JobDiscipline.Priority => null,
        JobDiscipline.FirstCome => new FirstCome(),
        JobDiscipline.ShortestFirst => new ShortestFirst(),
        JobDiscipline.FairShare => new FairShare(Durations.Days(world.Inputs[compute.FairShareHalfLife!])),
        JobDiscipline.EasyBackfill => new EasyBackfill(compute.BackfillDepth!.Value),
        JobDiscipline.ConservativeBackfill => new ConservativeBackfill(compute.BackfillDepth!.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
