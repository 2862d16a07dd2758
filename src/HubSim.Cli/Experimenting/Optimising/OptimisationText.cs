using System.Globalization;
using System.Text;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Optimising;

namespace HubSim.Cli.Experimenting.Optimising;

/// <summary>What a search found as short tables, 80 columns wide.</summary>
static class OptimisationText
{
    private const int Width = 80;
    private const int LeadersShown = 5;

    /// <summary>The answer.</summary>
    public static string Of(OptimisationFindings found, StudySetup setup)
    {
        var text = new StringBuilder();
        AddLevers(text, found);
        if (found.Result.Confirmation is { } confirmed)
        {
            AddConfirmation(text, found, confirmed, setup);
        }

        AddLeaders(text, found);
        Say(text, $"The search looked at {found.Result.Policies.Count} policies in {Words.Whole(found.Result.Trials)} trials, {found.Result.Rounds} rounds after the first. It does not promise that none is better, "
            + "or that the best of these was chosen. The intervals rest on replications that had no part in the search, so that the choice does not flatter them.");
        return text.ToString();
    }

    private static void AddLevers(StringBuilder text, OptimisationFindings found)
    {
        text.Append(CultureInfo.InvariantCulture, $"{"lever",-36}{"base",14}{"best",14}  unit\n");
        for (var i = 0; i < found.Factors.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{found.Factors[i].Name,-36}{found.Show(found.Result.Reference, i),14}{found.Show(found.Winner, i),14}  {found.Factors[i].Unit}\n");
        }

        if (found.Budget is { } budget)
        {
            string Cost(SearchedPolicy policy) => policy.Point.Levels.Zip(budget.Costs, (level, cost) => cost == 0 ? 0 : level * cost).Sum() is var sum && double.IsNaN(sum)
                ? "uncertain"
                : sum.ToString("0.####", CultureInfo.InvariantCulture);
            var bound = string.Create(CultureInfo.InvariantCulture, $"cost ({(budget.IsExact ? "exactly" : "at most")} {budget.Amount:0.####})");
            text.Append(CultureInfo.InvariantCulture, $"{bound,-36}{Cost(found.Result.Reference),14}{Cost(found.Winner),14}\n");
        }

        text.Append('\n');
    }

    private static void AddConfirmation(StringBuilder text, OptimisationFindings found, Confirmation confirmed, StudySetup setup)
    {
        string Called(Aim aim) => OptimisationFindings.NameOf(aim) + setup.MarkOf(aim.Response);
        var goal = found.Plan.Maximise ? "to be large" : "to be small";
        text.Append(CultureInfo.InvariantCulture, $"{"confirmed",-30}{"base",10}{"best",10}{"difference",30}\n");
        var name = Called(found.Plan.Objective);
        text.Append(CultureInfo.InvariantCulture, $"{name,-30}{Words.Short(confirmed.Reference.Value),10}{Words.Short(confirmed.Objective.Value),10}{Interval(confirmed.Difference),30}\n");
        Say(text, $"{goal}; the best has {Interval(confirmed.Objective)}. {Words.Whole(confirmed.Count)} fresh replications (numbers {confirmed.First} to {confirmed.First + confirmed.Count - 1}) of both, paired; intervals of 95 %.");
        foreach (var one in confirmed.Requirements)
        {
            var verdict = one.Verdict switch
            {
                RequirementVerdict.Kept => "kept",
                RequirementVerdict.Broken => "BROKEN",
                _ => "neither shown to be kept nor to be broken",
            };
            Say(text, $"required: {Called(one.Requirement.Aim)} {Bound(one.Requirement)}: {Interval(one.Value)}, {verdict}");
        }

        if (found.Result.Winner >= 0 && found.Winner.Point.Number == 0)
        {
            Say(text, "The search found nothing better than the base policy itself.");
        }
        else if (confirmed.Difference.Interval is { Lower: <= 0, Upper: >= 0 })
        {
            Say(text, "The interval of the difference holds 0: that the best is better than the base is not shown.");
        }

        text.Append('\n');
    }

    private static void AddLeaders(StringBuilder text, OptimisationFindings found)
    {
        text.Append(CultureInfo.InvariantCulture, $"{"leaders, as the search saw them",-44}{"replications",14}{"lead",11}{"keeps all",11}\n");
        var leaders = found.Result.Policies.Where(policy => policy.Flaw is null)
            .OrderByDescending(policy => policy.Feasibility >= found.Plan.Assurance).ThenByDescending(policy => policy.Gain).Take(LeadersShown);
        foreach (var policy in leaders)
        {
            var levels = string.Join(", ", Enumerable.Range(0, found.Factors.Count).Select(i => found.Show(policy, i)));
            var name = policy.Point.Number == 0 ? $"base: {levels}" : levels;
            text.Append(CultureInfo.InvariantCulture, $"{Cut(name, 44),-44}{policy.Replications,14}{Words.Short(policy.Gain),11}{Words.Percent(policy.Feasibility),11}\n");
        }

        text.Append('\n');
    }

    private static string Bound(Requirement requirement) => (requirement.AtLeast, requirement.AtMost) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {requirement.AtMost}"),
    };

    private static string Interval(Estimate estimate) =>
        $"{Words.Short(estimate.Value)} ({Words.Short(estimate.Interval.Lower)} to {Words.Short(estimate.Interval.Upper)})";

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 3)] + "...";

    private static void Say(StringBuilder text, string sentence) => text.Append(Words.Wrapped(sentence, Width)).Append('\n');
}
