using System.Globalization;
using System.Text;
using HubSim.Cli.Experimenting.Varying;
using HubSim.Cli.Output;
using HubSim.Experiments.Worth;
using HubSim.Files.Experiments;

namespace HubSim.Cli.Experimenting.Informing;

/// <summary>A value of information for the terminal.</summary>
static class VoiText
{
    private const int Shown = 10;

    /// <summary>A part for each yardstick.</summary>
    public static string Of(IReadOnlyList<(string Name, Yardstick Yardstick, ValueOfInformation Value)> values, StudySetup setup)
    {
        var text = new StringBuilder();
        foreach (var (name, yardstick, value) in values)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name} [{yardstick.Unit}]: {string.Join(" ", yardstick.Terms.Select((term, place) => Term(term, place == 0, setup)))}");
            Write(text, value, yardstick.Unit, setup.Policies);
            text.AppendLine();
        }

        text.AppendLine("Chance stays unknown to whoever decides, and so do inputs that are not listed.");
        return text.ToString();
    }

    private static string Term(YardstickTerm term, bool isFirst, StudySetup setup)
    {
        var sign = term.Each < 0 ? "- " : isFirst ? "" : "+ ";
        var size = Math.Abs(term.Each);
        return size == 1 ? $"{sign}{setup.Called(term.Response)}" : $"{sign}{VariedFactors.Number(size)} x {setup.Called(term.Response)}";
    }

    private static void Write(StringBuilder text, ValueOfInformation value, string unit, IReadOnlyList<PolicyScenario> policies)
    {
        var table = new TextTable("policy", "mean", "95 % interval", "best in");
        foreach (var (policy, place) in value.Policies.Select((policy, place) => (policy, place)))
        {
            table.Row(
                (place == value.Best ? "* " : "  ") + policies[place].Label,
                VariedFactors.Number(policy.Benefit.Value),
                VariedFactors.Show(policy.Benefit.Interval),
                Words.Percent(policy.BestShare));
        }

        text.Append(table);
        text.AppendLine(CultureInfo.InvariantCulture, $"  * best without further information, over {value.Draws} draws");
        if (value.DrawsLeftOut > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Words.Count(value.DrawsLeftOut, "draw")} without a value under every policy left out");
        }

        text.AppendLine(value.Least is { } least
            ? $"  knowing all inputs first is worth {VariedFactors.Number(Math.Max(0, least.Value))} to {VariedFactors.Number(value.Most.Value)} {unit} (EVPI, two bounds)"
            : $"  knowing all inputs first is worth at most {VariedFactors.Number(value.Most.Value)} {unit} (EVPI)");
        WriteInputs(text, value);
    }

    private static void WriteInputs(StringBuilder text, ValueOfInformation value)
    {
        var counting = value.Inputs.Where(input => input.Counts).ToList();
        if (counting.Count == 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  knowing any one of the {value.Inputs.Count} inputs alone: not distinguishable from 0");
            return;
        }

        var table = new TextTable("knowing one input first (EVPPI)", "worth", "standard error");
        foreach (var input in counting.Take(Shown))
        {
            table.Row(input.Input, VariedFactors.Number(input.Value), VariedFactors.Number(input.StandardError));
        }

        text.Append(table);
        text.AppendLine(counting.Count > Shown
            ? $"  {counting.Count - Shown} more are above 0, the other {value.Inputs.Count - counting.Count} not distinguishable from it"
            : $"  the other {value.Inputs.Count - counting.Count} inputs are not distinguishable from 0 (below {VariedFactors.Number(value.Floor)})");
    }
}
