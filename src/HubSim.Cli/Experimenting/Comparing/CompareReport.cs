using HubSim.Experiments.Analysis;
using HubSim.Experiments.Comparing;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>What a comparison found, response by response and pair by pair.</summary>
/// <param name="Column">The response.</param>
/// <param name="Systems">Its values by policy and replication.</param>
/// <param name="Differences">The policies held against each other, in the order of the pairs.</param>
/// <param name="Regrets">The regret of each policy; empty with fewer than two whole replications.</param>
sealed record ComparedResponse(
    Column Column, PairedSystems Systems, IReadOnlyList<PairedDifference> Differences, IReadOnlyList<Regret> Regrets);

/// <summary>The firms of two policies, matched; means over the replications in which both came to an end.</summary>
/// <param name="Base">The policy that is the measure.</param>
/// <param name="Other">The policy held against it.</param>
/// <param name="Matches">The matches, by replication.</param>
/// <param name="ExtraRmbMillion">Extra public money of the other [RMB million].</param>
/// <param name="Same">Extra survivors among the founders that both have.</param>
/// <param name="All">Extra survivors in all.</param>
/// <param name="SamePerMillion">The first over the extra money; null when the money does not differ beyond chance.</param>
/// <param name="AllPerMillion">The second over the extra money; null when the money does not differ beyond chance.</param>
sealed record ComparedFirms(
    int Base,
    int Other,
    IReadOnlyList<PolicyOutcomes.Match> Matches,
    Estimate ExtraRmbMillion,
    Estimate Same,
    Estimate All,
    Estimate? SamePerMillion,
    Estimate? AllPerMillion)
{
    /// <summary>The mean of a count over the replications.</summary>
    public double Mean(Func<FateMatch, int> count) => Matches.Average(match => count(match.Firms));
}

/// <summary>Makes the answer of a comparison: numbers, tables, text.</summary>
sealed class CompareReport(StudySetup setup, CompareExperiment experiment, PolicyOutcomes outcome)
{
    /// <summary>The answer.</summary>
    /// <exception cref="StudyException">Fewer than two replications came to an end under every policy.</exception>
    public StudyReport Build()
    {
        if (outcome.Whole < 2)
        {
            throw new StudyException($"{outcome.Whole} of {outcome.Replications} replications came to an end under every policy, and a comparison needs two");
        }

        var responses = experiment.Responses.Select(Compare).ToList();
        var firms = Enumerable.Range(0, outcome.Compared.Count).Where(pair => outcome.Matches(pair).Count >= 2).Select(Match).ToList();
        var settings = outcome.Compared.Select(pair => Difference
            .Between(setup.Policies[pair.Base].Loaded.Values, setup.Policies[pair.Other].Loaded.Values)
            .Where(difference => !difference.IsOnlyProvenance && difference.Path is not ("title" or "question")).ToList()).ToList();
        var tables = new CompareTables(setup.Policies, outcome.Compared, Confidence);
        return new StudyReport(
            [tables.Policies(responses), tables.Differences(responses), tables.Firms(firms), tables.Settings(settings)],
            tables.Summary(responses),
            new CompareText(setup, outcome, Confidence).Write(responses, firms, settings))
        {
            Warnings = [.. Warnings(responses)],
        };
    }

    private double Confidence => experiment.Confidence ?? 0.95;

    private ComparedResponse Compare(string response)
    {
        var place = setup.PlaceOf(response);
        var systems = new PairedSystems(
            [.. setup.Policies.Select(policy => policy.Name)],
            outcome.Values(place),
            !experiment.LessIsBetter.Contains(response, StringComparer.Ordinal));
        var pairs = experiment.Pairs == PolicyPairs.All ? ComparedPairs.All : ComparedPairs.First;
        return new ComparedResponse(setup.Responses[place], systems, Comparison.Of(systems, pairs, Confidence), Regret.Of(systems));
    }

    private ComparedFirms Match(int pair)
    {
        var matches = outcome.Matches(pair);
        double[] money = [.. matches.Select(match => match.ExtraRmbMillion)];
        double[] same = [.. matches.Select(match => (double)match.Firms.ExtraAmongTheSame)];
        double[] all = [.. matches.Select(match => (double)match.Firms.Extra)];
        return new ComparedFirms(
            outcome.Compared[pair].Base,
            outcome.Compared[pair].Other,
            matches,
            Estimates.Mean(money),
            Estimates.Mean(same),
            Estimates.Mean(all),
            RatioOfMeans.Of(same, money),
            RatioOfMeans.Of(all, money));
    }

    private IEnumerable<string> Warnings(IReadOnlyList<ComparedResponse> responses)
    {
        var failed = outcome.Replications - outcome.Whole;
        if (failed > 0)
        {
            yield return $"in {failed} of {outcome.Replications} replications at least one policy failed; these pairs are left out, which favours no policy only if failing has nothing to do with success";
        }

        foreach (var response in responses)
        {
            var missing = response.Differences.Max(difference => difference.Incomplete) - failed;
            if (missing > 0)
            {
                yield return $"{response.Column.Name} has no value in up to {missing} further pairs, which are left out of its differences";
            }
        }
    }
}
