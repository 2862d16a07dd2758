using HubSim.Model.Inputs;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>What jobs firms submit, and when: the demand of a scenario with job types, resolved for a replication.</summary>
sealed class Workload
{
    private readonly JobKind[] kinds;
    private readonly StagePlan[][] plans;
    private readonly Chance?[] scales;
    private readonly Chance? batch;

    /// <summary>Resolves the demand.</summary>
    public Workload(World world, Compute compute, Named<JobType> types)
    {
        batch = compute.Batch;
        kinds = [.. types.Select((entry, index) => new JobKind(index, entry.Value, world.Inputs, compute.LargeFromCards!.Value, compute.Discipline is JobDiscipline.ShortestFirst or JobDiscipline.EasyBackfill or JobDiscipline.ConservativeBackfill))];
        var demands = world.Scenario.Firms.Strategies.Select(strategy => compute.Demand.First(entry => entry.Key == strategy.Key).Value).ToList();
        scales = [.. demands.Select(demand => demand.Scale)];
        JobMoments[] moments = compute.Detail is ComputeDetail.Days ? [.. kinds.Select(kind => kind.SmallMoments())] : [];
        var names = types.Select(entry => entry.Key).ToList();
        var sizes = BatchSizes.Of(batch);
        plans = [.. demands.Select(demand => demand.Stages!.Select(stage => new StagePlan(demand, stage, names, kinds, moments, sizes, world.Inputs)).ToArray())];
        Clock = new WeekClock(world.Scenario.Clock.Start, compute.Rhythm, world.Inputs);
    }

    /// <summary>The rhythm of the week.</summary>
    public WeekClock Clock { get; }

    /// <summary>All plans, in the order of strategies and stages.</summary>
    public IEnumerable<StagePlan> Plans => plans.SelectMany(stages => stages);

    /// <summary>What a firm submits at its present stage.</summary>
    public StagePlan PlanOf(Firm firm)
    {
        var stages = plans[firm.Strategy];
        return stages[Math.Min(firm.Money.Rounds, stages.Length - 1)];
    }

    /// <summary>How many times as many jobs as others a firm submits.</summary>
    public double ScaleOf(World world, Firm firm)
    {
        if (scales[firm.Strategy] is not { } scale)
        {
            return 1;
        }

        var draw = world.Streams.Draw(firm.Streams.JobScale, firm.Candidate, 0);
        return scale.Distribution.Quantile(draw.NextUniform());
    }

    /// <summary>Jobs of a submission, from its uniform number.</summary>
    public int BatchAt(double uniform) => batch is null ? 1 : BatchSizes.Round(batch.Distribution.Quantile(uniform));

    /// <summary>The next job of a sequence; always takes <see cref="JobKind.WordsPerJob"/> words.</summary>
    public Job Next(StagePlan plan, ref SequenceStream words, bool isLarge)
    {
        var kind = plan.Choose(words.NextUniform(), isLarge, out var rest);
        return kinds[kind].Draw(ref words, isLarge, rest);
    }
}

/// <summary>How many jobs submissions bring on average.</summary>
/// <param name="Mean">Mean number.</param>
/// <param name="Square">Mean square.</param>
readonly record struct BatchSizes(double Mean, double Square)
{
    /// <summary>By the midpoint rule on quantiles.</summary>
    public static BatchSizes Of(Chance? batch)
    {
        if (batch is null)
        {
            return new(1, 1);
        }

        const int Points = 4096;
        double mean = 0, square = 0;
        for (var i = 0; i < Points; i++)
        {
            double size = Round(batch.Distribution.Quantile((i + 0.5) / Points));
            mean += size / Points;
            square += size * size / Points;
        }

        return new(mean, square);
    }

    /// <summary>A whole number of jobs.</summary>
    public static int Round(double size) => Math.Max(1, (int)Math.Round(size));
}
