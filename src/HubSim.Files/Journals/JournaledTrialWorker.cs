using HubSim.Experiments.Trials;

namespace HubSim.Files.Journals;

/// <summary>
/// A worker of a laboratory that first looks whether a trial is there already, and writes each that it runs into the journal
/// as soon as it is finished. Methods ask for batches that depend on results alone: with these, a resumed experiment takes the
/// very path that it had begun.
/// </summary>
/// <param name="inner">Runs what is not there.</param>
/// <param name="records">What is there, and the journal.</param>
/// <param name="keyOf">The key of a design point's trials; an exception from it is the trial's failure.</param>
public sealed class JournaledTrialWorker(ITrialWorker inner, Records records, Func<DesignPoint, ReuseKey> keyOf) : ITrialWorker
{
    /// <inheritdoc/>
    public TrialYield Run(Trial trial, CancellationToken cancellation)
    {
        var key = new RecordKey(records.Enter(keyOf(trial.Point)), trial.Replication);
        var kept = records.FindOrMake(key, () => Make(trial, cancellation));
        return kept.Kind is RecordKind.Finished
            ? TrialCoder.Decode(kept.Bytes.Span)
            : throw new InvalidOperationException(FailureCoder.Decode(kept.Bytes.Span).Message);
    }

    private (RecordKind Kind, byte[] Bytes) Make(Trial trial, CancellationToken cancellation)
    {
        try
        {
            return (RecordKind.Finished, TrialCoder.Encode(inner.Run(trial, cancellation)));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            return (RecordKind.Failed, FailureCoder.Encode(fault.Message.ReplaceLineEndings(" "), 0));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
