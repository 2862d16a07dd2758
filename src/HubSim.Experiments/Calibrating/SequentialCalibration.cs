using HubSim.Experiments.Trials;
using HubSim.Kernel.Random;
using HubSim.Kernel.Random.Numerics;

namespace HubSim.Experiments.Calibrating;

/// <summary>
/// Approximate Bayesian computation by sequential Monte Carlo: which values of the unknowns let the model simulate what was
/// observed. A first generation is a sample of the priors; each further one moves the particles of the last and accepts
/// those whose simulation comes within a tolerance, the quantile of the last generation's distances; weights make up for where the
/// proposals came from. Source: Toni, Welch, Strelkowa, Ipsen and Stumpf, Journal of the Royal Society Interface 6 (2009),
/// algorithm ABC SMC, with the adaptive kernel of <see cref="Perturbation"/>.
/// <para>
/// The answer is the posterior given "within the tolerance", not given the observation itself: it is wider than the exact
/// one, the more so the larger the last tolerance. What the unknowns do not decide is drawn anew in each simulation, so it
/// is averaged over, not learnt.
/// </para>
/// <para>
/// A proposal is a design point and a replication of its own number, so all simulations are independent. A generation takes
/// the accepted proposals in the order of their numbers, never in that in which simulations end, which would favour those that are
/// quickly simulated; so nothing depends on the number of workers. A simulation that fails is a proposal that is not accepted,
/// and is counted.
/// </para>
/// </summary>
public sealed class SequentialCalibration
{
    /// <summary>A generation that the budget cuts short stands when it has this share of its particles.</summary>
    private const double LeastShareOfLast = 0.5;

    private const int LeastBatch = 8;

    /// <summary>A step stays within the priors of so many unknowns once in some ten thousand tries at worst.</summary>
    private const int MostUnknowns = 20;

    private readonly ILaboratory laboratory;
    private readonly IReadOnlyList<Unknown> unknowns;
    private readonly IReadOnlyList<Evidence> evidence;
    private readonly CalibrationPlan plan;
    private readonly int[] places;
    private Discrepancy? discrepancy;
    private int simulated;

    /// <summary>A calibration.</summary>
    /// <param name="laboratory">Where simulations are run.</param>
    /// <param name="unknowns">What is to be learnt; the levels of design points, in this order.</param>
    /// <param name="evidence">What was observed.</param>
    /// <param name="plan">How much may be spent.</param>
    /// <exception cref="UnsuitableException">Something does not suit; the message says what and what to do.</exception>
    public SequentialCalibration(ILaboratory laboratory, IReadOnlyList<Unknown> unknowns, IReadOnlyList<Evidence> evidence, CalibrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        ArgumentNullException.ThrowIfNull(unknowns);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        if (unknowns.Count == 0 || evidence.Count == 0)
        {
            throw new UnsuitableException("a calibration needs at least one unknown and one observation");
        }

        UnsuitableException.Unless(
            unknowns.Count <= MostUnknowns, $"more than {MostUnknowns} unknowns cannot be moved together; leave out those of which the observations say nothing");
        if (unknowns.FirstOrDefault(one => one.Prior.Minimum >= one.Prior.Maximum) is { } known)
        {
            throw new UnsuitableException($"{known.Name} is one fixed number, so nothing can be learnt of it; give it a distribution");
        }

        this.laboratory = laboratory;
        this.unknowns = unknowns;
        this.evidence = evidence;
        this.plan = plan;
        var names = laboratory.Responses.ToList();
        places = [.. evidence.Select(one => names.IndexOf(one.Response) is >= 0 and var place
            ? place
            : throw new UnsuitableException($"there is no response {one.Response}; there are {string.Join(", ", names)}"))];
    }

    /// <summary>Runs it.</summary>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="told">Is told of each generation as it is complete; null for nobody.</param>
    /// <exception cref="UnsuitableException">Nothing can be learnt from an observation, or nothing could be simulated.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Posterior Run(CancellationToken cancellation, Action<Generation>? told = null)
    {
        simulated = 0;
        var generations = new List<Generation> { First(cancellation) };
        told?.Invoke(generations[0]);
        while (End(generations) is null)
        {
            if (Next(generations[^1], cancellation) is not { } next)
            {
                return new Posterior(generations, discrepancy!.Scales, simulated, CalibrationEnd.Budget);
            }

            generations.Add(next);
            told?.Invoke(next);
        }

        return new Posterior(generations, discrepancy!.Scales, simulated, End(generations)!.Value);
    }

    private CalibrationEnd? End(List<Generation> generations) =>
        generations[^1].Tolerance <= plan.Tolerance ? CalibrationEnd.Tolerance
        : generations.Count >= plan.Generations ? CalibrationEnd.Generations
        : generations.Count > 1 && generations[^1].Acceptance < plan.LeastAcceptance ? CalibrationEnd.Acceptance
        : simulated >= plan.Budget ? CalibrationEnd.Budget
        : null;

    /// <summary>The sample of the prior, of which the scales of the distance are taken; those that fail are replaced.</summary>
    private Generation First(CancellationToken cancellation)
    {
        var taken = new List<Proposal>();
        var failed = 0;
        while (taken.Count < plan.Particles && simulated < plan.Budget)
        {
            foreach (var proposal in Simulate(plan.Particles - taken.Count, streams => Perturbation.FromPrior(streams, unknowns.Count), cancellation))
            {
                failed += proposal.Simulated is null ? 1 : 0;
                if (proposal.Simulated is not null)
                {
                    taken.Add(proposal);
                }
            }
        }

        if (taken.Count < plan.Particles)
        {
            throw new UnsuitableException($"{failed} of the first {simulated} simulations failed, more than the budget bears; look at one of them alone");
        }

        discrepancy = Discrepancy.Of(plan.Distance, evidence, [.. taken.Select(proposal => proposal.Simulated!)]);
        return new Generation(0, double.PositiveInfinity, simulated, failed, [.. taken.Select(one => ParticleOf(one, 1.0 / taken.Count))]);
    }

    /// <summary>The next generation; null when the budget ends before it stands.</summary>
    private Generation? Next(Generation last, CancellationToken cancellation)
    {
        var tolerance = NextTolerance(last);
        var perturbation = new Perturbation(last.Particles, tolerance);
        var accepted = new List<Proposal>();
        var (looked, failed) = (0, 0);
        while (accepted.Count < plan.Particles && simulated < plan.Budget)
        {
            foreach (var proposal in Simulate(BatchSize(accepted.Count, looked), perturbation.Propose, cancellation))
            {
                looked++;
                failed += proposal.Simulated is null ? 1 : 0;
                if (proposal.Simulated is not null && discrepancy!.From(proposal.Simulated) <= tolerance)
                {
                    accepted.Add(proposal);
                }

                if (accepted.Count == plan.Particles)
                {
                    break;
                }
            }
        }

        return accepted.Count >= LeastShareOfLast * plan.Particles
            ? new Generation(last.Number + 1, tolerance, looked, failed, Weighted(accepted, perturbation))
            : null;
    }

    /// <summary>The distance within which the share to keep lies; where that is not finite, the largest finite one.</summary>
    private double NextTolerance(Generation last)
    {
        var distances = last.Particles.Select(particle => particle.Distance).Order().ToList();
        var wanted = distances[Math.Max(0, (int)Math.Ceiling(plan.Keep * distances.Count) - 1)];
        return double.IsFinite(wanted)
            ? Math.Max(wanted, plan.Tolerance)
            : distances.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max() is var largest && double.IsFinite(largest)
                ? largest
                : throw new UnsuitableException("no simulation of the prior gave a value for every observation; look at the observations and the priors");
    }

    private int BatchSize(int accepted, int looked)
    {
        var rate = looked == 0 ? 1 : Math.Max(1, accepted) / (double)looked;
        return (int)Math.Clamp(Math.Ceiling((plan.Particles - accepted) / rate), Math.Min(LeastBatch, plan.Batch), plan.Batch);
    }

    /// <summary>Simulates the next proposals, as many as the budget bears.</summary>
    private IEnumerable<Proposal> Simulate(int count, Func<Streams, double[]> propose, CancellationToken cancellation)
    {
        count = Math.Min(count, plan.Budget - simulated);
        var proposals = Enumerable.Range(simulated, count).Select(number => ProposalOf(number, propose(new Streams(plan.Seed, number)))).ToList();
        simulated += count;
        var results = laboratory.Run([.. proposals.Select(one => new Trial(one.Point, one.Number))], cancellation);
        return proposals.Zip(results, (one, result) =>
            one with { Simulated = result.Yield is { } yield ? [.. places.Select(place => yield.Responses[place])] : null });
    }

    private Proposal ProposalOf(int number, double[] placed) => new(
        number, placed, new DesignPoint(number, $"proposal {number}", [.. unknowns.Select((one, i) => one.Prior.Quantile(placed[i]))]), null);

    private IReadOnlyList<Particle> Weighted(List<Proposal> accepted, Perturbation perturbation)
    {
        var logs = accepted.Select(one => perturbation.LogWeight(one.Placed)).ToList();
        var largest = logs.Max();
        var weights = logs.Select(log => Elementary.Exp(log - largest)).ToList();
        var sum = weights.Sum();
        return [.. accepted.Select((one, i) => ParticleOf(one, weights[i] / sum))];
    }

    private Particle ParticleOf(Proposal one, double weight) =>
        new(one.Number, one.Point.Levels, weight, discrepancy!.From(one.Simulated!), one.Simulated!) { Places = one.Placed };

    private sealed record Proposal(int Number, double[] Placed, DesignPoint Point, IReadOnlyList<double>? Simulated);
}
