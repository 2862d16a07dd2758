using HubSim.Cli.Running;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Storing;

namespace HubSim.Cli.Reusing;

/// <summary>
/// A run in hand: its folder, its journal, and the store it may take from. A run that ends by a fault or by a signal leaves
/// its journal, if anything stands in it; a run that is done gives it to the store.
/// </summary>
sealed class Work : IDisposable
{
    private readonly JournalPlan plan;
    private readonly ReuseOptions options;
    private readonly string? storeFolder;
    private readonly Store? store;
    private readonly DateTimeOffset? firstStarted;

    private Work(RunFolder folder, Records records, JournalPlan plan, ReuseOptions options, string? storeFolder, Store? store, DateTimeOffset? firstStarted)
    {
        Folder = folder;
        Records = records;
        this.plan = plan;
        this.options = options;
        this.storeFolder = storeFolder;
        this.store = store;
        this.firstStarted = firstStarted;
        folder.IsKept = () => IsWorthKeeping;
    }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>What is there already, and the journal.</summary>
    public Records Records { get; }

    /// <summary>Key of the replications of a run.</summary>
    public EntryId Entry => plan.Key().Id();

    /// <summary>True when something would be lost with the journal.</summary>
    public bool IsWorthKeeping => Records.Resumed + Records.Count(RecordSource.Simulated) > 0;

    /// <summary>The command that goes on with the run.</summary>
    public string ResumeCommand => $"hubsim {plan.Command} --resume {Folder.FinalPath}";

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="plan">What is to run.</param>
    /// <param name="output">Folder of all results.</param>
    /// <param name="options">What the user says of earlier work.</param>
    /// <param name="unfinished">The run to go on with, whose plan is the same; null for a new one.</param>
    /// <exception cref="ResultsException">A folder cannot be written.</exception>
    /// <exception cref="JournalException">The journal is in use.</exception>
    public static Work Begin(JournalPlan plan, string output, ReuseOptions options, UnfinishedRun? unfinished)
    {
        // Another kernel gives the same results, and a run with it is there to show that: it finds out by itself.
        // Jobs and events of a few runs would fill the store, which keeps no files beside its journals.
        var isAlone = plan.Options.ContainsKey(JournalPlans.Kernel) || plan.Detail.Split('+').Intersect([RunRequest.Jobs, RunRequest.Events], StringComparer.Ordinal).Any();
        var shelf = isAlone ? null : options.StoreFor(output);
        var stored = shelf is null ? null : Store.Open(shelf);
        var folder = unfinished is null ? RunFolder.Claim(output, plan.Name) : RunFolder.Reopen(unfinished);
        try
        {
            JournalContent? content = null;
            var journal = unfinished is null ? Journal.Begin(folder.JournalPath, plan) : Journal.Continue(folder.JournalPath, out content);
            var records = new Records(journal, content, stored);
            if (content is not null)
            {
                folder.Clear(records);
                ReportDamage(content, folder);
            }

            return new Work(folder, records, plan, options, shelf, stored, content?.Plan.Started);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Does the work; a fault of the file system also says that the journal survives it, and how to go on.</summary>
    /// <param name="work">Gives an exit code.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public int Keeping(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ResultsException cause) when (IsWorthKeeping)
        {
            throw new ResultsException($"{cause.Message} What is finished is kept; to go on: {ResumeCommand}", cause);
        }
    }

    /// <summary>Closes the journal, so that its folder can be moved.</summary>
    public void Close() => Records.Dispose();

    /// <summary>Gives the journal of a run that is done, in a folder that has its name, to the store.</summary>
    public void HandIn()
    {
        var journal = Path.Combine(Folder.FinalPath, Journal.Name);
        if (storeFolder is null)
        {
            File.Delete(journal);
            return;
        }

        store!.Touch(WallClock.Now);
        if (Store.TakeIn(journal, storeFolder, WallClock.Now, options.Cap) is { } trouble)
        {
            Terminal.Messages.WriteLine($"hubsim: nothing was kept for later runs in {storeFolder}: {trouble}");
        }
    }

    /// <summary>Where the replications come from, for the manifest and the summary.</summary>
    /// <param name="simulated">Replications in the results that were simulated now.</param>
    /// <param name="fromJournal">Those from the journal.</param>
    /// <param name="fromStore">Those from the store.</param>
    /// <param name="key">A key that was not in the store, if nothing came from it; null for that of a run.</param>
    /// <param name="resolved">The resolved scenario that the key stands for; null for that of a run.</param>
    public ReuseEntry Reuse(int simulated, int fromJournal, int fromStore, ReuseKey? key = null, string? resolved = null) =>
        new(simulated, fromJournal, fromStore)
        {
            Resumed = firstStarted is not null,
            FirstStarted = firstStarted,
            Store = storeFolder,
            Missed = store is not null && fromStore == 0 && simulated > 0 ? StoreMiss.Explain(store, key ?? plan.Key(), resolved ?? plan.Resolved) : null,
        };

    /// <inheritdoc/>
    public void Dispose()
    {
        Records.Dispose();
        Folder.Dispose();
    }

    private static void ReportDamage(JournalContent content, RunFolder folder)
    {
        if (content.Damaged > 0)
        {
            Terminal.Messages.WriteLine($"hubsim: the journal of {folder.Name} is damaged in {Output.Words.Count(content.Damaged, "place")}; what stood there is simulated again");
        }
    }
}
