using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Scenes with job types: a fixed number of firms that do nothing but submit jobs.</summary>
static class JobScenes
{
    public static JobType Type(Distribution? cards = null, Distribution? hours = null, double failed = 0, double resubmitted = 0, Distribution? overEstimate = null, int @class = 0, double portable = 0) => new()
    {
        Class = @class,
        Cards = Scenes.Sometimes(cards ?? new Constant(1)),
        Duration = Scenes.Sometimes(hours ?? new Exponential(2)),
        Cancelled = Scenes.Fixed(0),
        CancelledAfter = Scenes.Always(0.5),
        Failed = Scenes.Fixed(failed),
        FailedAfter = Scenes.Always(0.5),
        Resubmitted = Scenes.Fixed(resubmitted),
        OverEstimate = Scenes.Sometimes(overEstimate ?? new Constant(2)),
        LongestLimit = Scenes.Fixed(1e6),
        Portable = Scenes.Fixed(portable),
    };

    public static Compute Typed(double cards, double jobsPerDay, params (string Name, JobType Type)[] types) => new()
    {
        Cards = [new CardsStep { From = Scenes.Start, Value = Scenes.Fixed(cards) }],
        Reach = Scenes.Fixed(1),
        Price = [new PriceStep { From = Scenes.Start, Value = Scenes.Fixed(10) }],
        Market = null,
        LargeFromCards = 64,
        JobTypes = Scenes.Names(types),
        Demand = Scenes.Names(("any", new Demand
        {
            Jobs = Scenes.Fixed(jobsPerDay),
            Stages = [new DemandStage { Factor = Scenes.Fixed(1), Mix = Scenes.Names([.. types.Select(type => (type.Name, Scenes.Fixed(1)))]) }],
        })),
    };

    public static Scenario City(Compute compute, int days = 365, int firms = 20) => Scenes.Empty(days) with
    {
        Founding = new Founding { Count = firms },
        Compute = compute,
        Limits = new Limits { MaxEventsPerReplication = 1_000_000_000, MaxEntities = 10_000_000 },
    };
}
