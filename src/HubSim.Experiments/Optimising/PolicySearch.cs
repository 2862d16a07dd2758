using HubSim.Experiments.Designs;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Optimising;

/// <summary>
/// Looks for the best policy when every look is noisy. All policies meet the same replications (common random numbers) and are
/// judged by their difference from the base policy on them. A first set of policies fills the space; then each round fits
/// Gaussian processes, tries the policies of the largest expected improvement and gives the leaders more replications,
/// reusing those they have; at the end the finalists get as many as any may have. The winner is then run, with the base, on
/// fresh replications that had no part in the search.
/// <para>
/// What it does not promise: that no better policy exists, or that the winner is the best of those tried. What it does: the
/// interval of the winner, and of its difference from the base, covers the truth as often as it says.
/// </para>
/// <para>What is tried next depends on results alone, so that nothing depends on the number of workers.</para>
/// </summary>
public sealed class PolicySearch
{
    private const int Finalists = 3;
    private const int RandomLooks = 500;
    private const int Leaders = 5;
    private const int LooksAroundLeader = 60;
    private const int Shortlist = 80;
    private const int MostTries = 1000;

    /// <summary>Squared distance in the unit cube within which two policies are the same.</summary>
    private const double Same = 1e-10;

    private static readonly Purpose Looking = new("optimisation/looking");

    private readonly ILaboratory laboratory;
    private readonly PolicySpace space;
    private readonly OptimisationPlan plan;
    private readonly int[] places;
    private readonly TriedPolicy reference;
    private readonly List<TriedPolicy> policies = [];
    private int trials;
    private int numbers = 1;
    private int rounds;

    /// <summary>A search.</summary>
    /// <param name="laboratory">Where trials are run. The levels of a design point are the levers' values, in their order.</param>
    /// <param name="levers">What a policy decides.</param>
    /// <param name="budget">What the levers may cost together; null for no bound.</param>
    /// <param name="plan">What is to be found.</param>
    /// <param name="reference">The base policy, numbered 0. If its levels are values that the levers may have, it may win.</param>
    /// <exception cref="UnsuitableException">Something does not suit; the message says what and what to do.</exception>
    public PolicySearch(ILaboratory laboratory, IReadOnlyList<Lever> levers, LeverBudget? budget, OptimisationPlan plan, DesignPoint reference)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reference);
        UnsuitableException.Unless(levers.Count > 0, "a search needs at least one lever");
        UnsuitableException.Unless(reference.Number == 0, "the base policy is design point 0");
        plan.Check();
        this.laboratory = laboratory;
        this.plan = plan;
        space = new PolicySpace(levers, budget);
        var names = laboratory.Responses.ToList();
        places = [.. plan.Aims.Select(aim => names.IndexOf(aim.Response) is >= 0 and var place
            ? place
            : throw new UnsuitableException($"there is no response {aim.Response}; there are {string.Join(", ", names)}"))];
        var isPolicy = reference.Levels.Count == levers.Count && reference.Levels.All(double.IsFinite) && space.Allows(reference.Levels);
        this.reference = new TriedPolicy(reference, isPolicy ? space.PlacesOf(reference.Levels) : null);
    }

    /// <summary>Refuses levers, a budget and a plan that make no search, before anything is run.</summary>
    /// <exception cref="UnsuitableException">Something does not suit; the message says what and what to do.</exception>
    public static void Check(IReadOnlyList<Lever> levers, LeverBudget? budget, OptimisationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        _ = new PolicySpace(levers, budget);
    }

    /// <summary>Runs it.</summary>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="told">Is told of each round: its number, and the trials so far. Null for nobody.</param>
    /// <exception cref="UnsuitableException">The base policy cannot be judged, or the levers and their budget leave too few policies.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public OptimisationResult Run(CancellationToken cancellation, Action<int, int>? told = null)
    {
        Begin(cancellation);
        for (var surrogate = Believed(); ; surrogate = Believed())
        {
            told?.Invoke(rounds, trials);
            var batch = Contenders(surrogate, plan.Batch * plan.Replications).Concat(Newcomers(surrogate)).ToList();
            if (batch.Count == 0 || trials + Cost(batch) + Reserve(surrogate) > plan.Budget)
            {
                break;
            }

            RunTo(batch, cancellation);
            rounds++;
        }

        Finish(cancellation);
        return Conclude(cancellation);
    }

    private IReadOnlyList<TriedPolicy> Sound => [.. policies.Where(policy => policy.Flaw is null)];

    private Surrogate Believed()
    {
        UnsuitableException.Unless(Sound.Count >= 2, $"too few policies could be judged; the last could not because {policies.LastOrDefault(policy => policy.Flaw is not null)?.Flaw}");
        return Surrogate.Of(plan, space, places, Sound, reference);
    }

    private void Begin(CancellationToken cancellation)
    {
        if (reference.Places is not null)
        {
            policies.Add(reference);
        }

        var axes = Enumerable.Range(0, space.Size).Select(i => Factor.Range(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"axis {i}"), 0, 1)).ToList();
        var wanted = SpaceFilling.LatinHypercube(axes, plan.FirstPolicies, plan.Seed).Select(point => point.Levels.ToArray());
        foreach (var place in wanted.Concat(RandomPlaces(MostTries)).TakeWhile(_ => policies.Count < plan.FirstPolicies))
        {
            if (space.Near(place) is { } policy)
            {
                AddNew(policy);
            }
        }

        UnsuitableException.Unless(policies.Count >= 2, "no two policies were found that keep the budget with these levels; change the steps, the ranges or the budget");
        RunTo([.. policies.Select(policy => (policy, plan.Replications))], cancellation);
    }

    /// <summary>Adds a policy that nobody has tried; null when somebody has.</summary>
    private TriedPolicy? AddNew(double[] levels)
    {
        var place = space.PlacesOf(levels);
        if (policies.Exists(policy => space.SquaredDistance(policy.Places!, place, []) <= Same))
        {
            return null;
        }

        var added = new TriedPolicy(new DesignPoint(numbers, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"policy {numbers}"), levels), place);
        numbers++;
        policies.Add(added);
        return added;
    }

    private IEnumerable<double[]> RandomPlaces(int count)
    {
        var words = new Streams(plan.Seed, rounds).Sequence(Looking);
        for (var look = 0; look < count; look++)
        {
            var place = new double[space.Size];
            for (var i = 0; i < place.Length; i++)
            {
                place[i] = words.NextUniform();
            }

            yield return place;
        }
    }

    private IEnumerable<double[]> PlacesAround(IEnumerable<TriedPolicy> leaders)
    {
        var words = new Streams(plan.Seed, rounds).Sequence(Looking, 1);
        var normal = new Normal(0, 1);
        foreach (var leader in leaders)
        {
            for (var look = 0; look < LooksAroundLeader; look++)
            {
                var reach = look % 2 == 0 ? 0.15 : 0.04;
                var place = new double[space.Size];
                for (var i = 0; i < place.Length; i++)
                {
                    place[i] = Math.Clamp(leader.Places![i] + (reach * normal.Quantile(words.NextUniform())), 0, 1);
                }

                yield return place;
            }
        }
    }

    /// <summary>Sound policies, the most promising first: those likely to keep the requirements by gain, then the others by that likelihood.</summary>
    private IReadOnlyList<TriedPolicy> Ranked(Surrogate surrogate, double optimism) =>
    [
        .. Sound.Select(policy => (Policy: policy, Belief: surrogate.At(policy.Places!)))
            .OrderByDescending(one => one.Belief.Feasibility >= plan.Assurance)
            .ThenByDescending(one => one.Belief.Feasibility >= plan.Assurance ? one.Belief.Gain + (optimism * one.Belief.Sd) : one.Belief.Feasibility)
            .ThenBy(one => one.Policy.Point.Number)
            .Select(one => one.Policy),
    ];

    /// <summary>Twice as many replications for those that lead or may lead, within an allowance of trials.</summary>
    private List<(TriedPolicy Policy, int To)> Contenders(Surrogate surrogate, int allowance)
    {
        var chosen = new List<(TriedPolicy, int)>();
        foreach (var policy in Ranked(surrogate, optimism: 1).Where(policy => policy.Count < plan.MostReplications).Take(Leaders))
        {
            var to = Math.Min(plan.MostReplications, policy.Count * 2);
            if (to - policy.Count > allowance && chosen.Count > 0)
            {
                break;
            }

            allowance -= to - policy.Count;
            chosen.Add((policy, to));
        }

        return chosen;
    }

    private List<(TriedPolicy Policy, int To)> Newcomers(Surrogate surrogate)
    {
        var ranked = Ranked(surrogate, optimism: 0);
        var leader = surrogate.At(ranked[0].Places!);
        double? best = leader.Feasibility >= plan.Assurance ? leader.Gain : null;
        var looks = RandomPlaces(RandomLooks).Concat(PlacesAround(ranked.Take(Leaders)))
            .Select(place => space.Near(place)).OfType<double[]>()
            .Select(policy => (Policy: policy, Place: space.PlacesOf(policy)))
            .OrderByDescending(look => surrogate.Promise(look.Place, best)).Take(Shortlist).ToList();
        var (believed, chosen) = (surrogate, new List<(TriedPolicy, int)>());
        while (chosen.Count < plan.Batch && looks.Count > 0)
        {
            var (policy, place) = looks.MaxBy(look => believed.Promise(look.Place, best));
            looks.RemoveAll(look => space.SquaredDistance(look.Place, place, []) <= Same);
            if (AddNew(policy) is { } added)
            {
                chosen.Add((added, plan.Replications));
                believed = believed.Believing(place);
            }
        }

        return chosen;
    }

    private int Cost(IReadOnlyList<(TriedPolicy Policy, int To)> batch) =>
        batch.Where(one => one.Policy != reference).Sum(one => one.To - one.Policy.Count)
        + Math.Max(0, batch.Max(one => one.To) - reference.Count);

    /// <summary>Trials that the finalists and the base still need.</summary>
    private int Reserve(Surrogate surrogate) =>
        plan.MostReplications - reference.Count
        + Ranked(surrogate, optimism: 0).Take(Finalists).Where(policy => policy != reference).Sum(policy => plan.MostReplications - policy.Count);

    /// <summary>Runs policies up to a number of replications each, and the base as far as the farthest of them.</summary>
    private void RunTo(IReadOnlyList<(TriedPolicy Policy, int To)> batch, CancellationToken cancellation)
    {
        var farthest = batch.Max(one => one.To);
        var work = new List<(TriedPolicy Policy, int To)>();
        if (reference.Count < farthest)
        {
            work.Add((reference, farthest));
        }

        work.AddRange(batch.Where(one => one.Policy != reference));
        var planned = work.SelectMany(one => Enumerable.Range(one.Policy.Count, one.To - one.Policy.Count), (one, replication) => (one.Policy, replication)).ToList();
        var results = laboratory.Run([.. planned.Select(one => new Trial(one.Policy.Point, one.replication))], cancellation);
        for (var i = 0; i < planned.Count; i++)
        {
            planned[i].Policy.Take(results[i], places);
        }

        trials += planned.Count;
        UnsuitableException.Unless(reference.Flaw is null, $"the base policy cannot be judged: {reference.Flaw}");
    }

    /// <summary>Newcomers that the budget left out are forgotten; the leaders get as many replications as any may have.</summary>
    private void Finish(CancellationToken cancellation)
    {
        policies.RemoveAll(policy => policy.Count == 0);
        for (var round = 0; round <= Finalists; round++)
        {
            var behind = Ranked(Believed(), optimism: 0).Take(round == 0 ? Finalists : 1)
                .Where(policy => policy.Count < plan.MostReplications)
                .Select(policy => (policy, plan.MostReplications)).ToList();
            while (behind.Count > 0 && trials + Cost(behind) > plan.Budget)
            {
                behind.RemoveAt(behind.Count - 1);
            }

            if (behind.Count == 0)
            {
                return;
            }

            RunTo(behind, cancellation);
        }
    }

    private OptimisationResult Conclude(CancellationToken cancellation)
    {
        var surrogate = Believed();
        var ranked = Ranked(surrogate, optimism: 0);
        var winner = ranked.FirstOrDefault(policy => policy.Count >= plan.MostReplications) ?? ranked[0];
        var (confirmation, flaw) = Confirm(winner, cancellation);
        return new OptimisationResult(
            Searched(reference, reference.Places is null ? null : surrogate),
            [.. policies.Select(policy => Searched(policy, surrogate))],
            policies.IndexOf(winner),
            surrogate.At(winner.Places!).Feasibility >= plan.Assurance,
            confirmation,
            flaw,
            trials,
            rounds);
    }

    private SearchedPolicy Searched(TriedPolicy policy, Surrogate? surrogate)
    {
        if (policy.Flaw is not null)
        {
            return new SearchedPolicy(policy.Point, policy.Count, [], double.NaN, double.NaN, policy.Flaw);
        }

        var seen = plan.Aims.Select((aim, i) => Contrasts.Of(aim.Measure, policy.Values(places[i], policy.Count))).ToList();
        var belief = surrogate?.At(policy.Places!);
        return new SearchedPolicy(policy.Point, policy.Count, seen, belief?.Gain ?? double.NaN, belief?.Feasibility ?? double.NaN, null);
    }

    /// <summary>Runs the winner and the base on replications whose numbers no search reaches.</summary>
    private (Confirmation? Confirmation, string? Flaw) Confirm(TriedPolicy winner, CancellationToken cancellation)
    {
        var (fresh, other) = (new TriedPolicy(winner.Point, null), new TriedPolicy(reference.Point, null));
        var both = winner == reference ? new[] { fresh } : [fresh, other];
        var numbered = Enumerable.Range(plan.MostReplications, plan.Confirmation);
        var work = both.SelectMany(_ => numbered, (policy, replication) => (Policy: policy, Trial: new Trial(policy.Point, replication))).ToList();
        var results = laboratory.Run([.. work.Select(one => one.Trial)], cancellation);
        for (var i = 0; i < work.Count; i++)
        {
            work[i].Policy.Take(results[i], places);
        }

        other = winner == reference ? fresh : other;
        if ((fresh.Flaw ?? other.Flaw) is { } flaw)
        {
            return (null, flaw);
        }

        double[] Values(TriedPolicy policy, int aim) => policy.Values(places[aim], plan.Confirmation);
        return (new Confirmation(
            plan.MostReplications,
            plan.Confirmation,
            PairedDifference.Of(plan.Objective, Values(fresh, 0), plan.Confidence),
            PairedDifference.Of(plan.Objective, Values(other, 0), plan.Confidence),
            PairedDifference.Of(plan.Objective, Values(fresh, 0), Values(other, 0), plan.Confidence),
            [.. plan.Requirements.Select((one, i) => new CheckedRequirement(one, PairedDifference.Of(one.Aim, Values(fresh, i + 1), plan.Confidence)))]), null);
    }
}
