namespace HubSim.Experiments.Trials;

/// <summary>
/// Where trials of some model are run. Every method of this project asks a laboratory for trials, batch after batch, and
/// knows nothing else of the model; which batches it asks for depends on results alone, never on workers or on time.
/// </summary>
public interface ILaboratory
{
    /// <summary>Names of the responses, in the order of <see cref="TrialYield.Responses"/>.</summary>
    IReadOnlyList<string> Responses { get; }

    /// <summary>Runs trials, or finds what they yielded before.</summary>
    /// <param name="trials">The trials; the same trial always gives the same result.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One result for each trial, in the order of the trials.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled; no part of the batch is handed out.</exception>
    IReadOnlyList<TrialResult> Run(IReadOnlyList<Trial> trials, CancellationToken cancellation);
}

/// <summary>What one thread needs to run trials, one after another; it may reuse its simulator and its buffers.</summary>
public interface ITrialWorker : IDisposable
{
    /// <summary>Runs one trial. An exception is the trial's failure, except for the one below.</summary>
    /// <param name="trial">The trial; the result may depend on nothing else.</param>
    /// <param name="cancellation">To be polled every few thousand events.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    TrialYield Run(Trial trial, CancellationToken cancellation);
}
