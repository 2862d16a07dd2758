using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting;

/// <summary>
/// One kind of experiment. This is all that a kind has to say; files, threads, progress, results and exit codes are the same
/// for all. To add a kind:
/// <list type="number">
/// <item>a sealed record of its keys in HubSim.Files/Experiments, below <see cref="ScenarioExperiment"/>,
/// <see cref="FactorExperiment"/> or <see cref="PolicyExperiment"/>, and its line in <see cref="ExperimentKinds"/>. Keys that
/// name responses or scenarios are marked with <see cref="NamesAttribute"/>; every <see cref="Factor"/> in the record is held
/// against the scenario and comes out in <see cref="StudySetup.Factors"/>;</item>
/// <item>a class below this one, which says its <see cref="Outline"/>, asks the laboratory for trials, batch after batch, hands
/// what came to a method of HubSim.Experiments, and makes tables of the answer;</item>
/// <item>its line in <see cref="Studies"/>, its section in docs/experiments.md, a file in scenarios/experiments.</item>
/// </list>
/// Which batches a study asks for may depend on results, never on workers or time. A trial that failed comes back as one: a
/// study leaves it out of the numbers and says how many points or pairs are incomplete.
/// </summary>
/// <param name="setup">What it begins with.</param>
abstract class Study(StudySetup setup)
{
    /// <summary>What would run.</summary>
    public abstract Outline Outline { get; }

    /// <summary>The levels of a design point: what points.parquet says of it. Unless overridden, the factors.</summary>
    public virtual IReadOnlyList<LevelColumn> Levels => [.. setup.Factors.Select(LevelColumn.Of)];

    /// <summary>Names of the responses that a trial yields. Unless overridden, those of the first scenario.</summary>
    public virtual IReadOnlyList<Column> Responses => setup.Responses;

    /// <summary>
    /// Name of what <see cref="Yield"/> makes of a replication; two studies with the same one may use each other's trials.
    /// </summary>
    public virtual string YieldName => "responses";

    /// <summary>What it begins with.</summary>
    protected StudySetup Setup => setup;

    /// <summary>Refuses what a few replications show to be without answer, before the first trial. Unless overridden, nothing.</summary>
    /// <exception cref="UnsuitableException">There can be no answer; the message says what to change.</exception>
    public virtual void Check()
    {
        // Most kinds need nothing but what the loader knows.
    }

    /// <summary>The scenario of a design point. Unless overridden, the first one, with every factor at its level.</summary>
    public virtual PointBinding Bind(DesignPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new PointBinding(0, [.. setup.Factors.Zip(point.Levels, (factor, level) => factor.Change(level, point.Name))]);
    }

    /// <summary>Runs one trial. Unless overridden, a whole replication and its responses, without attachment.</summary>
    public virtual TrialYield Yield(HubModel model, Simulator simulator, int replication, CancellationToken cancellation) =>
        new(InOrder(model, model.Run(simulator, replication, cancellation).Responses));

    /// <summary>Runs the trials and says what they mean.</summary>
    /// <param name="laboratory">Where trials are run; it keeps them for points.parquet and trials.parquet.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="StudyException">There is no answer, for example because too many trials failed.</exception>
    public abstract StudyReport Run(ILaboratory laboratory, CancellationToken cancellation);

    /// <summary>The responses of a model in the order of <see cref="Responses"/>, NaN where it lacks one.</summary>
    protected IReadOnlyList<double> InOrder(HubModel model, IReadOnlyList<double> responses)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(responses);
        var own = model.Responses;
        if (own.Count == Responses.Count && own.Zip(Responses).All(pair => pair.First.Name == pair.Second.Name))
        {
            return responses;
        }

        var byName = own.Select((column, i) => (column.Name, Value: responses[i])).ToDictionary(StringComparer.Ordinal);
        return [.. Responses.Select(column => byName.GetValueOrDefault(column.Name, double.NaN))];
    }
}

/// <summary>What a study would run, for `--dry-run` and for the time to go.</summary>
/// <param name="Points">Number of design points; at most, if <paramref name="IsMost"/>.</param>
/// <param name="Trials">Number of trials; at most, if <paramref name="IsMost"/>.</param>
/// <param name="IsMost">True when the study decides on its way how many it needs.</param>
/// <param name="Pilots">A few points to try, from which the time is estimated.</param>
/// <param name="Design">One line on the design, for people.</param>
sealed record Outline(int Points, int Trials, bool IsMost, IReadOnlyList<DesignPoint> Pilots, string Design);

/// <summary>The scenario of a design point.</summary>
/// <param name="Policy">Position of the scenario among the experiment's.</param>
/// <param name="Changes">Changes to it.</param>
sealed record PointBinding(int Policy, IReadOnlyList<Change> Changes);

/// <summary>What a study found.</summary>
/// <param name="Tables">The kind's own tables.</param>
/// <param name="Summary">The rows that a planner opens in a spreadsheet; also in the JSON.</param>
/// <param name="Text">The answer for the terminal, 80 columns wide.</param>
sealed record StudyReport(IReadOnlyList<Files.Results.ResultTable> Tables, Table Summary, string Text)
{
    /// <summary>What a reader must know before trusting the answer, one sentence each; they go to the standard error.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Further files by name, texts that others take over as they are.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    /// <summary>False when a precision or guarantee that was asked for was not reached: exit code 3.</summary>
    public bool IsMet { get; init; } = true;
}

/// <summary>A study cannot give an answer from what came. The message is meant for the user.</summary>
sealed class StudyException(string message) : Exception(message);
