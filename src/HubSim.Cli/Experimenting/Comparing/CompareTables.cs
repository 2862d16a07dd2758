using HubSim.Cli.Inspecting;
using HubSim.Experiments.Analysis;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Recording;
using MathNet.Numerics.Statistics;

namespace HubSim.Cli.Experimenting.Comparing;

/// <summary>The tables of a comparison.</summary>
/// <param name="policies">The policies.</param>
/// <param name="pairs">Which were held against which.</param>
/// <param name="confidence">With which all intervals of a response hold together.</param>
sealed class CompareTables(IReadOnlyList<PolicyScenario> policies, IReadOnlyList<(int Base, int Other)> pairs, double confidence)
{
    /// <summary>Policies, each by itself.</summary>
    public ResultTable Policies(IReadOnlyList<ComparedResponse> responses)
    {
        var table = new Table(CompareColumns.Policies);
        foreach (var response in responses)
        {
            for (var policy = 0; policy < policies.Count; policy++)
            {
                AddPolicy(table, response, policy);
            }
        }

        return new ResultTable("policies", "A policy and a response: its mean, spread and regret.", table);
    }

    /// <summary>Policies held against each other.</summary>
    public ResultTable Differences(IReadOnlyList<ComparedResponse> responses)
    {
        var table = new Table(CompareColumns.Differences);
        foreach (var response in responses)
        {
            foreach (var found in response.Differences)
            {
                table.Add(response.Column.Name);
                table.Add(response.Column.Unit);
                table.Add(policies[found.Base].Name);
                table.Add(policies[found.Other].Name);
                table.Add((long)found.Pairs);
                table.Add((long)found.Incomplete);
                table.Add(found.BaseMean);
                table.Add(found.OtherMean);
                Add(table, found.Difference);
                table.Add(1 - ((1 - confidence) / pairs.Count));
                table.Add(found.PValue);
                table.Add(found.HolmPValue);
                Add(table, found.Beats);
                table.Add(found.Ties);
                table.Add(found.Correlation);
                table.Add(found.VarianceRatio);
            }
        }

        return new ResultTable("differences", "A response and two policies: their difference over pairs of replications with the same random numbers.", table);
    }

    /// <summary>Firms matched under two policies.</summary>
    public ResultTable Firms(IReadOnlyList<ComparedFirms> firms)
    {
        var table = new Table(CompareColumns.Firms);
        foreach (var pair in firms)
        {
            table.Add(policies[pair.Base].Name);
            table.Add(policies[pair.Other].Name);
            table.Add((long)pair.Matches.Count);
            table.Add(pair.Mean(firm => firm.BothSurvive));
            table.Add(pair.Mean(firm => firm.Saved));
            table.Add(pair.Mean(firm => firm.Lost));
            table.Add(pair.Mean(firm => firm.BothEnd));
            table.Add(pair.Mean(firm => firm.NewSurvivors));
            table.Add(pair.Mean(firm => firm.NewEnded));
            table.Add(pair.Mean(firm => firm.MissingSurvivors));
            table.Add(pair.Mean(firm => firm.MissingEnded));
            Add(table, pair.ExtraRmbMillion);
            Add(table, pair.Same);
            Add(table, pair.All);
            Add(table, pair.SamePerMillion);
            Add(table, pair.AllPerMillion);
        }

        return new ResultTable("firms", "Two policies: what became of the same founders under each, in means over the replications.", table);
    }

    /// <summary>What differs between policies.</summary>
    public ResultTable Settings(IReadOnlyList<List<Difference>> settings)
    {
        var table = new Table(CompareColumns.Settings);
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            foreach (var difference in settings[pair])
            {
                table.Add(policies[pairs[pair].Base].Name);
                table.Add(policies[pairs[pair].Other].Name);
                table.Add(difference.Path);
                table.Add((difference.One ?? difference.Other)!.Input.Unit);
                foreach (var side in new[] { difference.One, difference.Other })
                {
                    table.Add(side?.Text);
                    table.Add(side is null ? null : Basis.Short(side.Provenance));
                    table.Add(side?.Setting.Place);
                }
            }
        }

        return new ResultTable("settings", "A value of the scenario that differs between two policies.", table);
    }

    /// <summary>A row for each policy and response, against the first policy, for a spreadsheet.</summary>
    public Table Summary(IReadOnlyList<ComparedResponse> responses)
    {
        var table = new Table(CompareColumns.Summary);
        foreach (var response in responses)
        {
            for (var policy = 0; policy < policies.Count; policy++)
            {
                table.Add(policies[policy].Label);
                AddPolicy(table, response, policy);
                var found = response.Differences.FirstOrDefault(one => one.Base == 0 && one.Other == policy);
                Add(table, found?.Difference);
                table.Add(found?.HolmPValue);
                table.Add(found?.Beats?.Value);
            }
        }

        return table;
    }

    private void AddPolicy(Table table, ComparedResponse response, int policy)
    {
        double[] values = [.. response.Systems.Values[policy].Where(value => !double.IsNaN(value))];
        table.Add(policies[policy].Name);
        table.Add(response.Column.Name);
        table.Add(response.Column.Unit);
        table.Add(response.Systems.MoreIsBetter ? "more" : "less");
        table.Add((long)values.Length);
        Add(table, MeanOf(response.Column, values));
        foreach (var share in new[] { 0.05, 0.5, 0.95 })
        {
            table.Add(values.Length > 0 ? values.QuantileCustom(share, QuantileDefinition.R7) : null);
        }

        var regret = response.Regrets.FirstOrDefault(one => one.System == policy);
        Add(table, regret?.Mean);
        table.Add(regret?.P95);
        table.Add(regret?.Largest);
        table.Add(regret?.ShareBest);
        table.Add(regret?.ShareBestAlone);
    }

    /// <summary>A mean with its interval; of truth values, the probability with Wilson's.</summary>
    internal static Estimate? MeanOf(Column column, IReadOnlyList<double> values) => values.Count < 2 ? null
        : column.Type is ColumnType.Boolean ? Estimates.Probability(values.Count(value => value > 0), values.Count)
        : Estimates.Mean(values);

    private static void Add(Table table, Estimate? estimate)
    {
        table.Add(estimate?.Value);
        table.Add(estimate?.Interval.Lower);
        table.Add(estimate?.Interval.Upper);
    }
}
