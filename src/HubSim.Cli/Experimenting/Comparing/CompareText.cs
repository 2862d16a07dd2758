using System.Text;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>A comparison for the terminal, 80 columns wide.</summary>
sealed class CompareText(StudySetup setup, PolicyOutcomes outcome, double confidence)
{
    private const int Width = 80;
    private const int MostSettings = 12;
    private const string Switch = ".enabled";
    private readonly IReadOnlyList<PolicyScenario> policies = setup.Policies;
    private readonly StringBuilder text = new();

    /// <summary>The whole text.</summary>
    public string Write(IReadOnlyList<ComparedResponse> responses, IReadOnlyList<ComparedFirms> firms, IReadOnlyList<List<Difference>> settings)
    {
        for (var pair = 0; pair < settings.Count; pair++)
        {
            WriteSettings(outcome.Compared[pair], settings[pair]);
        }

        foreach (var response in responses)
        {
            WriteResponse(response);
        }

        WriteLegend(responses);
        foreach (var pair in firms)
        {
            WriteFirms(pair);
        }

        return text.ToString();
    }

    private void WriteSettings((int Base, int Other) pair, List<Difference> settings)
    {
        var own = settings.Where(difference => !HangsOnSwitch(difference, settings)).ToList();
        var hanging = settings.Count - own.Count;
        Paragraph($"{Label(pair.Other)} differs from {Label(pair.Base)} in {Words.Count(own.Count, "value")}{(hanging > 0 ? $", and in {hanging} of parts that it switches off" : "")}");
        foreach (var difference in own.Take(MostSettings))
        {
            var unit = (difference.One ?? difference.Other)!.Input.Unit;
            Line($"  {difference.Path}{(unit.Length > 0 ? $" [{unit}]" : "")}");
            Line($"    {Cut(difference.One?.Text ?? "nothing", 34)} -> {Cut(difference.Other?.Text ?? "nothing", 36)}");
        }

        if (own.Count > MostSettings)
        {
            Line($"  and {own.Count - MostSettings} more: settings.parquet has them all");
        }

        Line("");
    }

    /// <summary>True when the policy switches a part off: all that the measure says in it then says nothing.</summary>
    private static bool HangsOnSwitch(Difference difference, List<Difference> settings) =>
        difference.Other is null
        && settings.Any(other => other.Path.EndsWith(Switch, StringComparison.Ordinal)
            && other.Path != difference.Path
            && difference.Path.StartsWith(other.Path[..^(Switch.Length - 1)], StringComparison.Ordinal));

    private void WriteResponse(ComparedResponse response)
    {
        var (unit, show) = ResponseScale.Of(response.Column);
        Line($"{setup.Called(response.Column.Name)}{(unit.Length > 0 ? $" [{unit}]" : "")}, {(response.Systems.MoreIsBetter ? "more" : "less")} is better");
        Row("", "mean", "differs", "interval", "better", "regret", "best");
        for (var policy = 0; policy < policies.Count; policy++)
        {
            var found = response.Differences.FirstOrDefault(one => one.Base == 0 && one.Other == policy);
            var regret = response.Regrets.FirstOrDefault(one => one.System == policy);
            double[] values = [.. response.Systems.Values[policy].Where(value => !double.IsNaN(value))];
            Row(
                Cut(Label(policy), 19),
                values.Length > 0 ? show(values.Average()) : "none",
                found?.Difference is { } difference ? show(difference.Value) : "",
                found?.Difference is { } known ? $"{show(Possible(response.Column, known.Interval.Lower))} to {show(Possible(response.Column, known.Interval.Upper))}" : "",
                found?.Beats is { } beats ? Whole(beats.Value) : "",
                regret is null ? "" : show(regret.Mean.Value),
                regret is null ? "" : Whole(regret.ShareBest),
                found?.HolmPValue <= 1 - confidence ? '*' : ' ');
        }

        Line("");
    }

    private void WriteLegend(IReadOnlyList<ComparedResponse> responses)
    {
        var m = outcome.Compared.Count;
        Paragraph($"differs, interval: less {Label(0)}, over pairs of replications with the same random numbers; the intervals of one response hold together at {Words.Percent(confidence)} (Bonferroni, {Words.Count(m, "comparison")}). "
            + "*: not chance by Holm's procedure, which is sharper than these intervals. better: share of pairs in which it beats the first. "
            + "regret: mean loss to the best policy of each replication; best: share of replications in which none is better.");
        var ratios = responses.SelectMany(response => response.Differences).Select(found => found.VarianceRatio).OfType<double>().Order().ToList();
        if (ratios.Count > 0)
        {
            Paragraph($"Pairing saved replications: independent ones would have needed {Words.Short(ratios[ratios.Count / 2])} times as many in the middle of these differences, from {Words.Short(ratios[0])} to {Words.Short(ratios[^1])}.");
        }

        Line("");
    }

    private void WriteFirms(ComparedFirms pair)
    {
        Paragraph($"the same founders under A: {Label(pair.Base)}, and B: {Label(pair.Other)} (means of {Words.Count(pair.Matches.Count, "replication")})");
        Line($"  live under both {Mean(pair, firm => firm.BothSurvive)}, under neither {Mean(pair, firm => firm.BothEnd)}; only under B {Mean(pair, firm => firm.Saved)}, only under A {Mean(pair, firm => firm.Lost)}");
        Line($"  came only under B {Mean(pair, firm => firm.NewSurvivors + firm.NewEnded)}, of whom live {Mean(pair, firm => firm.NewSurvivors)}; only under A {Mean(pair, firm => firm.MissingSurvivors + firm.MissingEnded)}, of whom live {Mean(pair, firm => firm.MissingSurvivors)}");
        Line($"  {"B less A (95 %)",-17}{"in all",25} {"of the same founders",29}");
        Line($"  survivors         {Shown(pair.All),25} {Shown(pair.Same),29}");
        Line($"  public money      {Shown(pair.ExtraRmbMillion),25} RMB million");
        Line(pair is { AllPerMillion: { } all, SamePerMillion: { } same }
            ? $"  per RMB million   {Shown(all),25} {Shown(same),29}"
            : "  per RMB million   not to be said: the money does not differ beyond chance");
        Line("");
    }

    private static string Mean(ComparedFirms pair, Func<Experiments.Comparing.FateMatch, int> count) => Words.Short(pair.Mean(count));

    private static string Shown(Estimate estimate) =>
        $"{Words.Short(estimate.Value)} ({Words.Short(estimate.Interval.Lower)} to {Words.Short(estimate.Interval.Upper)})";

    /// <summary>Two probabilities differ by no more than 1.</summary>
    private static double Possible(Column column, double end) => column.Type is ColumnType.Boolean ? Math.Clamp(end, -1, 1) : end;

    private static string Whole(double share) => $"{share * 100:0} %";

    private string Label(int policy) => policies[policy].Label;

    private static string Cut(string said, int most) => said.Length <= most ? said : said[..(most - 1)] + "\u2026";

    private void Row(string name, string mean, string difference, string interval, string better, string regret, string best, char mark = ' ') =>
        Line($"{mark} {name,-19}{mean,9}{difference,10}{interval,20}{better,7}{regret,7}{best,6}".TrimEnd());

    private void Paragraph(string said) => Line(Words.Wrapped(said, Width));

    private void Line(string said) => text.Append(said).Append('\n');
}
