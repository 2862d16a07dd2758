using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Services;
using HubSim.Model.Worlds;

namespace HubSim.Model.Building;

/// <summary>
/// How a firm builds: experiments, data, a training run, evaluation, filing, launch, and then the next model.
/// </summary>
/// <param name="world">The replication.</param>
/// <param name="rules">What models take.</param>
sealed class ModelBuilding(World world, BuildingRules rules)
{
    private readonly double speedPerQuality = world.Inputs[rules.SpeedPerQuality];
    private readonly TimeSpan retryAfter = ModelTime.Months(world.Inputs[rules.TrainingRetry]);
    private readonly double[] filedShares = [.. rules.Strategies.Select(entry => world.Inputs[entry.Value.FiledShare])];

    /// <summary>A firm builds one model after the other for as long as it lives.</summary>
    public async Process Build(Firm firm)
    {
        await Visit(firm, PlatformKind.Services, 0);
        for (var number = 0UL; ; number++)
        {
            var plan = Plan(firm, number);
            await Experiment(firm, plan);
            if (plan.TrainingCards > 0 && plan.TrainingHours > 0)
            {
                await Visit(firm, PlatformKind.Data, number);
                await Train(firm, plan);
            }

            await Visit(firm, PlatformKind.Evaluation, number);
            if (plan.IsFiled && world.Regulator is { } regulator)
            {
                firm.Progress.Phase = Phase.Filing;
                await regulator.File(firm, number);
                firm.Progress.Filed++;
            }

            firm.Progress.Launch(world.Simulator.Now);
            world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
            await world.Simulator.Hold(plan.NextAfter);
        }
    }

    /// <summary>
    /// People and cards work side by side: the experiments are over when the team has done its work and the jobs have
    /// given enough results. A team that is not complete works more slowly, from the moment its number changes.
    /// </summary>
    private async Process Experiment(Firm firm, ModelPlan plan)
    {
        firm.Progress.Phase = Phase.Experiments;
        var enough = firm.Progress.CardHours + plan.CardHours;
        var left = plan.WorkMonths;
        while (left > 0)
        {
            var strength = firm.Team.Strength;
            var begun = world.Simulator.Now;
            var whole = strength > 0 ? ModelTime.Months(left / strength) : Durations.Forever;
            var hasChanged = await firm.Team.Changed.Wait(whole);
            left = hasChanged ? left - (strength * ((world.Simulator.Now - begun) / ModelTime.Month)) : 0;
        }

        if (world.Pool is not null && !firm.Progress.Needs(enough - firm.Progress.CardHours))
        {
            await firm.Progress.Enough.Wait();
        }
    }

    /// <summary>
    /// The training run: a large job that queues for cards, and is tried again after a while if it got none. Without compute
    /// its cards are there at once.
    /// </summary>
    private async Process Train(Firm firm, ModelPlan plan)
    {
        firm.Progress.Phase = Phase.Training;
        if (world.Pool is not { } pool)
        {
            await world.Simulator.Hold(Durations.Hours(plan.TrainingHours));
            return;
        }

        while (!await pool.Train(firm, plan.TrainingCards, plan.TrainingHours))
        {
            await world.Simulator.Hold(retryAfter);
        }
    }

    private async Process Visit(Firm firm, PlatformKind kind, ulong number)
    {
        if (world.Platforms is { } platforms)
        {
            firm.Progress.Phase = kind switch
            {
                PlatformKind.Data => Phase.Data,
                PlatformKind.Evaluation => Phase.Evaluation,
                _ => firm.Progress.Phase,
            };
            await platforms.Visit(firm, kind, number);
        }
    }

    /// <summary>
    /// What a model will take: all luck of it in one block, in a fixed order. Open models lower the compute that it takes,
    /// and a firm that was at work before it came is somewhere in the middle of the experiments for its next one.
    /// </summary>
    private ModelPlan Plan(Firm firm, ulong number)
    {
        var terms = rules.Strategies[firm.Strategy].Value;
        var entry = world.OpenModels?.EntryCost(firm.Strategy) ?? 1;
        var speed = Elementary.Pow(speedPerQuality, firm.Traits.Quality);
        var draw = world.Streams.Draw(firm.Streams.Building, firm.Candidate, number);
        var ahead = draw.NextUniform();
        var part = (number == 0 && firm.Brought.Age > TimeSpan.Zero ? ahead : 1) / speed;
        return new ModelPlan(
            terms.Work.Distribution.Quantile(draw.NextUniform()) * part,
            terms.Experiments.Distribution.Quantile(draw.NextUniform()) * entry * part,
            (long)Math.Round(terms.TrainingCards.Distribution.Quantile(draw.NextUniform())),
            terms.TrainingHours.Distribution.Quantile(draw.NextUniform()) * entry,
            draw.NextUniform() < filedShares[firm.Strategy],
            ModelTime.Months(terms.NextAfter.Distribution.Quantile(draw.NextUniform())));
    }
}

/// <summary>What one model of one firm takes.</summary>
/// <param name="WorkMonths">Months of the whole wanted team for the experiments.</param>
/// <param name="CardHours">Useful compute of the experiments.</param>
/// <param name="TrainingCards">Cards of the training run; 0 for none.</param>
/// <param name="TrainingHours">Duration of the training run once it has its cards; 0 for none.</param>
/// <param name="IsFiled">Whether it must be filed.</param>
/// <param name="NextAfter">Time from its launch to the beginning of the next.</param>
sealed record ModelPlan(
    double WorkMonths, double CardHours, long TrainingCards, double TrainingHours, bool IsFiled, TimeSpan NextAfter);
