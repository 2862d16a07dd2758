using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <content>Units that are used for a time: asked for, held and given back in one wait.</content>
public sealed partial class Resource
{
    private UsePlace? usePlace;

    /// <summary>Where processes stand that use units.</summary>
    internal UsePlace UsePlace => usePlace ??= new UsePlace(this);

    /// <summary>
    /// Asks for units, holds them for a time and gives them back, all in one wait: what many a process does that is
    /// served. Await it in a process. The process is resumed once, when the units are back; or, with what was left of
    /// the time, as soon as they are taken away; or, when patience runs out, without having had them. An interrupt or a
    /// stop cuts it short wherever it is, and the units are back when the process learns of it.
    /// </summary>
    /// <param name="duration">How long the units are held; at least 0. It counts from the grant.</param>
    /// <param name="units">At least 1. May exceed the capacity: then the request waits, and blocks, until the capacity
    /// has grown.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait for the units at most; null to wait for ever, zero not to wait.</param>
    /// <param name="preempts">Whether units may be taken from less urgent holders.</param>
    /// <returns>How it has gone. Nothing is to be given back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration, units below 1, or negative
    /// patience.</exception>
    [OverloadResolutionPriority(1)]
    public UseAwaitable Use(
        TimeSpan duration, long units = 1, int priority = 0, TimeSpan? patience = null, bool preempts = false)
    {
        if (units < 1 || asked is not null)
        {
            CheckTerms(units, limit: null, owner: null);
        }

        CheckUse(duration);
        var rank = ignoresPriority ? 0 : priority;
        var terms = new Terms(units, rank, Patience.Ticks(patience, simulator), preempts, 0, null);
        return new UseAwaitable(this, duration.Ticks, terms);
    }

    /// <summary>
    /// Asks for units, holds them for a time and gives them back, all in one wait, and says what a discipline may want to
    /// know.
    /// </summary>
    /// <param name="duration">How long the units are held; at least 0. It counts from the grant.</param>
    /// <param name="units">At least 1. May exceed the capacity: then the request waits until the capacity has
    /// grown.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait for the units at most; null to wait for ever, zero not to wait.</param>
    /// <param name="preempts">Whether units may be taken from less urgent holders.</param>
    /// <param name="limit">How long the units will be held at most, above 0, for a discipline that goes by it: it is told
    /// this, and never the duration. Nothing happens to a use that overruns it.</param>
    /// <param name="owner">On whose account it is.</param>
    /// <returns>How it has gone. Nothing is to be given back.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative duration, units below 1, negative patience, or a limit
    /// that is not above 0.</exception>
    /// <exception cref="ArgumentException">The discipline needs a limit or an owner, and there is none.</exception>
    public UseAwaitable Use(
        TimeSpan duration,
        long units = 1,
        int priority = 0,
        TimeSpan? patience = null,
        bool preempts = false,
        TimeSpan? limit = null,
        object? owner = null)
    {
        CheckTerms(units, limit, owner);
        CheckUse(duration);
        var rank = ignoresPriority ? 0 : priority;
        var terms = new Terms(
            units, rank, Patience.Ticks(patience, simulator), preempts, Terms.Ticks(limit), owner);
        return new UseAwaitable(this, duration.Ticks, terms);
    }

    /// <summary>Notes in the process that executes what it is about to ask for.</summary>
    internal void NoteUse(long duration, in Terms terms)
    {
        var process = simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        simulator.RefuseIfStale(epoch);
        process.UseTicks = duration;
        NoteUse(process, terms);
        if (asked is not null)
        {
            latest = terms;
        }
    }

    /// <summary>Makes the request that the executing process has noted.</summary>
    internal void BeginUse(ProcessBox process)
    {
        if (TryBeginUse(process, latest))
        {
            BeginGranted(process);
        }
        else
        {
            EnqueueRequest(process);
        }
    }

    /// <summary>Makes the request of one of several waits.</summary>
    internal void BeginUse(Branch branch, in Terms terms)
    {
        NoteUse(branch, terms);
        var isGranted = TryBeginUse(branch, terms);
        if (branch.HasEnded)
        {
            // It took units from another of these waits, which ended that one, and with it all of them.
            if (isGranted)
            {
                Release(branch.Holding);
            }
        }
        else if (isGranted)
        {
            BeginGranted(branch);
        }
        else
        {
            EnqueueOn(branch, terms);
        }
    }

    /// <summary>How the use of a process has gone that was just resumed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Usage UsageOf(ProcessBox process)
    {
        var (left, held) = process.IsServed
            ? (process.Request, process.UseTicks - process.Request)
            : (process.UseTicks, 0);
        var waited = simulator.NowTicks - process.WaitingSince - held;
        return new Usage(process.IsServed, new TimeSpan(waited), new TimeSpan(left));
    }

    private void NoteUse(ProcessBox process, in Terms terms)
    {
        process.RequestPriority = terms.Priority;
        process.RequestPreempts = terms.Preempts;
        Note(process, terms.Units, terms.Patience, isGranted: false);
    }

    private bool TryBeginUse(ProcessBox process, in Terms terms) => asked is null
        ? TryGrantAtOnce(process.Request, process.RequestPriority, process.RequestPreempts, out process.Holding)
        : TryGrantByDiscipline(process, terms, out process.Holding);

    // What was granted may be lost again before the process is told: by what those do who lost their units to it.
    private void BeginGranted(ProcessBox process)
    {
        if (IsLost(process.Holding))
        {
            UsePlace.WakeAtOnce(process);
        }
        else
        {
            UsePlace.Begin(process);
        }
    }

    private void CheckUse(TimeSpan duration)
    {
        if (duration.Ticks < 0)
        {
            RefuseUse(duration);
        }
    }

    // Apart, so that the check is small enough to be compiled into every use.
    [DoesNotReturn]
    private void RefuseUse(TimeSpan duration) => throw new ArgumentOutOfRangeException(
        nameof(duration), duration, $"A use of '{Name}' cannot take a negative time{simulator.Where}.");
}
