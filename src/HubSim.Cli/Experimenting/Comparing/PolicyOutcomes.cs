using HubSim.Experiments.Comparing;
using HubSim.Experiments.Trials;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>What came of the policies, replication by replication. Fates are matched as soon as a batch is there, and let go.</summary>
/// <param name="policies">Number of policies.</param>
/// <param name="compared">Which are held against which.</param>
sealed class PolicyOutcomes(int policies, IReadOnlyList<(int Base, int Other)> compared)
{
    private const double FenPerMillion = 1e8;
    private readonly List<TrialResult>[] results = [.. Enumerable.Range(0, policies).Select(_ => new List<TrialResult>())];
    private readonly List<Match>[] matches = [.. compared.Select(_ => new List<Match>())];

    /// <summary>Which policies are held against which.</summary>
    public IReadOnlyList<(int Base, int Other)> Compared => compared;

    /// <summary>Number of replications.</summary>
    public int Replications => results[0].Count;

    /// <summary>Number of replications in which every policy came to an end.</summary>
    public int Whole => Enumerable.Range(0, Replications).Count(replication => results.All(list => !list[replication].Failed));

    /// <summary>The firms matched under two policies, for each replication in which both came to an end.</summary>
    public IReadOnlyList<Match> Matches(int pair) => matches[pair];

    /// <summary>Values of a response by policy and replication, NaN where one failed.</summary>
    public double[][] Values(int response) =>
        [.. results.Select(list => list.Select(result => result.Yield?.Responses[response] ?? double.NaN).ToArray())];

    /// <summary>Takes a batch: each replication with all policies, in their order.</summary>
    public void Take(IReadOnlyList<TrialResult> batch)
    {
        foreach (var replication in batch.Chunk(policies))
        {
            var fates = replication.Select(result => result.Yield is { } yield ? Fates.FromBytes(yield.Attachment) : null).ToList();
            for (var policy = 0; policy < policies; policy++)
            {
                var result = replication[policy];
                results[policy].Add(result.Yield is { } yield ? result with { Yield = yield with { Attachment = default } } : result);
            }

            for (var pair = 0; pair < compared.Count; pair++)
            {
                if (fates[compared[pair].Base] is { } measure && fates[compared[pair].Other] is { } other)
                {
                    matches[pair].Add(new Match(FateMatch.Between(measure, other), (other.Spent - measure.Spent) / FenPerMillion));
                }
            }
        }
    }

    /// <summary>Two policies in one replication.</summary>
    /// <param name="Firms">Their firms, matched.</param>
    /// <param name="ExtraRmbMillion">Public money of the other less that of the measure [RMB million].</param>
    public readonly record struct Match(FateMatch Firms, double ExtraRmbMillion);
}
