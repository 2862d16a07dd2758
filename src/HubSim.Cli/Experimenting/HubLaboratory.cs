using HubSim.Cli.Output;
using HubSim.Experiments.Trials;
using HubSim.Files.Journals;
using HubSim.Files.Scenarios;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Experimenting;

/// <summary>
/// Turns design points into models: the study says what a point changes, the scenario that was read once is made a record
/// with these changes in it. The latest models are kept, for all threads together.
/// </summary>
/// <param name="setup">The scenarios.</param>
/// <param name="study">What a point means, and what a replication yields.</param>
sealed class HubLaboratory(StudySetup setup, Study study)
{
    /// <summary>Most models that are kept at once; one of the base scenario takes about a megabyte.</summary>
    private const int MostModels = 128;

    private readonly Dictionary<int, Lazy<PointModel>> models = [];
    private readonly Queue<int> order = [];
    private readonly Lock gate = new();
    private readonly Study study = study;
    private readonly string detail = YieldDetail.Of(study, setup);

    /// <summary>A worker for one thread.</summary>
    public ITrialWorker CreateWorker() => new Worker(this);

    /// <summary>The scenario of a point with everything in it, or what is wrong with it.</summary>
    public LoadResult<Scenario> Load(DesignPoint point)
    {
        var binding = study.Bind(point);
        return setup.Policies[binding.Policy].Bind(binding.Changes);
    }

    /// <summary>The model of a point.</summary>
    /// <exception cref="InvalidOperationException">The scenario refuses the point's levels.</exception>
    public HubModel ModelOf(DesignPoint point) => Of(point).Model;

    /// <summary>The key under which the trials of a point are kept.</summary>
    /// <exception cref="InvalidOperationException">The scenario refuses the point's levels.</exception>
    public ReuseKey KeyOf(DesignPoint point) => Of(point).Key;

    private PointModel Of(DesignPoint point)
    {
        Lazy<PointModel>? model;
        lock (gate)
        {
            if (!models.TryGetValue(point.Number, out model))
            {
                model = new Lazy<PointModel>(() => Create(point));
                models.Add(point.Number, model);
                order.Enqueue(point.Number);
                if (order.Count > MostModels)
                {
                    models.Remove(order.Dequeue());
                }
            }
        }

        return model.Value;
    }

    private PointModel Create(DesignPoint point)
    {
        var loaded = Load(point);
        return loaded.Value is { } scenario
            ? new PointModel(new HubModel(scenario, loaded.Quantities), new ReuseKey(ModelVersion.Current, loaded.InputsSha256, (ulong)scenario.Run.Seed, detail))
            : throw new InvalidOperationException(
                $"the scenario refuses this point: {string.Join("; ", loaded.Diagnostics.Select(one => $"{one.Path}: {one.Message}"))}");
    }

    /// <summary>A point's model, and the key of its trials.</summary>
    private sealed record PointModel(HubModel Model, ReuseKey Key);

    /// <summary>A thread's share: a simulator of its own.</summary>
    private sealed class Worker(HubLaboratory owner) : ITrialWorker
    {
        private readonly Simulator simulator = new();

        public TrialYield Run(Trial trial, CancellationToken cancellation)
        {
            try
            {
                return owner.study.Yield(owner.ModelOf(trial.Point), simulator, trial.Replication, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                throw new InvalidOperationException(Words.Message(fault), fault);
            }
        }

        public void Dispose()
        {
            // A simulator holds no more than memory.
        }
    }
}
