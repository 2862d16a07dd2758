using HubSim.Cli.Experimenting.Varying;
using HubSim.Experiments.Worth;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Informing;

/// <summary>The tables of a value of information.</summary>
static class VoiTables
{
    /// <summary>A row for each yardstick and policy.</summary>
    public static Table Policies(IReadOnlyList<(string Name, Yardstick Yardstick, ValueOfInformation Value)> values)
    {
        var table = new Table(
        [
            new Column("yardstick", ColumnType.Category, false, "", "Name of the yardstick."),
            new Column("unit", ColumnType.Category, false, "", "Its unit."),
            new Column("policy", ColumnType.Category, false, "", "Name of the policy."),
            .. VariedFactors.Columns("benefit", "", "Mean worth of the policy, in the unit of the yardstick"),
            new Column("best_share", ColumnType.Double, false, "share", "Share of the draws in which no other policy did better, chance included."),
            new Column("is_best", ColumnType.Boolean, false, "", "Whether it is best without further information."),
        ]);
        foreach (var (name, yardstick, value) in values)
        {
            for (var place = 0; place < value.Policies.Count; place++)
            {
                table.Add(name);
                table.Add(yardstick.Unit);
                table.Add(value.Policies[place].Policy);
                VariedFactors.Add(table, value.Policies[place].Benefit);
                table.Add(value.Policies[place].BestShare);
                table.Add(place == value.Best);
            }
        }

        return table;
    }

    /// <summary>A row for each yardstick and what could be known: all inputs (two bounds), and each of them.</summary>
    public static Table Summary(IReadOnlyList<(string Name, Yardstick Yardstick, ValueOfInformation Value)> values, IReadOnlyList<ResolvedFactor> factors)
    {
        var table = new Table(
        [
            new Column("yardstick", ColumnType.Category, false, "", "Name of the yardstick."),
            new Column("unit", ColumnType.Category, false, "", "Its unit."),
            new Column("known", ColumnType.Category, false, "", "What is known before the decision: everything (lower and upper bound), or the path of an input."),
            new Column("value", ColumnType.Double, false, "", "What knowing it is worth, in the unit of the yardstick."),
            new Column("standard_error", ColumnType.Double, true, "", "Standard error of the value."),
            new Column("above_zero", ColumnType.Boolean, false, "", "Whether the value can be distinguished from 0."),
        ]);
        foreach (var (name, yardstick, value) in values)
        {
            if (value.Least is { } least)
            {
                Add("everything, at least", least.Value, StandardError(least), least.Interval.Lower > 0);
            }

            Add("everything, at most", value.Most.Value, StandardError(value.Most), value.Most.Interval.Lower > 0);
            foreach (var input in value.Inputs)
            {
                Add(factors.First(factor => factor.Name == input.Input).Path, input.Value, input.StandardError, input.Counts);
            }

            void Add(string known, double worth, double error, bool counts)
            {
                table.Add(name);
                table.Add(yardstick.Unit);
                table.Add(known);
                table.Add(worth);
                table.Add(error);
                table.Add(counts);
            }
        }

        return table;
    }

    /// <summary>The standard error behind Student's t interval of a mean.</summary>
    private static double StandardError(HubSim.Experiments.Analysis.Estimate mean) =>
        mean.HalfWidth / MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, mean.N - 1, 0.975);
}
