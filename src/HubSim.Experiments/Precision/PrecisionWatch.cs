using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Precision;

/// <summary>
/// Watches replications as they come, in the order of their numbers, and says when they are enough: see
/// <see cref="PrecisionRule"/>. What it says depends on their responses alone.
/// </summary>
public sealed class PrecisionWatch
{
    private readonly TargetWatch[] targets;
    private int? metSince;
    private PrecisionStanding? last;

    /// <summary>A watch over some targets.</summary>
    /// <param name="targets">The targets; at least one.</param>
    /// <param name="responses">The responses that there are, in the order in which replications give their values.</param>
    /// <param name="cap">Largest number of replications, from 2.</param>
    /// <exception cref="UnknownResponseException">A target names a response that does not exist.</exception>
    /// <exception cref="SampleTooSmallException">The cap is too small for an interval of what a target names.</exception>
    /// <exception cref="ArgumentException">A target has no meaning for its response.</exception>
    public PrecisionWatch(IReadOnlyList<PrecisionTarget> targets, IReadOnlyList<PrecisionResponse> responses, int cap = PrecisionRule.DefaultCap)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentOutOfRangeException.ThrowIfZero(targets.Count, nameof(targets));
        SampleTooSmallException.ThrowIfFewer("an interval", cap, 2);
        Cap = cap;
        RequireKnown(targets, [.. responses.Select(response => response.Name)]);
        this.targets = [.. targets.Select(target => Watch(target, responses, cap))];
    }

    /// <summary>Largest number of replications.</summary>
    public int Cap { get; }

    /// <summary>Replications taken so far, failed ones included.</summary>
    public int Taken { get; private set; }

    /// <summary>True when the targets are met as the rule wants it.</summary>
    public bool IsReached { get; private set; }

    /// <summary>True when no further replication is to be taken: the targets are met, or the cap is reached.</summary>
    public bool IsOver => IsReached || Taken >= Cap;

    /// <summary>
    /// Replications that the run is likely to take in all, by the last look; the fewest possible before the first one, and
    /// the cap when nothing can be said. For progress.
    /// </summary>
    public int Expected => (IsOver, last) switch
    {
        (true, _) => Taken,
        (_, null) => Math.Min(Cap, PrecisionRule.EndOf(PrecisionRule.Minimum)),
        (_, { More: { } more }) => Math.Min(Cap, Math.Max(last.Replications + more, Taken + 1)),
        _ => Cap,
    };

    /// <summary>Takes the next replication.</summary>
    /// <param name="responses">Values in the order of the responses, NaN where one is missing; empty if it failed.</param>
    /// <returns>True when no further replication is to be taken.</returns>
    /// <exception cref="InvalidOperationException">It was over before.</exception>
    public bool Take(ReadOnlySpan<double> responses)
    {
        if (IsOver)
        {
            throw new InvalidOperationException("the replications were enough before this one");
        }

        Taken++;
        if (!responses.IsEmpty)
        {
            foreach (var target in targets)
            {
                target.Take(responses);
            }
        }

        if (PrecisionRule.IsLook(Taken) || Taken == Cap)
        {
            Look();
        }

        return IsOver;
    }

    /// <summary>How the targets stand.</summary>
    public PrecisionStanding Stand() => last?.Replications == Taken ? last : Standing();

    private void Look()
    {
        var standing = Standing();
        if (!standing.Targets.All(target => target.IsMet))
        {
            metSince = null;
        }
        else if (Taken >= PrecisionRule.Minimum)
        {
            metSince ??= Taken;

            // At the cap there is nothing left to look ahead at.
            IsReached = Taken >= PrecisionRule.EndOf(metSince.Value) || Taken == Cap;
        }

        last = standing with { IsReached = IsReached, More = More(standing.Targets) };
    }

    private PrecisionStanding Standing()
    {
        TargetStanding[] standings = [.. targets.Select(target => target.Stand())];
        return new PrecisionStanding(Taken, Cap, IsReached, standings, More(standings));
    }

    private int? More(IReadOnlyList<TargetStanding> standings)
    {
        if (IsReached)
        {
            return 0;
        }

        // Replications that fail or have no value make up the same share of further ones.
        var needed = standings.Select(one => one.Needed is { } values && one.N > 0 ? Math.Ceiling((double)values / one.N * Taken) : double.NaN).Max();
        if (standings.Any(one => one.Needed is null) || !(needed < int.MaxValue / 2))
        {
            return null;
        }

        var begin = metSince ?? Math.Max(PrecisionRule.LookFrom((int)needed), Taken);
        return Math.Max(PrecisionRule.EndOf(begin) - Taken, 0);
    }

    /// <summary>All unknown names at once, so that nobody corrects one after the other.</summary>
    private static void RequireKnown(IReadOnlyList<PrecisionTarget> targets, IReadOnlyList<string> known)
    {
        var unknown = targets.Select(target => target.Response).Where(name => !known.Contains(name, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new UnknownResponseException(unknown, known);
        }
    }

    private static TargetWatch Watch(PrecisionTarget target, IReadOnlyList<PrecisionResponse> responses, int cap)
    {
        var place = 0;
        while (responses[place].Name != target.Response)
        {
            place++;
        }

        var kind = responses[place].Kind;
        Require(target, kind);
        SampleTooSmallException.ThrowIfFewer($"an interval of {target.Name}", cap, TargetWatch.LeastValues(target, kind));
        return new TargetWatch(target, place, kind);
    }

    private static void Require(PrecisionTarget target, ResponseKind kind)
    {
        var refusal = (kind, target) switch
        {
            (ResponseKind.Truth, { Measure: Measure.Quantile }) => $"{target.Response} is true or false and has no quantiles; give {target.Response} alone for its probability",
            (ResponseKind.Truth, { IsRelative: false, Amount: >= 0.5 }) => $"{target}: a probability lies between 0 and 1; ±0.02 means two percentage points",
            (ResponseKind.Day, { IsRelative: true }) => $"{target}: a day has no share; give days, for example ±14",
            _ => null,
        };
        if (refusal is not null)
        {
            throw new ArgumentException(refusal, nameof(target));
        }
    }
}
